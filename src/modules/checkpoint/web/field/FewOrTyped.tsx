import { type ReactNode, useState } from 'react'
import { Choice } from '#platform/web/field/choice.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'

export interface FewOrTypedProps {
  label: string
  /** The few usual values, a tap each. */
  few: readonly string[]
  /** What the last key says, which opens the field for any other value. */
  more: string
  typedLabel: string
  value: string
  onChange: (value: string) => void
  keyboard: 'numeric' | 'text'
  max: number
  problem?: string | undefined
}

const other = 'other'

/** One of the usual values by a tap, any other by typing it. */
export function FewOrTyped(props: FewOrTypedProps): ReactNode {
  const { label, few, more, typedLabel, value, onChange, keyboard, max, problem } = props
  const [isTyping, setIsTyping] = useState(false)
  const isOther = isTyping || (value !== '' && !few.includes(value))
  return (
    <div className="pass-few">
      <Choice
        label={label}
        columns={few.length + 1}
        value={isOther ? other : value || null}
        onChange={(next) => {
          setIsTyping(next === other)
          onChange(next === other ? '' : next)
        }}
        options={[...few.map((one) => ({ value: one, text: one })), { value: other, text: more }]}
        problem={isOther ? undefined : problem}
      />
      {isOther ? (
        <TextField
          label={typedLabel}
          value={value}
          onChange={onChange}
          keyboard={keyboard}
          max={max}
          problem={problem}
          autoFocus={isTyping}
        />
      ) : null}
    </div>
  )
}
