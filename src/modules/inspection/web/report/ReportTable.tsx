import { Table } from 'antd'
import type { ReactNode } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { ReportRow } from '../../contract/index.ts'

const columns = [
  'visits',
  'empty',
  'attendance',
  'condition',
  'difficulty',
  'repeated',
  'answered',
  'closed',
  'open',
  'late',
] as const
const bad = new Set<string>(['empty', 'repeated', 'late'])

/** Figures by agency or by post, what found most first. */
export function ReportTable({
  title,
  name,
  rows,
}: {
  title: string
  name: string
  rows: readonly ReportRow[]
}): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  return (
    <Panel title={title}>
      <Table<ReportRow>
        size="small"
        rowKey="name"
        pagination={false}
        dataSource={[...rows]}
        scroll={{ x: 860 }}
        columns={[
          { key: 'name', title: name, render: (_, row) => row.name || say('report.nobody') },
          ...columns.map((column) => ({
            key: column,
            title: say(`report.${column}`),
            width: 84,
            align: 'right' as const,
            className: 'num',
            render: (_: unknown, row: ReportRow) => (
              <span className={bad.has(column) && row[column] > 0 ? 'late' : ''}>{format.number(row[column])}</span>
            ),
          })),
        ]}
      />
    </Panel>
  )
}
