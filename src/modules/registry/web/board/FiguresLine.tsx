import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { Sparkline } from '#platform/web/Sparkline.tsx'
import { type Figures, trend } from '../../contract/index.ts'
import { CoverageBar } from '../CoverageBar.tsx'
import { covered, sinceFirstDoor } from '../coverage.ts'
import type { DoorFilter } from './doorFilters.ts'

const shown = [
  { filter: 'registered', segment: 'registered' },
  { filter: 'vacant', segment: 'settled' },
  { filter: 'demolished', segment: 'settled' },
  { filter: 'not_dwelling', segment: 'settled' },
  { filter: 'refused', segment: 'refused' },
  { filter: 'nobody_home', segment: 'nobody_home' },
  { filter: 'unreached', segment: 'unreached' },
] as const

export interface FiguresLineProps {
  figures: Figures
  today: Figures
  area: string | undefined
  show: (filter: DoorFilter) => void
}

/** The answer in one line: every door in exactly one state. Every number opens its list. */
export function FiguresLine({ figures, today, area, show }: FiguresLineProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const days = useQuery(trend, area ? { area, days: 14 } : { days: 14 }, { keep: true })
  const gained = covered(today)
  return (
    <section className="figures-line" aria-label={say('board.figures')}>
      <div className="figures-lead">
        <p className="figures-share">{format.share(covered(figures), figures.doors)}</p>
        <p className="soft">
          {say('board.coveredOf', { covered: format.number(covered(figures)), doors: format.number(figures.doors) })}
        </p>
      </div>
      <div className="figures-states">
        <CoverageBar figures={figures} tall />
        <ul>
          {shown
            .filter(({ filter }) => figures[filter] > 0 || filter === 'registered' || filter === 'unreached')
            .map(({ filter, segment }) => (
              <li key={filter}>
                <button type="button" onClick={() => show(filter)}>
                  <span className="figure-name">
                    <i className="segment-key" data-segment={segment} />
                    {say(`state.${filter}`)}
                  </span>
                  <span className="figure-number">{format.number(figures[filter])}</span>
                </button>
              </li>
            ))}
        </ul>
      </div>
      <div className="figures-today">
        <p>
          <span className="soft">{say('board.today')}</span> <strong>{format.change(gained)}</strong>
        </p>
        <Sparkline
          values={sinceFirstDoor(days.data?.items ?? []).map((day) => covered(day.standing))}
          width={110}
          height={28}
        />
        <p className="faint">{say('board.persons', { count: format.number(figures.persons) })}</p>
      </div>
    </section>
  )
}
