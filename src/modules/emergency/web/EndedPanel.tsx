import { Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Ended } from '../contract/index.ts'
import { ChangeList } from './ChangeList.tsx'

/** Emergencies of before, each with what became of its level and who ended it by what. */
export function EndedPanel({ ended }: { ended: readonly Ended[] }): ReactNode {
  const say = useWords('emergency')
  const format = useFormat()
  const columns: TableProps<Ended>['columns'] = [
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
      <Table<Ended>
        size="small"
        rowKey="id"
        pagination={false}
        columns={columns}
        dataSource={[...ended]}
        expandable={{
          rowExpandable: ({ changes }) => changes.length > 0,
          expandedRowRender: ({ changes, startedAt }) => <ChangeList changes={changes} startedAt={startedAt} />,
          defaultExpandedRowKeys: ended.slice(0, 1).map(({ id }) => id),
        }}
      />
    </Panel>
  )
}
