import type { ReactNode } from 'react'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { WholeRun } from '../../contract/index.ts'

/** What the run plays or reads out, the reader's language first. */
export function Played({ whole }: { whole: WholeRun }): ReactNode {
  const say = useWords('patrol')
  const language = useLanguage()
  const spoken = (['zh-Hans', 'zh-Hant', 'en'] as const)
    .filter((one) => whole.texts[one])
    .sort((a, b) => Number(b === language) - Number(a === language))
  return (
    <div className="patrol-played">
      <h3>{say('played.title')}</h3>
      {whole.recording ? <p>{say('played.recording', { name: whole.recording })}</p> : null}
      {whole.cites ? <p>{say('played.cites', { title: whole.cites })}</p> : null}
      {spoken.map((one) => (
        <blockquote key={one} lang={one}>
          <p>{whole.texts[one]}</p>
        </blockquote>
      ))}
    </div>
  )
}
