import { Button, Table, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useListKeys } from '#platform/web/keyboard.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { type Area, listAreas, moveArea } from '../../contract/index.ts'
import { MoveDialog } from '../grids/MoveDialog.tsx'

/** What stands right below an area, by its order; several can be chosen and moved together. */
export function BelowTable({ area, go }: { area: Area; go: (area: string) => void }): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const { may } = useSession()
  const below = useQuery(listAreas, { parent: area.id }, { keep: true })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [moving, setMoving] = useState(false)
  const rows = below.data?.items ?? []
  const { active } = useListKeys(rows.length, (index) => rows[index] && go(rows[index].id))
  if (below.isError) return <ProblemPane problem={below.error.body} retry={() => void below.refetch()} />
  if (!below.data) return <WaitWords />
  if (rows.length === 0) return <EmptyPane title={say('below.none')} hint={say(`below.noneHint_${hintOf(area)}`)} />

  // The code of a grid begins with that of its committee, so a grid stays where it is.
  const movable = rows.some(({ kind }) => isMovable(kind)) && may(moveArea.name)
  const hasCompounds = rows.some(({ kind }) => kind === 'compound')
  const isMixed = new Set(rows.map(({ kind }) => kind)).size > 1
  const hasCodes = rows.some(({ code }) => !code.startsWith('x'))
  const columns: NonNullable<TableProps<Area>['columns']> = [
    { key: 'name', title: say('fact.name'), dataIndex: 'name' },
    ...(isMixed
      ? [
          {
            key: 'kind',
            title: say('fact.kind'),
            width: 90,
            render: (_: unknown, row: Area) => say(`kind.${row.kind}`),
          },
        ]
      : []),
    ...(hasCompounds
      ? [
          {
            key: 'class',
            title: say('fact.class'),
            width: 170,
            render: (_: unknown, row: Area) => (row.class ? say(`class.${row.class}`) : '–'),
          },
          {
            key: 'responsible',
            title: say('fact.responsible'),
            ellipsis: true,
            render: (_: unknown, row: Area) => row.responsible ?? '–',
          },
        ]
      : hasCodes
        ? [
            {
              key: 'code',
              title: say('fact.code'),
              width: 170,
              render: (_: unknown, row: Area) => (row.code.startsWith('x') ? '–' : row.code),
            },
          ]
        : []),
    {
      key: 'children',
      title: say('fact.children'),
      width: 80,
      className: 'num',
      render: (_, row) => (row.children === 0 ? '–' : format.number(row.children)),
    },
    {
      key: 'doors',
      title: say('fact.doors'),
      width: 90,
      className: 'num',
      render: (_, row) => (row.dwellings === undefined ? '–' : format.number(row.dwellings)),
    },
  ]
  const picked = rows.filter(({ id }) => chosen.includes(id))
  return (
    <>
      {picked.length > 0 ? (
        <div className="place-bar">
          <span>{say('below.chosen', { count: picked.length })}</span>
          <Button size="small" onClick={() => setMoving(true)}>
            {say('act.move')}
          </Button>
          <button type="button" className="link-button" onClick={() => setChosen([])}>
            {say('action.clear')}
          </button>
        </div>
      ) : null}
      <Table<Area>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={rows}
        pagination={false}
        // An area's `children` is a number; the table would take it for rows.
        expandable={{ childrenColumnName: 'none' }}
        {...(movable
          ? {
              rowSelection: {
                selectedRowKeys: [...chosen],
                onChange: (keys) => setChosen(keys.map(String)),
                getCheckboxProps: ({ kind }) => ({ disabled: !isMovable(kind) }),
              },
            }
          : {})}
        rowClassName={(_, index) => `row-open ${index === active ? 'row-active' : ''}`}
        onRow={(row, index) => ({ 'data-row-index': index, onClick: () => go(row.id) })}
      />
      {moving ? (
        <MoveDialog areas={picked} doors={[]} close={() => setMoving(false)} after={() => setChosen([])} />
      ) : null}
    </>
  )
}

function hintOf({ kind, dwellings = 0 }: Area): string {
  if (kind === 'community' || kind === 'village') return 'grids'
  return dwellings > 0 ? 'doors' : 'empty'
}

function isMovable(kind: Area['kind']): boolean {
  return kind === 'compound' || kind === 'building' || kind === 'unit'
}
