import { InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'

export interface NumberInputProps {
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
 * A number between two bounds. What lies outside stays as it was typed and is told below, and goes on to the form as it is: to change it
 * without a word, as the kit does, would send another number than the one that was meant.
 */
export function NumberInput({ value, onChange, min, max, isWhole = true, ...rest }: NumberInputProps): ReactNode {
  const say = useWords('desk')
  const format = useFormat()
  const wrong =
    value === null
      ? undefined
      : value < min || value > max
        ? say('number.between', { min: format.number(min), max: format.number(max) })
        : isWhole && !Number.isInteger(value)
          ? say('number.whole')
          : undefined
  return (
    <>
      <InputNumber
        {...rest}
        controls={false}
        value={value}
        onChange={onChange}
        {...(wrong ? { status: 'error' as const } : {})}
      />
      {wrong ? (
        <small className="number-wrong late" role="alert">
          {wrong}
        </small>
      ) : null}
    </>
  )
}

/** Whether a number lies between bounds and is whole, for what is reckoned with it before anything is sent. */
export const isWithin = (value: number | null, min: number, max: number): value is number =>
  value !== null && Number.isInteger(value) && value >= min && value <= max
