import { lazy, type ReactNode, Suspense } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { trend } from '../../contract/index.ts'
import { sinceFirstDoor } from '../coverage.ts'

const TrendChart = lazy(() => import('./TrendChart.tsx'))

/** Coverage at the end of each day. */
export function TrendPanel({ area }: { area: string | undefined }): ReactNode {
  const say = useWords('registry')
  const days = useQuery(trend, area ? { area, days: 14 } : { days: 14 }, { keep: true })
  const items = days.data && sinceFirstDoor(days.data.items)
  return (
    <Panel title={say('trend.title')} className="trend-panel">
      {days.isError ? <ProblemNote problem={days.error.body} retry={() => void days.refetch()} /> : null}
      {items?.length === 0 ? <p className="soft">{say('trend.none')}</p> : null}
      {items && items.length > 0 ? (
        <Suspense fallback={<WaitWords />}>
          <TrendChart days={items} />
        </Suspense>
      ) : null}
      {days.isPending ? <WaitWords /> : null}
    </Panel>
  )
}
