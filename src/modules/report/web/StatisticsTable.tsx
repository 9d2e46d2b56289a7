import { Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { type Column, columns, type Grouping, type Row } from './counts.ts'

export interface StatisticsTableProps {
  rows: readonly Row[]
  /** Sum of the rows; absent where they do not add up. */
  total: Record<Column, number> | undefined
  by: Grouping
  /** Cells of the sheet for use outside, the total last; they stand in for the figures. */
  cells: readonly string[][] | undefined
  /** The area whose statistics these are; its own row opens nothing. */
  here: string
  go: (area: string) => void
}

const groups: readonly { key: string; columns: readonly Column[] }[] = [
  { key: 'answered', columns: ['reached', 'registered', 'refused', 'vacant', 'other'] },
  { key: 'open', columns: ['unreached', 'nobodyHome'] },
]

/** The table: figures aligned, zeros faint, the sum at the foot; a name opens its area. */
export function StatisticsTable({ rows, total, by, cells, here, go }: StatisticsTableProps): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const cell = (index: number, value: number, column: Column): ReactNode => {
    const shown = cells?.[index]?.[columns.indexOf(column)]
    if (shown !== undefined && !/^\d+$/.test(shown)) return <span title={say('outside.hidden')}>{shown}</span>
    const count = shown === undefined ? value : Number(shown)
    return count === 0 ? <span className="zero">0</span> : format.number(count)
  }
  const isHidden = (index: number): boolean =>
    cells !== undefined &&
    (['doors', 'reached'] as const).some((column) => !/^\d+$/.test(cells[index]?.[columns.indexOf(column)] ?? ''))
  const share = (index: number, row: Record<Column, number>): string =>
    isHidden(index) ? '–' : format.share(row.reached, row.doors)
  const counted = (column: Column) => ({
    key: column,
    title: say(`column.${column}`),
    className: 'num',
    render: (_: unknown, row: Row, index: number) => cell(index, row[column], column),
  })
  const label = (row: Row): ReactNode => {
    if (by === 'day') return format.day(row.day)
    if (by === 'class') return say(`class.${row.class ?? 0}`)
    if (row.area === here) return <span className="soft">{say('ownDoors', { area: row.areaName })}</span>
    return (
      <button type="button" className="link-button" onClick={() => go(row.area)}>
        {row.areaName}
      </button>
    )
  }
  const shape: TableProps<Row>['columns'] = [
    { key: 'label', title: say(`head.${by}`), className: 'statistics-label', render: (_, row) => label(row) },
    counted('doors'),
    {
      key: 'share',
      title: say('column.share'),
      className: 'num',
      render: (_, row, index) => share(index, row),
    },
    ...groups.map((group) => ({
      key: group.key,
      title: say(`group.${group.key}`),
      children: group.columns.map(counted),
    })),
    counted('persons'),
    counted('visits'),
  ]
  const last = rows.length
  return (
    <Table<Row>
      size="small"
      className="statistics-table"
      rowKey={(row) => `${row.day}${row.area}${row.class ?? ''}`}
      pagination={false}
      columns={shape}
      dataSource={[...rows]}
      scroll={{ x: 'max-content' }}
      summary={() =>
        total ? (
          <Table.Summary.Row className="statistics-total">
            <Table.Summary.Cell index={0}>{say('total')}</Table.Summary.Cell>
            <Table.Summary.Cell index={1} className="num">
              {cell(last, total.doors, 'doors')}
            </Table.Summary.Cell>
            <Table.Summary.Cell index={2} className="num">
              {share(last, total)}
            </Table.Summary.Cell>
            {columns.slice(1).map((column, index) => (
              <Table.Summary.Cell key={column} index={index + 3} className="num">
                {cell(last, total[column], column)}
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        ) : null
      }
    />
  )
}
