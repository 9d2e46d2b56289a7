import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { readNumber } from '#platform/web/number.ts'

export interface NumberInputProps {
  /** Not a number where what was typed is none; a form that sends it is refused at this field. */
  value: number | null
  onChange: (value: number | null) => void
  min: number
  max: number
  /** Whether parts of one may be given. */
  isWhole?: boolean
  id?: string
  'aria-label'?: string
  placeholder?: string
  disabled?: boolean
}

/**
 * A number between two bounds. What lies outside, or is none, stays as it was typed and is told below: to change it without a word would
 * send another number than the one that was meant.
 */
export function NumberInput({ value, onChange, min, max, isWhole = true, ...rest }: NumberInputProps): ReactNode {
  const say = useWords('desk')
  const format = useFormat()
  const [typed, setTyped] = useState<{ text: string; value: number | null }>()
  // What was typed stands for as long as the form holds what it meant.
  const isTyped = typed !== undefined && Object.is(typed.value, value)
  const text = isTyped ? typed.text : value === null || Number.isNaN(value) ? '' : String(value)
  const wrong =
    value === null
      ? undefined
      : Number.isNaN(value)
        ? say('number.none')
        : value < min || value > max
          ? say('number.between', { min: format.number(min), max: format.number(max) })
          : isWhole && !Number.isInteger(value)
            ? say('number.whole')
            : undefined
  const set = (next: string): void => {
    const meant = readNumber(next)
    setTyped({ text: next, value: meant })
    onChange(meant)
  }
  return (
    <>
      <Input
        {...rest}
        className="number-input"
        role="spinbutton"
        inputMode={isWhole && min >= 0 ? 'numeric' : 'decimal'}
        autoComplete="off"
        aria-valuemin={min}
        aria-valuemax={max}
        {...(value === null || wrong ? {} : { 'aria-valuenow': value })}
        value={text}
        onChange={({ target }) => set(target.value)}
        onFocus={({ target }) => target.select()}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
          if (step === 0) return
          event.preventDefault()
          set(String(Math.min(max, Math.max(min, (Number.isNaN(value) ? min : (value ?? min - step)) + step))))
        }}
        {...(wrong ? { status: 'error' as const } : {})}
      />
      {wrong ? (
        <small className="input-wrong late" role="alert">
          {wrong}
        </small>
      ) : null}
    </>
  )
}
