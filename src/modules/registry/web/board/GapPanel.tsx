import type { ReactNode } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Figures } from '../../contract/index.ts'
import { gaps } from '../coverage.ts'
import type { DoorFilter } from './doorFilters.ts'

export interface GapPanelProps {
  figures: Figures
  today: Figures
  state: string | undefined
  show: (filter: DoorFilter) => void
}

/** What is still open, by reason, with what today changed. A gap that grows today is at risk; a person never is. */
export function GapPanel({ figures, today, state, show }: GapPanelProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  return (
    <Panel title={say('gap.title')} aside={say('board.today')} className="gap-panel">
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>
            <button type="button" aria-pressed={state === gap} onClick={() => show(gap)} title={say(`gap.${gap}Hint`)}>
              <span>{say(`gap.${gap}`)}</span>
              <strong className={figures[gap] === 0 ? 'faint' : ''}>{format.number(figures[gap])}</strong>
              <span className={today[gap] > 0 ? 'num risk' : 'num faint'}>
                {today[gap] === 0 ? '' : format.change(today[gap])}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
