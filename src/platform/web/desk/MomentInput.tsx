import { type ReactNode, useId, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fromLocalField, toLocalField } from '#platform/web/wall-clock.ts'

export interface MomentInputProps {
  /** An instant; empty where none is chosen, or what was typed is no whole moment. */
  value: string
  onChange: (at: string) => void
  /** What lies outside is told here and refused by the server; it goes on as it is. */
  min?: Date | undefined
  max?: Date | undefined
  /** Minutes between the moments that the arrows offer. */
  step?: number
  id?: string
  'aria-label'?: string
  className?: string
}

/**
 * Day and time by the clock of the county, typed or picked: what is typed counts as it stands, without a key that confirms it, and
 * what is not a whole moment is said.
 */
export function MomentInput({ value, onChange, min, max, step = 1, ...rest }: MomentInputProps): ReactNode {
  const say = useWords('desk')
  const format = useFormat()
  const own = useId()
  const [isPart, setIsPart] = useState(false)
  const at = Date.parse(value)
  const wrong = isPart
    ? say('moment.part')
    : min && at < min.getTime()
      ? say('moment.before', { at: format.moment(min.toISOString()) })
      : max && at > max.getTime()
        ? say('moment.after', { at: format.moment(max.toISOString()) })
        : undefined
  return (
    <>
      <input
        id={own}
        {...rest}
        type="datetime-local"
        className={`moment-input ${rest.className ?? ''}`}
        step={step * 60}
        value={value ? toLocalField(value) : ''}
        aria-invalid={wrong !== undefined}
        onChange={({ target }) => {
          setIsPart(target.validity.badInput)
          onChange(fromLocalField(target.value) ?? '')
        }}
        // A day without a time fires no change where nothing stood before.
        onBlur={({ target }) => {
          setIsPart(target.validity.badInput)
          if (target.validity.badInput) onChange('')
        }}
      />
      {wrong ? (
        <small className="late" role="alert">
          {wrong}
        </small>
      ) : null}
    </>
  )
}
