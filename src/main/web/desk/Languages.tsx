import type { ReactNode } from 'react'
import { setLanguage } from '#modules/agency/contract/index.ts'
import { languages } from '#platform/contract/index.ts'
import { changeLanguage, useLanguage, useWords } from '#platform/web/i18n.ts'
import { enqueue } from '#platform/web/outbox.ts'

const short = { 'zh-Hans': 'language.hans', 'zh-Hant': 'language.hant', en: 'language.en' } as const

/** The three languages, switched while the page is open. */
export function Languages(): ReactNode {
  const say = useWords('main')
  const now = useLanguage()
  return (
    <span className="shell-languages">
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === now}
          onClick={() => {
            void changeLanguage(language)
            enqueue(setLanguage, { language })
          }}
        >
          {say(short[language])}
        </button>
      ))}
    </span>
  )
}
