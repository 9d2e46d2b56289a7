import type { ReactNode } from 'react'
import { useWords } from '../i18n.ts'
import { ProblemNote } from '../problem.tsx'
import type { Series } from '../useSeries.ts'
import { CommandNote } from './CommandNote.tsx'

const most = 5

/** Honest line of a series: how far it is, and which of it the server refused and why. */
export function SeriesNote({ series }: { series: Series }): ReactNode {
  const say = useWords()
  const { busy, done, total, refused, progress } = series
  return (
    <>
      {busy && total > 1 ? (
        <p className="soft" role="status">
          {say('series.progress', { done, total })}
        </p>
      ) : null}
      {busy && progress?.state === 'waiting' ? <CommandNote progress={progress} /> : null}
      {refused.slice(0, most).map(({ label, problem }) => (
        <div key={label} className="series-refused">
          <strong>{label}</strong>
          <ProblemNote problem={problem} />
        </div>
      ))}
      {!busy && refused.length > 0 ? (
        <p className="soft">{say('series.kept', { refused: refused.length, accepted: total - refused.length })}</p>
      ) : null}
    </>
  )
}
