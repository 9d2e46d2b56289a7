import { Button, type TableProps } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import {
  type Area,
  createDwellings,
  type Dwelling,
  listDwellings,
  moveDwellings,
  orderDwellings,
} from '../../contract/index.ts'
import { mayStand } from '../kinds.ts'
import { DoorBar } from './DoorBar.tsx'
import { DoorDrawer } from './DoorDrawer.tsx'
import { NewDoors } from './NewDoors.tsx'
import { OrderDoors } from './OrderDoors.tsx'
import { shortAddress } from './shortAddress.ts'

export interface DoorsPanelProps {
  area: Area
  /** Names of the areas above, county first. */
  above: readonly string[]
  /** The door that stands open. */
  door: string | undefined
  open: (door: string | undefined) => void
}

/** Doors of an area in walking order: choose some to move, join or take away; open one for its number and history. */
export function DoorsPanel({ area, above, door, open }: DoorsPanelProps): ReactNode {
  const say = useWords('place')
  const { may } = useSession()
  const doors = usePages(listDwellings, { area: area.id }, { keep: true })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [dialog, setDialog] = useState<'order' | 'new'>()
  const shown = doors.rows.find(({ id }) => id === door)
  const { hasMore, loadMore, query } = doors
  // An address may name a door on a later page.
  useEffect(() => {
    if (door && !shown && hasMore && !query.isFetching) loadMore()
  }, [door, shown, hasMore, loadMore, query.isFetching])

  const isHome = mayStand('dwelling', area.kind)
  // Doors are walked grid by grid, so an order over several grids says nothing.
  const isOneWalk = area.path.split('.').length >= 4
  const mayNew = isHome && may(createDwellings.name)
  const short = (row: Dwelling): string => shortAddress(row.address, area.name, above)
  // In a stairway the number says it all.
  const hasAddress = doors.rows.some((row) => short(row) !== row.number)
  const columns: NonNullable<TableProps<Dwelling>['columns']> = [
    { key: 'walk', title: say('door.walk'), dataIndex: 'walkOrder', width: 64, className: 'num' },
    { key: 'number', title: say('door.number'), dataIndex: 'number', ...(hasAddress ? { width: 120 } : {}) },
    ...(hasAddress
      ? [
          {
            key: 'address',
            title: say('door.address'),
            ellipsis: true,
            render: (_: unknown, row: Dwelling) => <span title={row.address}>{short(row)}</span>,
          },
        ]
      : []),
    {
      key: 'sources',
      title: say('door.lists'),
      width: 240,
      render: (_, row) => row.sources.map((source) => say(`list.${source}`)).join(say('comma')),
    },
  ]
  const picked = doors.rows.filter(({ id }) => chosen.includes(id))
  return (
    <>
      <div className="place-tools no-print">
        {mayNew ? <Button onClick={() => setDialog('new')}>{say('new.doors')}</Button> : null}
        {may(orderDwellings.name) && (area.dwellings ?? 0) > 1 ? (
          <Button disabled={!isOneWalk} onClick={() => setDialog('order')} title={isOneWalk ? '' : say('order.byGrid')}>
            {say('order.open')}
          </Button>
        ) : null}
        {may(moveDwellings.name) && (area.dwellings ?? 0) > 0 ? (
          <span className="faint">{say('door.chooseHint')}</span>
        ) : null}
      </div>
      {picked.length > 0 ? <DoorBar doors={picked} clear={() => setChosen([])} /> : null}
      <PagedTable<Dwelling>
        paged={doors}
        columns={columns}
        total={area.dwellings}
        open={(row) => open(row.id)}
        {...(may(moveDwellings.name)
          ? { rowSelection: { selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys.map(String)) } }
          : {})}
        empty={<EmptyPane title={say('door.none')} hint={say(isHome ? 'door.noneHint' : 'door.noneHere')} />}
      />
      <DoorDrawer door={shown} close={() => open(undefined)} />
      {dialog === 'new' ? <NewDoors area={area} close={() => setDialog(undefined)} /> : null}
      {dialog === 'order' ? <OrderDoors area={area} close={() => setDialog(undefined)} /> : null}
    </>
  )
}
