import { Fragment, type ReactNode, useDeferredValue } from 'react'
import { Link } from 'react-router'
import { DoorState, placeOf, WaitingMark } from '#modules/registry/web/field.tsx'
import type { ResponseOf } from '#platform/contract/index.ts'
import { NextIcon } from '#platform/web/field/icons.tsx'
import type { myDoors } from '../../contract/index.ts'

type Row = ResponseOf<typeof myDoors>['items'][number]

/** Doors that are shown first, more than a screen has room for; on a slow phone the others take a second. */
const atOnce = 12

/** Doors in walking order, under the building or unit they stand in, so that a row shows its number alone. */
export function DoorList({ rows: all, empty }: { rows: readonly Row[]; empty: string }): ReactNode {
  const rows = useDeferredValue(all, all.slice(0, atOnce))
  if (rows.length === 0) return <p className="f-quiet">{empty}</p>
  return (
    <ol className="f-list">
      {rows.map((door, index) => {
        const place = placeOf(door)
        const before = rows[index - 1]
        return (
          <Fragment key={door.id}>
            {place && (!before || placeOf(before) !== place) ? <li className="f-list-head">{place}</li> : null}
            <li>
              <Link className="f-row" to={`/door/${door.id}`} state={{ door }}>
                <span className="f-row-main">
                  <span className="f-strong">{place ? door.number : door.address}</span>
                  <WaitingMark id={door.id} />
                </span>
                <span className={door.state === 'unreached' ? 'f-row-end' : 'f-row-end f-quiet'}>
                  <DoorState door={door} withTime={false} />
                </span>
                <span className="f-chevron">
                  <NextIcon />
                </span>
              </Link>
            </li>
          </Fragment>
        )
      })}
    </ol>
  )
}
