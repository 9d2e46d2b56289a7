import { Closed, OneOf, type Static, Type } from '#platform/contract/index.ts'

/** What a screening rule advises. Never a refusal: an officer decides. */
export const advices = ['pass', 'register', 'ask_health', 'advise_back'] as const
const words = Type.String({ minLength: 1, maxLength: 300 })

/** The name of a rule, the same in each of its versions: a word of the playbook, nothing that anybody types. */
export const RuleId = Type.String({ pattern: '^[a-z0-9]+([-_][a-z0-9]+)*$', maxLength: 60 })

/** A screening rule of a playbook; `when` is an expression in CEL, whose facts the module checkpoint knows. */
export const ScreeningRule = Closed({
  id: RuleId,
  version: Type.Integer({ minimum: 1 }),
  /** First day on which it applies. */
  from: Type.String({ format: 'date', maxLength: 10 }),
  when: Type.String({ minLength: 1, maxLength: 500 }),
  outcome: OneOf(...advices),
  /** Code of the law in the playbook's `legalBasis`. */
  basis: Type.String({ maxLength: 60 }),
  /** What is read out to the traveller. */
  text: Closed({ 'zh-Hans': words, 'zh-Hant': words, en: words }),
})
export type ScreeningRule = Static<typeof ScreeningRule>

/** Screening of a playbook: its rules, the first that fits is shown, and the days that a pass is kept. */
export const Screening = Closed({
  retainDays: Type.Integer({ minimum: 1, maximum: 14 }),
  rules: Type.Array(ScreeningRule, { maxItems: 50 }),
})
