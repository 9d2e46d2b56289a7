import { type ReactNode, useId } from 'react'
import { FieldProblem } from '#platform/web/field/choice.tsx'
import { today } from '#platform/web/format.ts'

export interface DayFieldProps {
  label: string
  /** YYYY-MM-DD, or empty. */
  value: string
  onChange: (day: string) => void
  problem: string | undefined
}

/** A day until today, by the calendar of the phone; its problem where the eye is. */
export function DayField({ label, value, onChange, problem }: DayFieldProps): ReactNode {
  const id = useId()
  return (
    <div className={problem ? 'f-field wrong' : 'f-field'}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="f-native"
        type="date"
        max={today()}
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldProblem id={`${id}-problem`} text={problem} />
    </div>
  )
}
