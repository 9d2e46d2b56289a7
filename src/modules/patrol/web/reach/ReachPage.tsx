import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { addressOf } from '#platform/web/api.ts'
import { countyNow } from '#platform/web/clock.ts'
import { Page } from '#platform/web/desk/Page.tsx'
import { periodOf, SheetActions } from '#platform/web/desk/SheetActions.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { getReach, type Reach, reachSheet } from '../../contract/index.ts'
import { GridTable } from './GridTable.tsx'
import { ReachMap } from './ReachMap.tsx'
import { TownTable } from './TownTable.tsx'
import '../patrol.css'

/** Which grids heard a broadcast in a day or a week, how often and when last, and which never: map, table, sheet, paper. */
export default function ReachPage(): ReactNode {
  const say = useWords('patrol')
  const language = useLanguage()
  const [period, setPeriod] = useUrlState(['from', 'to', 'town'] as const)
  const { from, to } = periodOf(period, 7)
  const found = useQuery(getReach, { from, to }, { keep: true })
  const sheet = (format: 'csv' | 'xlsx') => addressOf(reachSheet, { from, to, format, language })
  return (
    <Page
      printed={false}
      title={say('reach.title')}
      answers={say('reach.answers')}
      above={<Link to="/patrols">{say('title')}</Link>}
      actions={<SheetActions period={{ from, to }} setPeriod={setPeriod} sheet={sheet} />}
    >
      {found.error ? (
        <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
      ) : found.data ? (
        <Shown reach={found.data} town={period.town} setTown={(town) => setPeriod({ town })} />
      ) : (
        <WaitWords />
      )}
    </Page>
  )
}

function Shown({
  reach,
  town,
  setTown,
}: {
  reach: Reach
  town: string | undefined
  setTown: (town: string | undefined) => void
}): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  const { session } = useSession()
  const never = reach.grids - reach.reached
  return (
    <>
      <p className="print-only">
        {say('reach.made', {
          ...{ county: session.county.name, from: reach.from, to: reach.to },
          ...{ at: format.moment(countyNow()), by: session.account.displayName },
        })}
      </p>
      <dl className="patrol-figures">
        {(
          [
            ['runs', format.number(reach.runs), false],
            ['stops', format.number(reach.stops), false],
            ['reached', `${format.number(reach.reached)} / ${format.number(reach.grids)}`, false],
            ['share', format.share(reach.reached, reach.grids), false],
            ['never', format.number(never), never > 0],
          ] as const
        ).map(([figure, value, isBad]) => (
          <div key={figure} className={isBad ? 'is-late' : ''}>
            <dt>{say(`reach.${figure}`)}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="patrol-panes">
        <TownTable towns={reach.towns} town={town} setTown={setTown} />
        <ReachMap reach={reach} town={town} setTown={setTown} />
      </div>
      <GridTable reach={reach} town={town} setTown={setTown} />
    </>
  )
}
