import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { addressOf } from '#platform/web/api.ts'
import { countyNow } from '#platform/web/clock.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { periodOf, SheetActions } from '#platform/web/desk/SheetActions.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { type InspectionReport, inspectionReport, reportSheet } from '../../contract/index.ts'
import { FindingMark } from '../FindingMark.tsx'
import { ReportTable } from './ReportTable.tsx'
import '../inspection.css'

/** Report for the discipline body: a period in figures, by agency and post, and every finding; on screen, paper and as a sheet. */
export default function ReportPage(): ReactNode {
  const say = useWords('inspection')
  const language = useLanguage()
  const [period, setPeriod] = useUrlState(['from', 'to'] as const)
  const { from, to } = periodOf(period, 7)
  const found = useQuery(inspectionReport, { from, to }, { keep: true })
  const sheet = (format: 'csv' | 'xlsx') => addressOf(reportSheet, { from, to, format, language })
  return (
    <Watermark>
      <Page
        printed={false}
        title={say('report.title')}
        answers={say('report.answers')}
        above={<Link to="/inspections">{say('title')}</Link>}
        actions={<SheetActions period={{ from, to }} setPeriod={setPeriod} sheet={sheet} />}
      >
        {found.error ? (
          <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
        ) : found.data ? (
          <Shown report={found.data} />
        ) : (
          <WaitWords />
        )}
      </Page>
    </Watermark>
  )
}

function Shown({ report }: { report: InspectionReport }): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const { session } = useSession()
  const { all } = report
  const figures: [string, number, boolean][] = [
    ['draws', report.draws, false],
    ['checks', report.checks, false],
    ['done', report.done, false],
    ['missed', report.missed, report.missed > 0],
    ['empty', all.empty, all.empty > 0],
    ['findings', all.findings, false],
    ['repeated', all.repeated, all.repeated > 0],
    ['answered', all.answered, false],
    ['open', all.open, false],
    ['late', all.late, all.late > 0],
  ]
  return (
    <>
      <p className="print-only">
        {say('report.made', {
          county: session.county.name,
          from: report.from,
          to: report.to,
          at: format.moment(countyNow()),
          by: session.account.displayName,
        })}
      </p>
      <dl className="inspection-figures is-many">
        {figures.map(([figure, count, isBad]) => (
          <div key={figure} className={isBad ? 'is-late' : ''}>
            <dt>{say(`report.${figure}`)}</dt>
            <dd className="num">{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      {report.withdrawn.length > 0 ? (
        <Panel title={say('report.withdrawn')}>
          <ul>
            {report.withdrawn.map(({ id, drawnAt, why }) => (
              <li key={id}>
                {format.moment(drawnAt)} <q>{why}</q>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {all.visits === 0 ? (
        <Panel>
          <EmptyPane title={say('report.none')} hint={say('report.noneHint')} />
        </Panel>
      ) : (
        <>
          <ReportTable title={say('report.byAgency')} name={say('agency')} rows={report.agencies} />
          <ReportTable title={say('report.byPost')} name={say('post')} rows={report.posts} />
          <Panel title={say('report.list')}>
            {report.findings.length === 0 ? <p className="soft">{say('report.noFinding')}</p> : null}
            <ol className="inspection-list">
              {report.findings.map((one) => (
                <li key={one.id}>
                  <p>
                    <span className="faint">{format.moment(one.foundAt)}</span>{' '}
                    <Link to={`/inspections/findings/${one.id}`}>{one.postName}</Link>{' '}
                    <span className="soft">{one.agencyName}</span> <strong>{say(`kind.${one.kind}`)}</strong>{' '}
                    {[one.person, one.said].filter(Boolean).join(' · ')} <FindingMark finding={one} />
                  </p>
                  {one.answer ? <p className="soft">{say('report.answer', { said: one.answer })}</p> : null}
                </li>
              ))}
            </ol>
            {report.more > 0 ? <p className="soft">{say('report.more', { count: report.more })}</p> : null}
          </Panel>
        </>
      )}
    </>
  )
}
