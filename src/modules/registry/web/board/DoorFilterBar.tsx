import { Input, type InputRef } from 'antd'
import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Figures } from '../../contract/index.ts'
import { type DoorFilter, doorFilters, rareFilters } from './doorFilters.ts'

export interface DoorFilterBarProps {
  field: RefObject<HTMLInputElement | null>
  figures: Figures
  state: DoorFilter
  q: string | undefined
  set: (filter: DoorFilter) => void
  search: (q: string | undefined) => void
}

/** Filters as a row of words with their counts, and a search of addresses that waits until the hand rests. */
export function DoorFilterBar({ field, figures, state, q, set, search }: DoorFilterBarProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const [text, setText] = useState(q ?? '')
  useEffect(() => setText(q ?? ''), [q])
  useEffect(() => {
    if (text.trim() === (q ?? '')) return
    const timer = setTimeout(() => search(text.trim() || undefined), 300)
    return () => clearTimeout(timer)
  }, [text, q, search])
  const shown = [...doorFilters, ...rareFilters.filter((filter) => filter === state)]
  return (
    <div className="filter-bar no-print">
      <div className="filter-names">
        {shown.map((filter) => (
          <button key={filter} type="button" aria-pressed={filter === state} onClick={() => set(filter)}>
            {say(`filter.${filter}`)}
            {filter === 'due' || filter === 'all' ? null : (
              <span className="faint">{format.number(figures[filter])}</span>
            )}
          </button>
        ))}
      </div>
      <Input
        ref={(input: InputRef | null) => {
          field.current = input?.input ?? null
        }}
        className="filter-text"
        allowClear
        maxLength={60}
        value={text}
        placeholder={say('doors.search')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
    </div>
  )
}
