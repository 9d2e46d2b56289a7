import { Closed, type Static, Type } from '#platform/contract/index.ts'

const words = Type.String({ minLength: 1, maxLength: 200 })
const Text = Closed({ 'zh-Hans': words, 'zh-Hant': words, en: words })
const Code = Type.String({ pattern: '^[a-z0-9]+([-_][a-z0-9]+)*$', maxLength: 60 })

/** Follow-up of a playbook, and how long what it brings is kept. */
export const Monitoring = Closed({
  /** Days of follow-up after the last exposure, and times a day. */
  days: Type.Integer({ minimum: 1, maximum: 28 }),
  perDay: Type.Integer({ minimum: 1, maximum: 4 }),
  /** From here a temperature is a fever, in tenths of a degree. */
  fever: Type.Integer({ minimum: 360, maximum: 400 }),
  symptoms: Type.Array(Closed({ code: Code, text: Text }), { minItems: 1, maxItems: 12 }),
  /** What the records may be used for, and the law in `legalBasis` that it stands on. */
  purpose: Closed({ code: Code, text: Text }),
  basis: Type.String({ maxLength: 60 }),
  /** Days that health data are kept after the last entry, and movement data after the day they tell of. */
  healthDays: Type.Integer({ minimum: 1, maximum: 365 }),
  movementDays: Type.Integer({ minimum: 1, maximum: 21 }),
})
export type Monitoring = Static<typeof Monitoring>
