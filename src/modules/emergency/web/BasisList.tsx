import type { ReactNode } from 'react'
import { useLanguage } from '#platform/web/i18n.ts'
import type { LegalBasis } from '../contract/index.ts'

/** Articles on which the emergency stands, with what each allows; everybody may read them. */
export function BasisList({ basis }: { basis: readonly LegalBasis[] }): ReactNode {
  const language = useLanguage()
  return (
    <ol className="emergency-basis">
      {basis.map(({ code, title, article, allows }) => (
        <li key={code}>
          <p>
            <strong>{article[language] ?? ''}</strong> <span className="soft">{title[language] ?? ''}</span>
          </p>
          <p className="soft">{allows[language] ?? ''}</p>
        </li>
      ))}
    </ol>
  )
}
