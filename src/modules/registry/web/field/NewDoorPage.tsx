import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { getArea, listAreas } from '#modules/place/contract/index.ts'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { NewDoorForm } from './NewDoorForm.tsx'

/** Areas in which a door can stand by itself. */
const holders = ['grid', 'compound', 'building', 'unit', 'village', 'community']

/** A door that no list had: first where it is, going down from one's own area, then its number. */
export default function NewDoorPage(): ReactNode {
  const say = useWords('registry')
  const [search] = useSearchParams()
  const tops = useQuery(listAreas, {})
  return (
    <Screen title={say('newDoor.title')} back="/find">
      <p className="f-quiet">{say('newDoor.hint')}</p>
      <Read query={tops}>
        {({ items }) => {
          // Who reaches one area only need not choose it.
          const area = search.get('area') ?? (items.length === 1 ? items[0]?.id : undefined)
          return area ? <Here area={area} tops={items.map((top) => top.id)} /> : <Below />
        }}
      </Read>
    </Screen>
  )
}

function Here({ area, tops }: { area: string; tops: readonly string[] }): ReactNode {
  const say = useWords('registry')
  const query = useQuery(getArea, { id: area })
  return (
    <Read query={query}>
      {({ area: here, above }) => (
        <>
          <section className="f-card">
            <p className="f-quiet f-small">
              {above
                .slice(-3)
                .map((one) => one.name)
                .join(' › ')}
            </p>
            <p className="f-big">{here.name}</p>
            {tops.length > 1 || !tops.includes(area) ? (
              <Link
                className="f-tap"
                replace
                to={tops.includes(area) || !here.parent ? '/find/new' : `/find/new?area=${here.parent}`}
              >
                {say('newDoor.up')}
              </Link>
            ) : null}
          </section>
          {holders.includes(here.kind) ? <NewDoorForm area={area} areaName={here.name} /> : null}
          {here.children > 0 ? <Below parent={area} /> : null}
        </>
      )}
    </Read>
  )
}

function Below({ parent }: { parent?: string }): ReactNode {
  const say = useWords('registry')
  const query = useQuery(listAreas, parent ? { parent } : {})
  return (
    <Read query={query}>
      {({ items }) => (
        <>
          <h2 className="f-title">{parent ? say('newDoor.orBelow') : say('newDoor.where')}</h2>
          {items.length === 0 ? <Notice kind="plain">{say('newDoor.noAreas')}</Notice> : null}
          <ul className="f-list">
            {items.map((one) => (
              <li key={one.id}>
                <Link className="f-row" replace={parent !== undefined} to={`/find/new?area=${one.id}`}>
                  <span className="f-row-main">
                    <span>{one.name}</span>
                    {one.dwellings === undefined ? null : (
                      <span className="f-quiet f-small">{say('newDoor.doors', { count: one.dwellings })}</span>
                    )}
                  </span>
                  <NextIcon />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Read>
  )
}
