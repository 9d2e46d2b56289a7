import { type ReactNode, useId } from 'react'

export interface Option<V extends string> {
  value: V
  text: string
  /** Where the text is in another language than the page. */
  lang?: string
  wide?: boolean
}

export interface ChoiceProps<V extends string> {
  /** What is chosen; hidden from sight where the screen says it already. */
  label: string
  hideLabel?: boolean
  options: readonly Option<V>[]
  value: V | null
  onChange: (value: V) => void
  columns?: number
  problem?: string | undefined
}

/** One of a few, each a large button: radio buttons to a screen reader and a keyboard. */
export function Choice<V extends string>({
  label,
  hideLabel,
  options,
  value,
  onChange,
  columns = 2,
  problem,
}: ChoiceProps<V>): ReactNode {
  const name = useId()
  return (
    <fieldset className="f-field" aria-describedby={problem ? `${name}-problem` : undefined}>
      <legend className={hideLabel ? 'f-hidden' : 'f-label'}>{label}</legend>
      <div className={columns === 3 ? 'f-choices three' : 'f-choices'} style={{ ['--f-columns' as string]: columns }}>
        {options.map((option) => (
          <label key={option.value} className={option.wide ? 'f-choice wide' : 'f-choice'}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span lang={option.lang}>{option.text}</span>
          </label>
        ))}
      </div>
      <FieldProblem id={`${name}-problem`} text={problem} />
    </fieldset>
  )
}

/** What is wrong at a field; read out when it appears. */
export function FieldProblem({ id, text }: { id: string; text: string | undefined }): ReactNode {
  if (!text) return null
  return (
    <p id={id} className="f-problem" role="alert">
      {text}
    </p>
  )
}
