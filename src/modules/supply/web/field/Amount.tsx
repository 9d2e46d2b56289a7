import type { ReactNode } from 'react'
import { Choice } from '#platform/web/field/choice.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { isWithin, readNumber } from '#platform/web/number.ts'

/** Whether what was typed is a whole number that can be asked for or handed out; half a mask is not, and 1.5 must not become 15. */
export const isAmount = (typed: string): boolean => isWithin(readNumber(typed), 1, 1_000_000)

/** How many: the usual by one tap, any other by keys. */
export function Amount({
  label,
  usual,
  value,
  onChange,
  problem,
}: {
  label: string
  usual: readonly number[]
  value: string
  onChange: (value: string) => void
  problem: string | undefined
}): ReactNode {
  const say = useWords('supply')
  const words = usual.map(String)
  return (
    <>
      <Choice
        label={label}
        columns={usual.length}
        value={words.find((word) => word === value) ?? null}
        onChange={onChange}
        options={words.map((word) => ({ value: word, text: word }))}
      />
      <TextField
        label={say('otherAmount')}
        value={value}
        onChange={onChange}
        keyboard="numeric"
        max={12}
        problem={problem}
      />
    </>
  )
}
