import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { hasWord, useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { type DoorDetail, getDoor } from '../../contract/index.ts'
import { useWhen } from './door-names.tsx'
import { Visits } from './Visits.tsx'

/** Everything that happened at a door: visits, and who changed which field from what to what. */
export default function HistoryPage(): ReactNode {
  const say = useWords('registry')
  const { id = '' } = useParams()
  const query = useQuery(getDoor, { id })
  return (
    <Screen title={say('history.title')} sub={query.data?.door.address} back={`/door/${id}`} persons>
      <Read query={query}>
        {(detail) => (
          <>
            <section className="f-card">
              <h2>{say('history.visits')}</h2>
              <Visits visits={detail.visits} />
            </section>
            <section className="f-card">
              <h2>{say('history.changes')}</h2>
              <Changes detail={detail} />
            </section>
          </>
        )}
      </Read>
    </Screen>
  )
}

function Changes({ detail }: { detail: DoorDetail }): ReactNode {
  const say = useWords('registry')
  const when = useWhen()
  const nameOf = (id: string | null) => detail.household?.residents.find((resident) => resident.id === id)?.name
  if (detail.changes.length === 0) return <p className="f-quiet">{say('history.noChanges')}</p>
  return (
    <ul className="f-plain-list">
      {detail.changes.map((change) => (
        <li key={`${change.at}${change.field}${change.resident ?? ''}`}>
          <span className="f-strong">
            {[nameOf(change.resident), fieldName(change.field, say)].filter(Boolean).join(' · ')}
          </span>
          <span className="f-block">
            {say('history.wasIs', { was: change.was ?? say('none'), is: change.is ?? say('none') })}
          </span>
          <span className="f-quiet f-small f-block">
            {when(change.at)} · {change.by}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Name of a field of the roll; a field of a later playbook is shown by its code rather than not at all. */
export function fieldName(field: string, say: (key: string) => string): string {
  return hasWord('registry', `field.${field}`) ? say(`field.${field}`) : field
}
