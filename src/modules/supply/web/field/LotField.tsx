import type { ReactNode } from 'react'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { isWithin, readNumber } from '#platform/web/number.ts'

/** Pieces as they were typed, by either keyboard; null where it is no whole number of them. */
export function countOf(typed: string): number | null {
  const count = readNumber(typed)
  return isWithin(count, 0, 1_000_000) ? count : null
}

/** How many of one lot: its label says which and how many there should be, its hint until when. What is no whole number stays as it was typed, and is told. */
export function LotField({
  label,
  expiresOn,
  value,
  onChange,
  problem,
}: {
  label: string
  expiresOn: string | null
  value: string
  onChange: (typed: string) => void
  problem: string | undefined
}): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  return (
    <TextField
      label={label}
      hint={expiresOn ? say('until', { day: format.day(expiresOn) }) : say('noExpiry')}
      value={value}
      onChange={onChange}
      keyboard="numeric"
      max={12}
      problem={problem ?? (value !== '' && countOf(value) === null ? say('wrong.counted') : undefined)}
    />
  )
}
