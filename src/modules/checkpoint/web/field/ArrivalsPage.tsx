import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useSentVisits } from '#modules/registry/web/field.tsx'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { SyncLine } from '#platform/web/field/SyncLine.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { type Arrival, arrivals } from '../../contract/index.ts'

/** Who came in for a home of one's own grid during the last three days: how many, from where, no names. */
export default function ArrivalsPage(): ReactNode {
  const say = useWords('checkpoint')
  const query = useQuery(arrivals, {}, { keep: true })
  return (
    <Screen title={say('arrivals.title')} sub={<SyncLine />}>
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Notice kind="plain">{say('arrivals.none')}</Notice>
          ) : (
            <>
              <p className="f-quiet">{say('arrivals.hint')}</p>
              <ul className="f-list">
                {items.map((one) => (
                  <li key={one.id}>
                    <Row one={one} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Read>
    </Screen>
  )
}

function Row({ one }: { one: Arrival }): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const sent = useSentVisits().find(
    ({ door, outcome, problem, at }) =>
      door === one.door && outcome !== 'nobody_home' && !problem && at > Date.parse(one.at),
  )
  const visitedAt = one.visitedAt ?? (sent ? new Date(sent.at).toISOString() : null)
  const words = (
    <span className="f-row-main">
      <span>{one.destination}</span>
      <span className="f-small f-quiet">
        {[
          format.moment(one.at),
          one.headCount > 0 ? say('persons', { count: one.headCount }) : '',
          one.origin ? say('arrivals.from', { origin: one.origin }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className={visitedAt ? 'f-small f-done' : 'f-small'}>
        {visitedAt
          ? say('arrivals.visited', { at: format.moment(visitedAt) })
          : say(one.door ? 'arrivals.toVisit' : 'arrivals.noDoor')}
      </span>
    </span>
  )
  return one.door ? (
    <Link className="f-row" to={`/door/${one.door}`}>
      {words}
      <NextIcon />
    </Link>
  ) : (
    <span className="f-row">{words}</span>
  )
}
