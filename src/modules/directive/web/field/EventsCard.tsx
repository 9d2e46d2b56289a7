import { type ReactNode, useState } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Whole } from '../../contract/index.ts'

/** So many are there at once. */
const few = 8

/** What was said and done about the own demands, the latest first. */
export function EventsCard({ events }: Pick<Whole, 'events'>): ReactNode {
  const say = useWords('directive')
  const [isAll, setIsAll] = useState(false)
  if (events.length === 0) return null
  return (
    <section className="f-card">
      <h2>{say('events.title')}</h2>
      <ul className="f-plain-list">
        {(isAll ? events : events.slice(0, few)).map((event) => (
          <Line key={event.id} event={event} />
        ))}
      </ul>
      {!isAll && events.length > few ? (
        <BigButton onClick={() => setIsAll(true)}>{say('more', { count: events.length })}</BigButton>
      ) : null}
    </section>
  )
}

function Line({ event }: { event: Whole['events'][number] }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const { demand, what, said, by, personName, personBeforeName, at } = event
  const isNaming = what === 'entrusted' || what === 'unentrusted'
  return (
    <li>
      <span className="f-strong">
        {demand === null ? '' : `${say('events.demand', { ord: demand })} `}
        {say(`events.${what}`)}
        {isNaming && personName ? ` ${personName}` : ''}
        {isNaming && personBeforeName ? say('events.before', { name: personBeforeName }) : ''}
      </span>{' '}
      {said}
      <span className="f-block f-quiet f-small">
        {by}
        {personName && !isNaming ? say('events.for', { name: personName }) : ''} · {format.moment(at)}
      </span>
    </li>
  )
}
