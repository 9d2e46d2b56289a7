import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Whole } from '../../contract/index.ts'

/** What was said and done, the latest first. */
export function EventList({ events }: { events: Whole['events'] }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  return (
    <ul className="directive-events">
      {events.map((event) => (
        <li key={event.id}>
          <span className="faint" title={format.relative(event.at)}>
            {format.moment(event.at)}
          </span>
          <span>
            {event.agencyName ? <strong>{event.agencyName} </strong> : null}
            {event.demand === null ? '' : say('events.demand', { ord: event.demand })} {say(`events.${event.what}`)}
            {event.said ? <q>{event.said}</q> : null} <span className="faint">{event.by}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
