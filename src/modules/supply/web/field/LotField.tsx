import type { ReactNode } from 'react'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'

/** How many of one lot: its label says which and how many there should be, its hint until when. Only digits go in. */
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
  onChange: (digits: string) => void
  problem: string | undefined
}): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  return (
    <TextField
      label={label}
      hint={expiresOn ? say('until', { day: format.day(expiresOn) }) : say('noExpiry')}
      value={value}
      onChange={(text) => onChange(text.replace(/\D/g, ''))}
      keyboard="numeric"
      max={7}
      problem={problem}
    />
  )
}
