import Input from 'antd-mobile/es/components/input'
import TextArea from 'antd-mobile/es/components/text-area'
import { type ReactNode, useId } from 'react'
import { FieldProblem } from './choice.tsx'

export interface TextFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  problem?: string | undefined
  /** Which keyboard comes up. */
  keyboard?: 'text' | 'numeric' | 'tel' | 'search'
  /** What a person may type here, in characters. */
  max: number
  kind?: 'text' | 'password'
  /** Only sign-in lets the device fill in: data about persons never do. */
  autoComplete?: string
  rows?: number
  placeholder?: string
  autoFocus?: boolean
}

/** A field with its label above, its hint below, and its problem where the eye is. */
export function TextField(props: TextFieldProps): ReactNode {
  const { label, value, onChange, hint, problem, keyboard = 'text', max, kind = 'text', autoComplete = 'off' } = props
  const id = useId()
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ')
  const aria = { 'aria-invalid': problem ? true : undefined, 'aria-describedby': described || undefined } as const
  return (
    <div className={problem ? 'f-field wrong' : 'f-field'}>
      <label htmlFor={id}>{label}</label>
      {props.rows ? (
        <TextArea
          id={id}
          value={value}
          onChange={onChange}
          rows={props.rows}
          maxLength={max}
          autoComplete="off"
          {...aria}
        />
      ) : (
        <Input
          id={id}
          value={value}
          onChange={onChange}
          maxLength={max}
          type={kind}
          inputMode={keyboard}
          autoComplete={autoComplete}
          autoCapitalize="off"
          autoCorrect="off"
          autoFocus={props.autoFocus ?? false}
          placeholder={props.placeholder ?? ''}
          {...aria}
        />
      )}
      {hint ? (
        <p id={`${id}-hint`} className="f-quiet f-small">
          {hint}
        </p>
      ) : null}
      <FieldProblem id={`${id}-problem`} text={problem} />
    </div>
  )
}
