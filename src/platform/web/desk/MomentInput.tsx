import { CalendarOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fromLocalField, readMoment, toLocalField } from '#platform/web/wall-clock.ts'

export interface MomentInputProps {
  /** An instant; empty where none is chosen, or what was typed is no whole moment. */
  value: string
  onChange: (at: string) => void
  /** What lies outside is told here and refused by the server; it goes on as it is. */
  min?: Date | undefined
  max?: Date | undefined
  id?: string
  'aria-label'?: string
  placeholder?: string
  className?: string
}

/**
 * Day and time by the clock of the county. What is typed counts as it stands, without a key that confirms it, and what is no whole moment
 * is said; the calendar is the browser's own, which knows how to pick on a phone.
 */
export function MomentInput({ value, onChange, min, max, ...rest }: MomentInputProps): ReactNode {
  const say = useWords('desk')
  const format = useFormat()
  const calendar = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<{ text: string; at: string }>()
  const isTyped = typed !== undefined && typed.at === value
  const canonical = value ? toLocalField(value).replace('T', ' ') : ''
  const text = isTyped ? typed.text : canonical
  const at = Date.parse(value)
  const wrong =
    isTyped && text.trim() !== '' && value === ''
      ? say('moment.part')
      : min && at < min.getTime()
        ? say('moment.before', { at: format.moment(min.toISOString()) })
        : max && at > max.getTime()
          ? say('moment.after', { at: format.moment(max.toISOString()) })
          : undefined
  const type = (next: string): void => {
    const found = readMoment(next, countyNow()) ?? ''
    setTyped({ text: next, at: found })
    onChange(found)
  }
  return (
    <span className="moment-field">
      <Input
        placeholder={say('moment.hint')}
        {...rest}
        className={`moment-input ${rest.className ?? ''}`}
        autoComplete="off"
        value={text}
        onChange={({ target }) => type(target.value)}
        {...(wrong ? { status: 'error' as const } : {})}
        suffix={
          <button type="button" aria-label={say('moment.pick')} onClick={() => calendar.current?.showPicker()}>
            <CalendarOutlined aria-hidden />
          </button>
        }
      />
      <input
        ref={calendar}
        type="datetime-local"
        tabIndex={-1}
        aria-hidden
        className="moment-calendar"
        value={value ? toLocalField(value) : ''}
        onChange={({ target }) => {
          const found = fromLocalField(target.value)
          setTyped(undefined)
          if (found) onChange(found)
        }}
      />
      {!wrong && isTyped && value && text !== canonical ? (
        <small className="input-wrong soft">{canonical}</small>
      ) : null}
      {wrong ? (
        <small className="input-wrong late" role="alert">
          {wrong}
        </small>
      ) : null}
    </span>
  )
}
