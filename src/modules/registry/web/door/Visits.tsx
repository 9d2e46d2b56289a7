import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { DoorDetail } from '../../contract/index.ts'

/** Over this many seconds between knock and record, both times are shown. */
const late = 600

/** Every knock on this door, newest first. */
export function Visits({ visits }: { visits: DoorDetail['visits'] }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  return (
    <section className="door-part">
      <h3>{say('visits.title')}</h3>
      {visits.length === 0 ? <p className="soft">{say('visits.none')}</p> : null}
      <ol className="door-lines">
        {visits.map((visit) => {
          const delay = (new Date(visit.receivedAt).getTime() - new Date(visit.occurredAt).getTime()) / 1000
          return (
            <li key={visit.id}>
              <time dateTime={visit.occurredAt}>{format.moment(visit.occurredAt)}</time>
              <div>
                <p>
                  <strong>{say(`state.${visit.outcome}`)}</strong>
                  {visit.persons === null
                    ? ''
                    : ` · ${say('household.persons', { count: format.number(visit.persons) })}`}
                  {visit.nextAt ? ` · ${say('door.next', { at: format.moment(visit.nextAt) })}` : ''}
                </p>
                {visit.note ? <p>{visit.note}</p> : null}
                <p className="soft">
                  {visit.by}
                  {delay > late ? ` · ${say('visits.receivedLater', { span: format.span(delay) })}` : ''}
                </p>
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
