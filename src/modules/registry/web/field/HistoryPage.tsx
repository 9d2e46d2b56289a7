import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { type DoorDetail, getDoor } from '../../contract/index.ts'
import { fieldName, hasBefore, valueWords } from '../changeWords.ts'
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
  const format = useFormat()
  const words = (field: string, value: string | null) => valueWords(field, value, say, format) ?? say('none')
  const nameOf = (id: string | null) => detail.household?.residents.find((resident) => resident.id === id)?.name
  if (detail.changes.length === 0) return <p className="f-quiet">{say('history.noChanges')}</p>
  return (
    <ul className="f-plain-list">
      {detail.changes.map((change) => (
        <li key={`${change.at}${change.field}${change.resident ?? ''}`}>
          <span className="f-strong">
            {[change.field === 'added' ? null : nameOf(change.resident), fieldName(change.field, say)]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span className="f-block">
            {hasBefore(change.field, change.was)
              ? say('history.wasIs', { was: words(change.field, change.was), is: words(change.field, change.is) })
              : words(change.field, change.is)}
          </span>
          <span className="f-quiet f-small f-block">
            {when(change.at)} · {change.by}
          </span>
        </li>
      ))}
    </ul>
  )
}
