import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import {
  countFindings,
  type Finding,
  findingShows,
  inspectionReport,
  listDraws,
  listFindings,
  ownFindings,
} from '../../contract/index.ts'
import { FindingMark } from '../FindingMark.tsx'
import { LinkedTo } from './LinkedTo.tsx'
import '../inspection.css'

/** What inspections found and what is still to do about it, by the clock. */
export default function FindingsPage(): ReactNode {
  const say = useWords('inspection')
  const navigate = useNavigate()
  const { may } = useSession()
  const reads = may(listFindings.name)
  return (
    <Watermark>
      <Page
        title={say('title')}
        answers={say(reads ? 'answers' : 'answersOwn')}
        actions={
          <>
            {may(listDraws.name) ? (
              <Button type="primary" onClick={() => void navigate('/inspections/draws')}>
                {say('draws')}
              </Button>
            ) : null}
            {may(inspectionReport.name) ? (
              <Button onClick={() => void navigate('/inspections/report')}>{say('report.title')}</Button>
            ) : null}
          </>
        }
      >
        {reads ? <Figures /> : null}
        <List reads={reads} />
      </Page>
    </Watermark>
  )
}

function Figures(): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const { data } = useQuery(countFindings, {}, { keep: true })
  return (
    <dl className="inspection-figures">
      {(['open', 'answered', 'late', 'risen'] as const).map((figure) => (
        <div key={figure} className={(figure === 'late' || figure === 'risen') && data?.[figure] ? 'is-late' : ''}>
          <dt>{say(`figure.${figure}`)}</dt>
          <dd className="num">{data ? format.number(data[figure]) : '–'}</dd>
        </div>
      ))}
    </dl>
  )
}

function List({ reads }: { reads: boolean }): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const navigate = useNavigate()
  const [filter, setFilter] = useUrlState(['show'] as const)
  const show = findingShows.find((one) => one === filter.show) ?? 'live'
  const paged = usePages(reads ? listFindings : ownFindings, { show }, { keep: true })
  return (
    <Panel>
      <div className="inspection-filters no-print">
        <Select
          aria-label={say('filter')}
          value={show}
          onChange={(next) => setFilter({ show: next === 'live' ? undefined : next })}
          options={findingShows.map((value) => ({ value, label: say(`show.${value}`) }))}
        />
      </div>
      <PagedTable<Finding>
        paged={paged}
        open={(row) => void navigate(`/inspections/findings/${row.id}`)}
        empty={<EmptyPane title={say(`none.${show}`)} hint={say('none.hint')} />}
        columns={[
          { key: 'state', title: say('stands'), width: 190, render: (_, row) => <FindingMark finding={row} /> },
          { key: 'kind', title: say('kindTitle'), width: 130, render: (_, row) => say(`kind.${row.kind}`) },
          {
            key: 'post',
            title: say('post'),
            width: 210,
            ellipsis: true,
            render: (_, row) => row.postName,
          },
          {
            key: 'what',
            title: say('what'),
            ellipsis: true,
            render: (_, row) => [row.person, row.said].filter(Boolean).join(' · ') || <span className="faint">–</span>,
          },
          {
            key: 'agency',
            title: say('agency'),
            width: 150,
            ellipsis: true,
            render: (_, row) => row.agencyName ?? <span className="faint">–</span>,
          },
          { key: 'link', title: say('link'), width: 140, render: (_, row) => <LinkedTo finding={row} /> },
          { key: 'found', title: say('foundAt'), width: 120, render: (_, row) => format.moment(row.foundAt) },
          {
            key: 'due',
            title: say('due'),
            width: 110,
            render: (_, row) => {
              const due = row.state === 'answered' ? row.byWhen : row.dueAt
              if (!due || row.state === 'closed') return <span className="faint">–</span>
              return (
                <span className={row.late ? 'late' : ''} title={format.moment(due)}>
                  {format.relative(due)}
                </span>
              )
            },
          },
        ]}
      />
    </Panel>
  )
}
