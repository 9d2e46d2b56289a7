import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { DoorDetail } from '../../contract/index.ts'
import { useWhen } from './door-names.tsx'
import { WaitingMark } from './WaitingMark.tsx'

/** Visits to a door, newest first: what was found, when, by whom. One that waits on this phone is its person's own. */
export function Visits({ visits }: { visits: DoorDetail['visits'] }): ReactNode {
  const say = useWords('registry')
  const when = useWhen()
  if (visits.length === 0) return <p className="f-quiet">{say('history.noVisits')}</p>
  return (
    <ul className="f-plain-list">
      {visits.map((visit) => (
        <li key={visit.id}>
          <span className="f-strong">{say(`outcome.${visit.outcome}`)}</span>
          {visit.persons === null ? null : <> {say('persons', { count: visit.persons })}</>}{' '}
          <WaitingMark id={visit.id} />
          <span className="f-quiet f-small f-block">
            {when(visit.occurredAt)} · {visit.by || say('history.byMe')}
          </span>
          {visit.nextAt ? (
            <span className="f-quiet f-small f-block">{say('history.next', { when: when(visit.nextAt) })}</span>
          ) : null}
          {visit.note ? <span className="f-small f-block">{visit.note}</span> : null}
        </li>
      ))}
    </ul>
  )
}
