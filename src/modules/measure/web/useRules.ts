import type { Language } from '#platform/contract/index.ts'
import { useLanguage } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { type Rules, rules } from '../contract/index.ts'

/** The playbook's rules with their words in a language: the reader's own, or that of a paper. */
export function useRules(language?: Language) {
  const own = useLanguage()
  const query = useQuery(rules, {}, { keep: true })
  return { query, ...wordsOf(query.data, language ?? own) }
}

/** Words of codes; a code that the playbook no longer has stands for itself. */
export function wordsOf(found: Rules | undefined, language: Language) {
  const { measures, laws = [] } = found ?? {}
  const pick = (
    list: readonly { code: string; text: Readonly<Record<Language, string>> }[] | undefined,
    code: string,
  ) => list?.find((one) => one.code === code)?.text[language] ?? code
  return {
    measures: measures ?? undefined,
    kind: (code: string) => pick(measures?.kinds, code),
    restriction: (code: string) => pick(measures?.restrictions, code),
    help: (code: string) => pick(measures?.help, code),
    law: (code: string) => {
      const law = laws.find((one) => one.code === code)
      return law ? `${law.title[language]} ${law.article[language]}` : code
    },
    allows: (code: string) => laws.find((one) => one.code === code)?.allows[language] ?? '',
  }
}
