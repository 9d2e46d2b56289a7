import { type ReactNode, useState } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { duePresets } from './due.ts'
import { MomentInput } from './MomentInput.tsx'

export interface DueChoiceProps {
  /** An instant; empty where somebody began to write one and did not end. */
  value: string | undefined
  onChange: (at: string | undefined) => void
  /** Words for leaving the deadline as it is, where that can be. */
  keep?: string
}

/** Until when: three presses for the usual, a calendar for the rest. */
export function DueChoice({ value, onChange, keep }: DueChoiceProps): ReactNode {
  const say = useWords()
  const format = useFormat()
  const [now] = useState(() => countyNow())
  const presets = duePresets(now)
  const isOwn = value !== undefined && !presets.some(({ at }) => at === value)
  return (
    <div className="due-choice">
      {keep ? (
        <button type="button" aria-pressed={value === undefined} onClick={() => onChange(undefined)}>
          {keep}
        </button>
      ) : null}
      {presets.map(({ key, at }) => (
        <button
          key={key}
          type="button"
          aria-pressed={value === at}
          title={format.moment(at)}
          onClick={() => onChange(at)}
        >
          {say(`due.${key}`)}
        </button>
      ))}
      <MomentInput
        aria-label={say('due.other')}
        placeholder={say('due.other')}
        className={isOwn && value ? 'is-chosen' : ''}
        min={now}
        value={isOwn ? value : ''}
        onChange={onChange}
      />
    </div>
  )
}
