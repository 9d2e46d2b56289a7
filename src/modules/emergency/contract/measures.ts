import { Closed, type Static, Type } from '#platform/contract/index.ts'

const words = Type.String({ minLength: 1, maxLength: 200 })
const Text = Closed({ 'zh-Hans': words, 'zh-Hant': words, en: words })
const Code = Type.String({ pattern: '^[a-z0-9]+([-_][a-z0-9]+)*$', maxLength: 60 })
const Phrase = Closed({ code: Code, text: Text })

/** What a playbook lets be asked of a person: nothing else can be ordered (RIGHTS C-06, C-07). */
export const Measures = Closed({
  /** Longest term of one measure, in days; 14, or up to 21 where the playbook says so. */
  mostDays: Type.Integer({ minimum: 1, maximum: 21 }),
  kinds: Type.Array(
    Closed({
      code: Code,
      text: Text,
      /** Usual term in days. */
      days: Type.Integer({ minimum: 1, maximum: 21 }),
      /** Laws of `legalBasis` that it can stand on, the usual one first. */
      basis: Type.Array(Code, { minItems: 1, maxItems: 10 }),
    }),
    { minItems: 1, maxItems: 2 },
  ),
  restrictions: Type.Array(Phrase, { minItems: 1, maxItems: 12 }),
  help: Type.Array(Phrase, { minItems: 1, maxItems: 12 }),
})
export type Measures = Static<typeof Measures>
