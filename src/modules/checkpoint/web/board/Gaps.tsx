import { Table } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { gaps } from '../../contract/index.ts'

/** What does not add up, to be closed by asking; nobody is suspected. */
export function Gaps(): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const found = useQuery(gaps, {}, { keep: true })
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return (
    <>
      {found.data && found.data.uncounted > 0 ? (
        <p className="soft">{say('gaps.uncounted', { count: found.data.uncounted })}</p>
      ) : null}
      <Table
        size="small"
        loading={!found.data}
        pagination={false}
        rowKey={({ kind, plate, at }) => `${kind} ${plate} ${at}`}
        dataSource={found.data?.items ?? []}
        locale={{ emptyText: <EmptyPane title={say('gaps.none')} hint={say('gaps.hint')} /> }}
        columns={[
          {
            key: 'kind',
            title: say('gaps.what'),
            render: (_, { kind, count }) =>
              kind === 'head_count' && count < 0
                ? say('gaps.listed_more', { count: -count })
                : say(`gaps.${kind}`, { count }),
          },
          { key: 'plate', title: say('plate'), width: 110, dataIndex: 'plate' },
          { key: 'checkpoint', title: say('lane.name'), width: 120, dataIndex: 'checkpoint' },
          { key: 'at', title: say('at'), width: 120, render: (_, { at }) => format.moment(at) },
        ]}
      />
    </>
  )
}
