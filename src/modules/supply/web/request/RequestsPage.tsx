import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { listRequests, type SupplyRequest, shows, stockBoard } from '../../contract/index.ts'
import { AskDialog } from './AskDialog.tsx'
import { StateMark } from './StateMark.tsx'
import '../supply.css'

/** Requests by where they stand, what waits for me first; each with the hour by which it is needed. */
export default function RequestsPage(): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const navigate = useNavigate()
  const [filter, setFilter] = useUrlState(['show'] as const)
  const show = shows.find((one) => one === filter.show) ?? 'waiting'
  const paged = usePages(listRequests, { show }, { keep: true })
  const board = useQuery(stockBoard, {}, { keep: true })
  const [isAsking, setIsAsking] = useState(false)
  useShortcuts([{ keys: 'n', label: 'supply:key.ask', run: () => setIsAsking(true) }])
  return (
    <Page
      title={say('requests')}
      answers={say('requestsAnswers')}
      above={<Link to="/supply">{say('title')}</Link>}
      actions={
        <Button type="primary" disabled={!board.data} onClick={() => setIsAsking(true)}>
          {say('ask.open')}
        </Button>
      }
    >
      <Panel>
        <div className="supply-tools no-print">
          <Select
            aria-label={say('show.title')}
            style={{ minWidth: 180 }}
            value={show}
            onChange={(next) => setFilter({ show: next === 'waiting' ? undefined : next })}
            options={shows.map((value) => ({ value, label: say(`show.${value}`) }))}
          />
        </div>
        <PagedTable<SupplyRequest>
          paged={paged}
          open={(row) => void navigate(`/supply/requests/${row.id}`)}
          empty={<EmptyPane title={say(show === 'waiting' ? 'show.noneWaiting' : 'show.none')} />}
          columns={[
            { key: 'no', title: say('number'), width: 120, render: (_, { year, no }) => say('numberOf', { year, no }) },
            { key: 'state', title: say('stands'), width: 150, render: (_, row) => <StateMark request={row} /> },
            { key: 'point', title: say('forWhom'), dataIndex: 'pointName', ellipsis: true },
            {
              key: 'item',
              title: say('item.title'),
              ellipsis: true,
              render: (_, row) => (
                <>
                  {row.itemName} <span className="soft">{row.standard}</span>
                </>
              ),
            },
            {
              key: 'quantity',
              title: say('quantity'),
              className: 'num',
              width: 110,
              render: (_, row) => say('count', { count: format.number(row.quantity), unit: row.unit }),
            },
            {
              key: 'missing',
              title: say('missing'),
              className: 'num',
              width: 80,
              render: (_, row) => (row.missing > 0 ? <span className="late">{format.number(row.missing)}</span> : ''),
            },
            { key: 'urgency', title: say('urgent'), width: 90, render: (_, row) => say(`urgency.${row.urgency}`) },
            {
              key: 'due',
              title: say('due'),
              width: 130,
              render: (_, row) => (
                <span className={row.late ? 'late' : ''} title={format.moment(row.dueAt)}>
                  {show === 'closed' ? format.moment(row.askedAt) : format.relative(row.dueAt)}
                </span>
              ),
            },
          ]}
        />
      </Panel>
      {isAsking && board.data ? (
        <AskDialog items={board.data.items} points={board.data.points} close={() => setIsAsking(false)} />
      ) : null}
    </Page>
  )
}
