import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { type Draw, drawChecks, listDraws } from '../../contract/index.ts'
import { DrawDialog } from './DrawDialog.tsx'
import { hoursOf } from './hours.ts'
import '../inspection.css'

/** Every draw that was ever made: what was drawn, what was done, what was taken back and why. */
export default function DrawsPage(): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const navigate = useNavigate()
  const { may } = useSession()
  const [isDrawing, setIsDrawing] = useState(false)
  const draws = may(drawChecks.name)
  useShortcuts(draws ? [{ keys: 'n', label: 'inspection:key.draw', run: () => setIsDrawing(true) }] : [])
  const paged = usePages(listDraws, {}, { keep: true })
  return (
    <Page
      title={say('draws')}
      answers={say('drawsAnswer')}
      above={<Link to="/inspections">{say('title')}</Link>}
      actions={
        draws ? (
          <Button type="primary" onClick={() => setIsDrawing(true)}>
            {say('draw.open')}
          </Button>
        ) : null
      }
    >
      <Panel>
        <PagedTable<Draw>
          paged={paged}
          open={(row) => void navigate(`/inspections/draws/${row.id}`)}
          empty={<EmptyPane title={say('draw.none')} hint={say('draw.noneHint')} />}
          columns={[
            { key: 'at', title: say('draw.at'), width: 130, render: (_, row) => format.moment(row.drawnAt) },
            { key: 'by', title: say('draw.by'), width: 110, ellipsis: true, dataIndex: 'drawnBy' },
            { key: 'place', title: say('draw.place'), ellipsis: true, dataIndex: 'placeName' },
            { key: 'when', title: say('draw.when'), width: 240, render: (_, row) => hoursOf(row, say, format) },
            {
              key: 'cells',
              title: say('draw.cells'),
              width: 110,
              align: 'right',
              className: 'num',
              render: (_, row) => format.number(row.cells),
            },
            { key: 'drawn', title: say('draw.drawn'), width: 80, align: 'right', className: 'num', dataIndex: 'drawn' },
            { key: 'done', title: say('draw.done'), width: 80, align: 'right', className: 'num', dataIndex: 'done' },
            {
              key: 'missed',
              title: say('draw.missed'),
              width: 90,
              align: 'right',
              className: 'num',
              render: (_, row) => <span className={row.missed > 0 ? 'late' : ''}>{row.missed}</span>,
            },
            {
              key: 'back',
              title: say('draw.withdrawn'),
              width: 200,
              ellipsis: true,
              render: (_, row) => row.withdrawnWhy ?? <span className="faint">–</span>,
            },
          ]}
        />
      </Panel>
      {isDrawing ? <DrawDialog close={() => setIsDrawing(false)} /> : null}
    </Page>
  )
}
