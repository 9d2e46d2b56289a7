import Input from 'antd-mobile/es/components/input'
import { type ReactNode, useId } from 'react'
import { FieldProblem } from '#platform/web/field/choice.tsx'
import { MinusIcon, PlusIcon } from '#platform/web/field/icons.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { mostPersons } from './draft.ts'

export interface HeadCountProps {
  value: number | null
  onChange: (value: number | null) => void
  problem?: string | undefined
  label?: string
}

const usual = [1, 2, 3, 4, 5, 6]

/** How many live here. One tap for the usual numbers; the stepper and the number keys for the rest. */
export function HeadCount({ value, onChange, problem, label }: HeadCountProps): ReactNode {
  const say = useWords('registry')
  const id = useId()
  const name = label ?? say('headCount.label')
  const step = (by: number) => onChange(Math.max(0, Math.min(mostPersons, (value ?? 0) + by)))
  return (
    <fieldset className={problem ? 'f-field wrong' : 'f-field'}>
      <legend className="f-label">{name}</legend>
      <div className="f-choices numbers">
        {usual.map((number) => (
          <label key={number} className="f-choice">
            <input
              type="radio"
              name={id}
              aria-label={say('persons', { count: number })}
              checked={value === number}
              onChange={() => onChange(number)}
            />
            <span className="f-number">{number}</span>
          </label>
        ))}
      </div>
      <div className="f-stepper">
        <button type="button" aria-label={say('headCount.less')} disabled={!value} onClick={() => step(-1)}>
          <MinusIcon />
        </button>
        <Input
          aria-label={name}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          value={value === null ? '' : String(value)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          placeholder={say('headCount.other')}
          onChange={(text) => onChange(numberIn(text))}
        />
        <button
          type="button"
          aria-label={say('headCount.more')}
          disabled={(value ?? 0) >= mostPersons}
          onClick={() => step(1)}
        >
          <PlusIcon />
        </button>
      </div>
      <FieldProblem id={`${id}-problem`} text={problem} />
    </fieldset>
  )
}

/** The number as typed: one that is too large is told at the field, never made smaller in silence. */
function numberIn(text: string): number | null {
  const digits = text.replace(/\D/g, '').slice(0, 6)
  return digits === '' ? null : Number(digits)
}
