import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { type Donation, listDonations, stockBoard } from '../../contract/index.ts'
import { GoodsDialog } from '../board/GoodsDialog.tsx'
import '../supply.css'

/** What organisations gave, each with its receipt. */
export default function DonationsPage(): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const navigate = useNavigate()
  const paged = usePages(listDonations, {}, { keep: true })
  const board = useQuery(stockBoard, {}, { keep: true })
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Page
      title={say('donations')}
      answers={say('donationsAnswers')}
      above={<Link to="/supply">{say('title')}</Link>}
      actions={
        <Button type="primary" disabled={!board.data} onClick={() => setIsOpen(true)}>
          {say('goods.donation')}
        </Button>
      }
    >
      <Panel>
        <PagedTable<Donation>
          paged={paged}
          open={(row) => void navigate(`/supply/donations/${row.id}`)}
          empty={<EmptyPane title={say('donationsNone')} />}
          columns={[
            {
              key: 'no',
              title: say('number'),
              width: 130,
              render: (_, { year, no }) => say('receiptNo', { year, no }),
            },
            { key: 'donor', title: say('goods.donor'), dataIndex: 'donor' },
            { key: 'point', title: say('point.title'), dataIndex: 'pointName' },
            { key: 'at', title: say('moves.at'), width: 150, render: (_, row) => format.moment(row.at) },
            { key: 'by', title: say('receivedBy'), width: 120, dataIndex: 'by' },
          ]}
        />
      </Panel>
      {isOpen && board.data ? (
        <GoodsDialog isDonation items={board.data.items} points={board.data.points} close={() => setIsOpen(false)} />
      ) : null}
    </Page>
  )
}
