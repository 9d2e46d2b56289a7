import { Table } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { pairs } from '../../contract/index.ts'

/** Who left and came back: by which entrance, when, away for how long. */
export function Pairs(): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const found = useQuery(pairs, {}, { keep: true })
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return (
    <Table
      size="small"
      loading={!found.data}
      pagination={false}
      rowKey={({ plate, backAt }) => `${plate} ${backAt}`}
      dataSource={found.data?.items ?? []}
      locale={{ emptyText: <EmptyPane title={say('pairs.none')} hint={say('pairs.hint')} /> }}
      columns={[
        { key: 'plate', title: say('plate'), width: 110, render: (_, { plate }) => plate ?? say('onFoot') },
        {
          key: 'left',
          title: say('pairs.left'),
          render: (_, { leftBy, leftAt }) => `${leftBy} ${format.moment(leftAt)}`,
        },
        {
          key: 'back',
          title: say('pairs.back'),
          render: (_, { backBy, backAt }) => `${backBy} ${format.moment(backAt)}`,
        },
        {
          key: 'away',
          title: say('pairs.away'),
          width: 110,
          render: (_, { leftAt, backAt }) => format.span((Date.parse(backAt) - Date.parse(leftAt)) / 1000),
        },
      ]}
    />
  )
}
