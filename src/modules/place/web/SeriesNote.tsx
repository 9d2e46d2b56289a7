import type { ReactNode } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import type { Series } from './useSeries.ts'

const most = 5

/** Honest line of a series: how far it is, and which of it the server refused and why. */
export function SeriesNote({ series }: { series: Series }): ReactNode {
  const say = useWords('place')
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
        <div key={label} className="place-refused">
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
