import { Button, Segmented, Table } from 'antd'
import { type ReactNode, useState } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import type { Reach, ReachRow } from '../../contract/index.ts'

const shows = ['all', 'never', 'reached'] as const
const STEP = 100

/** Grid by grid: how often a broadcast reached it, when last, or never. On paper every grid of the choice stands. */
export function GridTable({
  reach,
  town,
  setTown,
}: {
  reach: Reach
  town: string | undefined
  setTown: (town: string | undefined) => void
}): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  const [filter, setFilter] = useUrlState(['show'] as const)
  const [most, setMost] = useState(STEP)
  const show = shows.find((one) => one === filter.show) ?? 'all'
  const rows = reach.rows.filter(
    (row) => (town === undefined || row.town === town) && (show === 'all' || (show === 'never') === (row.times === 0)),
  )
  const townName = reach.towns.find(({ id }) => id === town)?.name
  return (
    <Panel title={townName ? say('reach.gridsOf', { name: townName }) : say('reach.gridsAll')}>
      <div className="patrol-filters no-print">
        <Segmented
          aria-label={say('reach.filter')}
          value={show}
          onChange={(next) => {
            setFilter({ show: next === 'all' ? undefined : next })
            setMost(STEP)
          }}
          options={shows.map((value) => ({ value, label: say(`reach.show.${value}`) }))}
        />
        {town ? <Button onClick={() => setTown(undefined)}>{say('reach.allTowns')}</Button> : null}
      </div>
      {rows.length === 0 ? <EmptyPane title={say(`reach.none.${show}`)} hint={say('reach.noneHint')} /> : null}
      {rows.length > 0 ? (
        <div className="no-print">
          <Table<ReachRow>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={rows.slice(0, most)}
            scroll={{ x: 640 }}
            columns={[
              { key: 'town', title: say('reach.town'), width: 150, ellipsis: true, dataIndex: 'townName' },
              { key: 'community', title: say('reach.community'), ellipsis: true, dataIndex: 'communityName' },
              { key: 'grid', title: say('reach.grid'), ellipsis: true, dataIndex: 'name' },
              {
                key: 'times',
                title: say('reach.times'),
                width: 100,
                align: 'right',
                className: 'num',
                render: (_, row) => <span className={row.times === 0 ? 'late' : ''}>{row.times}</span>,
              },
              {
                key: 'last',
                title: say('reach.last'),
                width: 150,
                render: (_, row) =>
                  row.lastAt ? format.moment(row.lastAt) : <span className="late">{say('reach.neverMark')}</span>,
              },
            ]}
          />
          <div className="list-foot">
            <span>{say('reach.shown', { count: Math.min(most, rows.length), of: rows.length })}</span>
            {rows.length > most ? (
              <Button size="small" onClick={() => setMost(most + STEP)}>
                {say('reach.more', { count: STEP })}
              </Button>
            ) : null}
          </div>
        </div>
      ) : null}
      <ul className="print-only patrol-paper">
        {rows.map((row) => (
          <li key={row.id}>
            {row.communityName} {row.name}：
            {row.lastAt ? `${row.times} · ${format.moment(row.lastAt)}` : say('reach.neverMark')}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
