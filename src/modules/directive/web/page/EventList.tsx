import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Whole } from '../../contract/index.ts'

/** What was said and done, the latest first. */
export function EventList({ events }: { events: Whole['events'] }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const personWords = ({ what, personName, personBeforeName }: Whole['events'][number]): ReactNode => {
    if (what !== 'entrusted' && what !== 'unentrusted') return null
    const before = personBeforeName ? say('events.before', { name: personBeforeName }) : ''
    return (
      <>
        {personName ? <strong>{personName}</strong> : null}
        {before}{' '}
      </>
    )
  }
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
            {event.said ? <q>{event.said}</q> : null} {personWords(event)}
            <span className="faint">
              {event.by}
              {event.personName && event.what !== 'entrusted' ? say('events.for', { name: event.personName }) : ''}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
