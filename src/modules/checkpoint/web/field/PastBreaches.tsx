import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { board } from '../../contract/index.ts'

/** What became of the breaches that were reported here: open ones, and those closed within seven days with their result. */
export function PastBreaches(): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const { data } = useQuery(board, {}, { keep: true })
  const own = [...(data?.breaches ?? []).filter(({ isOwn }) => isOwn), ...(data?.closedBreaches ?? [])]
  if (own.length === 0) return null
  return (
    <section className="f-card">
      <h2>{say('breach.past')}</h2>
      <ul className="f-plain-list">
        {own.map((one) => (
          <li key={one.id}>
            <p className="f-strong">{[format.moment(one.at), one.plate, one.what].filter(Boolean).join(' · ')}</p>
            <p className="f-small f-quiet">
              {one.closedAt
                ? say('breach.closed', { at: format.moment(one.closedAt), result: one.result ?? '' })
                : one.receivedAt
                  ? say('breach.received', { at: format.moment(one.receivedAt) })
                  : say('breach.open')}
              {one.receivedPersons === null
                ? ''
                : ` ${say('breach.counts', { reported: one.persons, counted: one.receivedPersons })}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
