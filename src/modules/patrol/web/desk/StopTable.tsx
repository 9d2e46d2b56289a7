import { Table } from 'antd'
import type { ReactNode } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { RunKind, Stop } from '../../contract/index.ts'

/** The stops in order: what was reached when and by whom, what was left out and why. */
export function StopTable({ stops, kind }: { stops: readonly Stop[]; kind: RunKind }): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  return (
    <Panel title={say('stops')} aside={say('stopsNote')}>
      <Table<Stop>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...stops]}
        scroll={{ x: 720 }}
        columns={[
          { key: 'nth', title: say('stop.nth'), width: 60, align: 'right', className: 'num', dataIndex: 'nth' },
          {
            key: 'name',
            title: say(kind === 'patrol' ? 'stop.premises' : 'stop.where'),
            render: (_, row) => (
              <>
                {row.name ?? row.placeName}
                {row.trade ? <span className="faint"> {say(`trade.${row.trade}`)}</span> : null}
              </>
            ),
          },
          { key: 'place', title: say('stop.place'), width: 200, ellipsis: true, dataIndex: 'placeName' },
          {
            key: 'state',
            title: say('stands'),
            width: 100,
            render: (_, row) => <span className={`patrol-state is-${row.state}`}>{say(`stopState.${row.state}`)}</span>,
          },
          {
            key: 'at',
            title: say('stop.at'),
            width: 200,
            render: (_, row) =>
              row.at ? `${format.moment(row.at)} ${row.by ?? ''}` : <span className="faint">–</span>,
          },
          {
            key: 'why',
            title: say('stop.note'),
            width: 220,
            render: (_, row) => {
              const note = row.why ?? (row.isMeasured ? say('stop.measured') : null)
              return (
                <>
                  {note}
                  {row.takenBack.map(({ at, checkedAt, by, why }) => (
                    <span key={at} className="soft patrol-line">
                      {say('stop.takenBack', { at: format.moment(at), checkedAt: format.time(checkedAt), by, why })}
                    </span>
                  ))}
                  {note || row.takenBack.length > 0 ? null : <span className="faint">–</span>}
                </>
              )
            },
          },
        ]}
      />
    </Panel>
  )
}
