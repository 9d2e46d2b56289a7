import { Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Emergency } from '../contract/index.ts'

/** Emergencies of before. */
export function EndedPanel({ ended }: { ended: readonly Emergency[] }): ReactNode {
  const say = useWords('emergency')
  const format = useFormat()
  const columns: TableProps<Emergency>['columns'] = [
    { key: 'name', title: say('ended.name'), dataIndex: 'name' },
    { key: 'level', title: say('ended.level'), width: 160, render: (_, row) => say(`level.${row.level}`) },
    { key: 'from', title: say('ended.from'), width: 180, render: (_, row) => format.moment(row.startedAt) },
    {
      key: 'to',
      title: say('ended.to'),
      width: 180,
      render: (_, row) => (row.endedAt ? format.moment(row.endedAt) : '–'),
    },
    { key: 'days', title: say('ended.days'), width: 90, className: 'num', render: (_, row) => format.number(row.day) },
  ]
  return (
    <Panel title={say('ended.title')} className="emergency-ended">
      <Table<Emergency> size="small" rowKey="id" pagination={false} columns={columns} dataSource={[...ended]} />
    </Panel>
  )
}
