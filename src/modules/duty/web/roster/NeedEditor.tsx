import { Select } from 'antd'
import type { ReactNode } from 'react'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useWords } from '#platform/web/i18n.ts'

export interface Needs {
  need: readonly number[]
  starts: readonly number[]
}
const two = (hour: number): string => String(hour % 24).padStart(2, '0')

/** People needed: at which hours shifts begin, how many stand in each; every hour can be told apart below. */
export function NeedEditor({ needs, onChange }: { needs: Needs; onChange: (next: Needs) => void }): ReactNode {
  const say = useWords('duty')
  const starts = [...needs.starts].sort((a, b) => a - b)
  const parts = starts.map((start, index) => {
    const end = starts[index + 1] ?? (starts[0] as number) + 24
    const hours = Array.from({ length: end - start }, (_, at) => (start + at) % 24)
    const counts = new Set(hours.map((hour) => needs.need[hour] ?? 0))
    return { start, end, hours, count: counts.size === 1 ? [...counts][0] : undefined }
  })
  const set = (hours: readonly number[], count: number | null) =>
    onChange({ ...needs, need: needs.need.map((old, hour) => (hours.includes(hour) ? (count ?? 0) : old)) })
  return (
    <fieldset className="duty-need">
      <legend>{say('need.title')}</legend>
      <Field label={say('need.starts')}>
        <Select
          mode="multiple"
          value={starts}
          onChange={(next: number[]) => onChange({ ...needs, starts: next.length > 0 ? next.slice(0, 8) : starts })}
          options={Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: `${two(hour)}:00` }))}
        />
      </Field>
      <div className="duty-need-parts">
        {parts.map(({ start, end, hours, count }) => (
          <label key={start} htmlFor={`need-${start}`}>
            <span>{say('need.part', { from: two(start), to: end === 24 ? '24' : two(end) })}</span>
            <NumberInput
              id={`need-${start}`}
              min={0}
              max={50}
              value={count ?? null}
              placeholder={say('need.mixed')}
              onChange={(next) => set(hours, next)}
            />
          </label>
        ))}
      </div>
      <details>
        <summary>{say('need.byHour')}</summary>
        <div className="duty-need-hours">
          {needs.need.map((count, hour) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the hour
            <label key={hour}>
              <span>{two(hour)}</span>
              <input
                type="number"
                min={0}
                max={50}
                value={count}
                onChange={(event) =>
                  set([hour], Math.max(0, Math.min(50, Math.round(Number(event.target.value) || 0))))
                }
              />
            </label>
          ))}
        </div>
      </details>
    </fieldset>
  )
}
