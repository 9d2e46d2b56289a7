import { Button, Table } from 'antd'
import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import type { board } from '../../contract/index.ts'
import { Hours, HoursLegend } from './Hours.tsx'
import { OnDutyCell } from './OnDutyCell.tsx'

export type Lane = ResponseOf<typeof board>['lanes'][number]

/** Figures of a lane's day, in the order of their columns. */
const figures = ['in', 'out', 'persons', 'health', 'back', 'emergency'] as const
type Figure = (typeof figures)[number]

/** Checkpoints as lanes: flow of a day, what waits now, who stands there by the roster and by the officers' word. */
export function Lanes({
  lanes,
  post,
  change,
}: {
  lanes: readonly Lane[]
  /** Duty post whose checkpoint is marked. */
  post?: string | undefined
  change?: (lane: Lane) => void
}): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const number = (key: Figure) => ({
    key,
    dataIndex: key,
    title: say(`lane.${key}`),
    className: 'num',
    width: key === 'health' || key === 'emergency' ? 84 : 58,
    render: (value: number) => format.number(value),
  })
  const flow = (key: Figure) => lanes.reduce((sum, lane) => sum + lane[key], 0)
  return (
    <Table<Lane>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...lanes]}
      locale={{ emptyText: <EmptyPane title={say('none')} hint={say('noneHint')} /> }}
      scroll={{ x: 1180 }}
      rowClassName={({ duty }) => (post !== undefined && duty?.post === post ? 'checkpoint-marked' : '')}
      columns={[
        {
          key: 'name',
          title: say('lane.name'),
          width: 180,
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
        ...figures.map(number),
        {
          key: 'waiting',
          title: say('lane.waiting'),
          width: 120,
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
          width: 220,
          render: (_, lane) => <OnDutyCell lane={lane} />,
        },
        {
          key: 'hours',
          title: <HoursLegend />,
          width: 236,
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
            {figures.map((key, at) => (
              <Table.Summary.Cell key={key} index={at + 1} className="num">
                {format.number(flow(key))}
              </Table.Summary.Cell>
            ))}
            <Table.Summary.Cell index={figures.length + 1} colSpan={change ? 4 : 3} />
          </Table.Summary.Row>
        ) : null
      }
    />
  )
}
