import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { forget } from '#platform/web/outbox.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { useRefused } from '#platform/web/useCommand.ts'

/** What the server refused after its form was closed: nothing is dropped in silence. */
export function Refused(): ReactNode {
  const say = useWords('main')
  const format = useFormat()
  const refused = useRefused()
  return refused.map((entry) => (
    <div key={entry.id} className="home-refused">
      <p>
        {say('home.refused', { at: format.moment(entry.occurredAt) })}{' '}
        <button type="button" className="link-button" onClick={() => forget(entry.id)}>
          {say('home.seen')}
        </button>
      </p>
      {entry.progress.problem ? <ProblemNote problem={entry.progress.problem} /> : null}
    </div>
  ))
}
