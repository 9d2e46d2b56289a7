import type { ReactNode } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { type DoorDetail, getDoor } from '../../contract/index.ts'
import { Changes } from './Changes.tsx'
import { HouseholdCard } from './HouseholdCard.tsx'
import { Visits } from './Visits.tsx'
import './door.css'

/** A door: its state first, then who lives there, then who came when, then who changed what. */
export function DoorView({ id }: { id: string }): ReactNode {
  const found = useQuery(getDoor, { id })
  if (found.isError) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  if (!found.data) return <WaitWords />
  const { door, household, visits, changes, may, roll } = found.data
  return (
    <Watermark>
      <div className="door-sides">
        <div>
          <DoorHead door={door} />
          <HouseholdCard
            key={household?.id}
            door={door.id}
            household={household}
            state={door.state}
            may={may}
            roll={roll}
          />
        </div>
        <div>
          <Visits visits={visits} />
          <Changes changes={changes} residents={household?.residents ?? []} />
        </div>
      </div>
    </Watermark>
  )
}

function DoorHead({ door }: { door: DoorDetail['door'] }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const lists = ['house_register', 'meter', 'grid'] as const
  return (
    <header className="door-head">
      <h2>{door.address}</h2>
      <p className="door-state">
        <strong>{say(`state.${door.state}`)}</strong>
        {door.attempts > 0 ? <span>{say('door.attempts', { count: format.number(door.attempts) })}</span> : null}
        {door.nextAt ? (
          <span className={new Date(door.nextAt).getTime() < countyNow().getTime() ? 'late' : ''}>
            {say('door.next', { at: format.moment(door.nextAt) })}
          </span>
        ) : null}
      </p>
      <dl className="facts">
        <div>
          <dt>{say('doors.class')}</dt>
          <dd>{door.class ? say(`class.${door.class}Long`) : '–'}</dd>
        </div>
        <div>
          <dt>{say('doors.responsible')}</dt>
          <dd>{door.responsible ?? '–'}</dd>
        </div>
        <div>
          <dt>{say('doors.lists')}</dt>
          <dd>
            {lists.map((list) => (
              <span key={list} className={door.sources.includes(list) ? 'list-has' : 'list-lacks'}>
                {say(`list.${list}`)} {say(door.sources.includes(list) ? 'door.listed' : 'door.notListed')}
              </span>
            ))}
            {door.found ? <span className="list-has">{say('doors.found')}</span> : null}
          </dd>
        </div>
      </dl>
    </header>
  )
}
