import type { ReactNode } from 'react'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { Shown } from './useLevelPreview.ts'

/** What the law allows at the level, what is new and what is allowed no more. */
export function LawChange({ law }: { law: Shown['law'] }): ReactNode {
  const say = useWords('emergency')
  const language = useLanguage()
  if (law.length === 0) return null
  const isNew = law.some(({ change }) => change !== 'goes_on')
  return (
    <details className="change-group" open={isNew}>
      <summary>{say('preview.law', { count: law.filter(({ change }) => change !== 'ends').length })}</summary>
      <ol>
        {law.map(({ code, title, article, allows, change }) => (
          <li key={code}>
            <span className={`change-mark is-${change}`}>{say(`preview.law_${change}`)}</span>
            <div>
              <p>
                {title[language] ?? ''} {article[language] ?? ''}
              </p>
              <p className="soft">{allows[language] ?? ''}</p>
            </div>
          </li>
        ))}
      </ol>
    </details>
  )
}
