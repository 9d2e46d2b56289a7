import type { ReactNode } from 'react'
import { languages } from '#platform/contract/index.ts'
import { changeLanguage, languageNames, useLanguage, useWords } from '#platform/web/i18n.ts'
import './entrance.css'

export interface EntranceProps {
  title: string
  hint?: string | undefined
  /** For longer forms. */
  wide?: boolean
  children: ReactNode
}

/** Frame of every page before the shell: sign-in, forced change of password, first run. */
export function Entrance({ title, hint, wide = false, children }: EntranceProps): ReactNode {
  const say = useWords('main')
  return (
    <div className="entrance">
      <main className={wide ? 'entrance-card wide' : 'entrance-card'}>
        <p className="entrance-mark">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span>{say('product')}</span>
          <span className="soft">{say('productLine')}</span>
        </p>
        <h1>{title}</h1>
        {hint ? <p className="entrance-hint">{hint}</p> : null}
        {children}
      </main>
      <LanguageLine />
    </div>
  )
}

/** The three languages in a row, each in its own name. */
export function LanguageLine(): ReactNode {
  const now = useLanguage()
  return (
    <p className="language-line">
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="link-button"
          aria-current={language === now}
          onClick={() => void changeLanguage(language)}
        >
          {languageNames[language]}
        </button>
      ))}
    </p>
  )
}
