import { Table } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { addDays } from '#modules/duty/contract/index.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { today, useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { hoursByPlace } from '../../contract/index.ts'
import '../volunteer.css'

/** Hours by community in a period: counts, no names, also on paper. */
export default function HoursPage(): ReactNode {
  const say = useWords('volunteer')
  const format = useFormat()
  const [from, setFrom] = useState(addDays(today(), -29))
  const [to, setTo] = useState(today())
  const isPeriod = from !== '' && to !== ''
  const found = useQuery(hoursByPlace, { from, to }, { keep: true, enabled: isPeriod })
  const items = found.data?.items ?? []
  const sum = (of: 'serving' | 'stood' | 'shifts' | 'hours') =>
    format.number(items.reduce((all, item) => all + item[of], 0))
  return (
    <Page
      title={say('hours.title')}
      answers={say('hours.answers')}
      above={<Link to="/volunteers">{say('title')}</Link>}
    >
      <Panel>
        {isPeriod ? (
          <p className="print-only">
            {say('hours.from')} {format.day(from)} {say('hours.to')} {format.day(to)}
          </p>
        ) : null}
        <div className="volunteer-filters no-print">
          <label>
            {say('hours.from')}{' '}
            <input type="date" value={from} max={to} onChange={(event) => setFrom(event.target.value)} />
          </label>
          <label>
            {say('hours.to')}{' '}
            <input type="date" value={to} min={from} onChange={(event) => setTo(event.target.value)} />
          </label>
          <button type="button" className="plain-button" onClick={() => window.print()}>
            {say('action.print')}
          </button>
        </div>
        {found.error ? <ProblemNote problem={found.error.body} /> : null}
        {found.isPending && isPeriod ? (
          <WaitWords />
        ) : (
          <Table
            size="small"
            rowKey="place"
            pagination={false}
            dataSource={items}
            locale={{ emptyText: <EmptyPane title={say('hours.none')} hint={say('hours.noneHint')} /> }}
            columns={[
              { key: 'town', title: say('hours.town'), dataIndex: 'townName' },
              { key: 'place', title: say('place'), dataIndex: 'placeName' },
              ...(['serving', 'stood', 'shifts', 'hours'] as const).map((key) => ({
                ...{ key, title: say(`hours.${key}`), align: 'right' as const, className: 'num' },
                render: (_: unknown, item: (typeof items)[number]) => format.number(item[key]),
              })),
            ]}
            summary={() =>
              items.length > 1 ? (
                <Table.Summary.Row>
                  <Table.Summary.Cell index={0} colSpan={2}>
                    {say('hours.all')}
                  </Table.Summary.Cell>
                  {(['serving', 'stood', 'shifts', 'hours'] as const).map((key, index) => (
                    <Table.Summary.Cell key={key} index={index + 2} align="right" className="num">
                      {sum(key)}
                    </Table.Summary.Cell>
                  ))}
                </Table.Summary.Row>
              ) : null
            }
          />
        )}
        <p className="soft volunteer-rule">{say('hours.rule')}</p>
      </Panel>
    </Page>
  )
}
