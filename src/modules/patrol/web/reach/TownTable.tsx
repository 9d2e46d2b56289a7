import { Table } from 'antd'
import type { ReactNode } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Reach } from '../../contract/index.ts'

type Town = Reach['towns'][number]

/** Towns with how many of their grids were reached, the furthest behind first; a tap narrows the grids below. */
export function TownTable({
  towns,
  town,
  setTown,
}: {
  towns: readonly Town[]
  town: string | undefined
  setTown: (town: string | undefined) => void
}): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  const share = ({ reached, grids }: Town) => (grids > 0 ? reached / grids : 0)
  const rows = [...towns].sort((a, b) => share(a) - share(b) || b.grids - a.grids)
  return (
    <Panel title={say('reach.byTown')} className="patrol-towns">
      <Table<Town>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={rows}
        rowClassName={(row) => (row.id === town ? 'row-open row-active' : 'row-open')}
        onRow={(row) => ({ onClick: () => setTown(row.id === town ? undefined : row.id) })}
        columns={[
          {
            key: 'name',
            title: say('reach.town'),
            ellipsis: true,
            render: (_, row) => (
              <button
                type="button"
                className="link-button"
                aria-pressed={row.id === town}
                onClick={(event) => {
                  event.stopPropagation()
                  setTown(row.id === town ? undefined : row.id)
                }}
              >
                {row.name}
              </button>
            ),
          },
          {
            key: 'bar',
            title: say('reach.share'),
            width: 150,
            render: (_, row) => (
              <span className="patrol-bar">
                <span style={{ inlineSize: `${share(row) * 100}%` }} />
              </span>
            ),
          },
          {
            key: 'reached',
            title: say('reach.reached'),
            width: 110,
            align: 'right',
            className: 'num',
            render: (_, row) => `${format.number(row.reached)} / ${format.number(row.grids)}`,
          },
        ]}
      />
    </Panel>
  )
}
