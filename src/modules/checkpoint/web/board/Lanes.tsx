import { Button, Table } from 'antd'
import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import type { board } from '../../contract/index.ts'

export type Lane = ResponseOf<typeof board>['lanes'][number]

/** Checkpoints as lanes: flow of a day, what waits now, staff there and needed. */
export function Lanes({ lanes, change }: { lanes: readonly Lane[]; change?: (lane: Lane) => void }): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const number = (key: 'in' | 'out' | 'persons' | 'stopped' | 'emergency') => ({
    key,
    dataIndex: key,
    title: say(`lane.${key}`),
    className: 'num',
    width: 84,
    render: (value: number) => format.number(value),
  })
  const flow = (key: 'in' | 'out' | 'persons' | 'stopped' | 'emergency') =>
    lanes.reduce((sum, lane) => sum + lane[key], 0)
  return (
    <Table<Lane>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...lanes]}
      locale={{ emptyText: <EmptyPane title={say('none')} hint={say('noneHint')} /> }}
      scroll={{ x: 960 }}
      columns={[
        {
          key: 'name',
          title: say('lane.name'),
          width: 220,
          render: (_, lane) => (
            <>
              <strong>{lane.name}</strong> <span className="faint">{say(`kind.${lane.kind}`)}</span>
              <br />
              <span className="soft" title={lane.equipment}>
                {[lane.direction, lane.hoursOpen].filter(Boolean).join(' · ')}
              </span>
            </>
          ),
        },
        number('in'),
        number('out'),
        number('persons'),
        number('stopped'),
        number('emergency'),
        {
          key: 'waiting',
          title: say('lane.waiting'),
          width: 150,
          render: (_, { post }) =>
            post ? (
              <span title={format.moment(post.at)}>
                {say('lane.wait', { count: format.number(post.waiting), minutes: post.waitMinutes })}
                <br />
                <span className="faint">{format.relative(post.at)}</span>
              </span>
            ) : (
              <span className="faint">{say('lane.untold')}</span>
            ),
        },
        {
          key: 'staff',
          title: say('lane.staff'),
          className: 'num',
          width: 90,
          render: (_, { post, staffNeeded }) => (
            <span className={post && post.staff < staffNeeded ? 'late' : ''}>
              {post ? post.staff : '–'} / {staffNeeded}
            </span>
          ),
        },
        {
          key: 'hours',
          title: say('lane.hours'),
          width: 150,
          render: (_, lane) => <Hours values={lane.hours} />,
        },
        ...(change
          ? [
              {
                key: 'change',
                width: 80,
                render: (_: unknown, lane: Lane) => (
                  <Button size="small" onClick={() => change(lane)}>
                    {say('change')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
      summary={() =>
        lanes.length > 1 ? (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>{say('lane.all')}</Table.Summary.Cell>
            {(['in', 'out', 'persons', 'stopped', 'emergency'] as const).map((key, at) => (
              <Table.Summary.Cell key={key} index={at + 1} className="num">
                {format.number(flow(key))}
              </Table.Summary.Cell>
            ))}
            <Table.Summary.Cell index={6} colSpan={change ? 4 : 3} />
          </Table.Summary.Row>
        ) : null
      }
    />
  )
}

/** Passes of the last 24 hours by the hour, as bars; the numbers for who listens or hovers. */
function Hours({ values }: { values: readonly number[] }): ReactNode {
  const say = useWords('checkpoint')
  const most = Math.max(1, ...values)
  const total = values.reduce((sum, value) => sum + value, 0)
  return (
    <svg width="130" height="28" role="img" aria-label={say('lane.hoursOf', { total, last: values.at(-1) ?? 0 })}>
      {values.map((value, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
          key={at}
          x={at * 5.4}
          y={26 - (value / most) * 24}
          width="4.2"
          height={Math.max(1, (value / most) * 24)}
          fill={at === values.length - 1 ? 'var(--accent)' : 'var(--line-strong)'}
        >
          <title>{say('lane.hoursAgo', { count: values.length - at, value })}</title>
        </rect>
      ))}
    </svg>
  )
}
