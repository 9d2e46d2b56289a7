import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Figures } from '../../contract/index.ts'
import { type DoorFilter, doorFilters, rareFilters } from './doorFilters.ts'

export interface DoorFilterBarProps {
  figures: Figures
  state: DoorFilter
  set: (filter: DoorFilter) => void
}

/** Filters as a row of words with their counts. */
export function DoorFilterBar({ figures, state, set }: DoorFilterBarProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const shown = [...doorFilters, ...rareFilters.filter((filter) => filter === state)]
  return (
    <div className="filter-names no-print">
      {shown.map((filter) => (
        <button key={filter} type="button" aria-pressed={filter === state} onClick={() => set(filter)}>
          {say(`filter.${filter}`)}
          {filter === 'due' || filter === 'all' ? null : (
            <span className="faint">{format.number(figures[filter])}</span>
          )}
        </button>
      ))}
    </div>
  )
}
