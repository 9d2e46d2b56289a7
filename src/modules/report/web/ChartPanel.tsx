import { lazy, type ReactNode, Suspense } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import type { Grouping, Row } from './counts.ts'
import { parts } from './parts.ts'

const StatisticsChart = lazy(() => import('./StatisticsChart.tsx'))

/** More bars than this say nothing any more; the table does. */
const most = 62

/** How the doors of each row stand, as stacked bars. */
export function ChartPanel({ rows, by }: { rows: readonly Row[]; by: Grouping }): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  if (rows.length < 2 || rows.length > most) return null
  const nameOf = (row: Row): string => {
    if (by === 'day') return format.shortDay(row.day)
    return by === 'class' ? say(`class.${row.class ?? 0}`) : row.areaName
  }
  return (
    <Panel
      title={say('chart')}
      className="no-print"
      aside={
        <ul className="statistics-legend">
          {parts.map(({ part }) => (
            <li key={part}>
              <i data-part={part} />
              {say(`part.${part}`)}
            </li>
          ))}
        </ul>
      }
    >
      <div className="statistics-chart">
        <Suspense fallback={<WaitWords />}>
          <StatisticsChart rows={rows.map((row) => ({ name: nameOf(row), row }))} />
        </Suspense>
      </div>
    </Panel>
  )
}
