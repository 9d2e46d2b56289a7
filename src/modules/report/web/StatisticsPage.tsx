import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { getArea } from '#modules/place/contract/index.ts'
import type { ParamsOf } from '#platform/contract/index.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemNote, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { statistics } from '../contract/index.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { groupings, totalOf } from './counts.ts'
import { PrintHead } from './PrintHead.tsx'
import { type Period, periodOf } from './period.ts'
import { SheetActions } from './SheetActions.tsx'
import { StatisticsFilters } from './StatisticsFilters.tsx'
import { StatisticsTable } from './StatisticsTable.tsx'
import { useOutsideCells } from './useOutside.ts'
import './statistics.css'

/** How many doors, reached, registered, refused, persons: by area, class or day, for a period; everything from the ledger. */
export default function StatisticsPage(): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const [at, setAt] = useUrlState(['area', 'by', 'from', 'to', 'outside'] as const)
  const by = groupings.find((each) => each === at.by) ?? 'area'
  const period: Period = periodOf(at, by)
  const params: ParamsOf<typeof statistics> = { by, ...period, ...(at.area ? { area: at.area } : {}) }
  const isOutside = at.outside === 'yes'
  const found = useQuery(statistics, params, { keep: true })
  const chain = useQuery(getArea, { id: at.area ?? '' }, { enabled: at.area !== undefined, keep: true })
  const outside = useOutsideCells(params, isOutside)
  const go = (area: string | undefined): void => setAt({ area }, { push: true })

  if (!found.data) {
    if (found.isError) {
      return (
        <Page title={say('title')} answers={say('answers')}>
          <StatisticsFilters at={at} by={by} period={period} set={setAt} problem={found.error.body} />
          <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
        </Page>
      )
    }
    return <WaitWords />
  }
  const { area } = found.data
  // Days before the first door was known say nothing.
  const first =
    by === 'day'
      ? Math.max(
          0,
          found.data.rows.findIndex((row) => row.doors > 0),
        )
      : 0
  const rows = found.data.rows.slice(first)
  const above = at.area ? (chain.data?.above ?? []) : []
  const standing = say(period.from === period.to ? 'standingDay' : 'standing', {
    from: format.day(period.from),
    to: format.day(period.to),
  })
  return (
    <div className="statistics">
      <Page
        printed={false}
        title={say('titleOf', { area: area.name })}
        above={above.map((each) => (
          <span key={each.id}>
            <button type="button" className="link-button" onClick={() => go(each.id)}>
              {each.name}
            </button>
            {' › '}
          </span>
        ))}
        answers={standing}
        actions={<SheetActions params={params} isOutside={isOutside} />}
      >
        <PrintHead area={area.name} isOutside={isOutside} />
        <StatisticsFilters at={at} by={by} period={period} set={setAt} problem={found.error?.body} />
        {isOutside ? <p className="statistics-outside no-print">{say('outside.on')}</p> : null}
        {outside.isError && isOutside ? (
          <ProblemNote problem={outside.error.body} retry={() => void outside.refetch()} />
        ) : null}
        {rows.every((row) => row.doors === 0) ? (
          <EmptyPane title={say('none')} hint={say('noneHint')} />
        ) : (
          <>
            {isOutside ? null : <ChartPanel rows={rows} by={by} />}
            <Panel
              title={say(`by.${by}`)}
              aside={
                <Link className="no-print" to={`/coverage?area=${area.id}`}>
                  {say('toCoverage')}
                </Link>
              }
            >
              {isOutside && !outside.data ? (
                <WaitWords />
              ) : (
                <StatisticsTable
                  rows={rows}
                  total={by === 'day' ? undefined : totalOf(rows)}
                  by={by}
                  cells={isOutside ? outside.data?.slice(first) : undefined}
                  here={area.id}
                  go={go}
                />
              )}
            </Panel>
          </>
        )}
      </Page>
    </div>
  )
}
