import type { ReactNode } from 'react'
import { Choice } from '#platform/web/field/choice.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { Outcome } from '../../contract/index.ts'

const others: readonly Outcome[] = ['demolished', 'not_dwelling']

export interface OutcomeChoiceProps {
  /** Null while "other" is open and nothing is chosen there: a tap too few must not record a standing house as demolished. */
  value: Outcome | null
  onChange: (value: Outcome | null) => void
  problem?: string | undefined
}

/** What the knock found. The two rare outcomes stand behind "other", so that the four usual ones are large. */
export function OutcomeChoice({ value, onChange, problem }: OutcomeChoiceProps): ReactNode {
  const say = useWords('registry')
  const other = value === null || others.includes(value)
  const text = (outcome: Outcome) => say(`outcome.${outcome}`)
  return (
    <div className="f-field">
      <Choice<Outcome | 'other'>
        label={say('outcome.label')}
        hideLabel
        value={other ? 'other' : value}
        onChange={(chosen) => onChange(chosen === 'other' ? null : chosen)}
        options={[
          { value: 'registered', text: text('registered'), wide: true },
          { value: 'nobody_home', text: text('nobody_home') },
          { value: 'refused', text: text('refused') },
          { value: 'vacant', text: text('vacant') },
          { value: 'other', text: say('outcome.other') },
        ]}
      />
      {other ? (
        <Choice<Outcome>
          label={say('outcome.whichOther')}
          value={value}
          onChange={onChange}
          problem={problem}
          options={others.map((outcome) => ({ value: outcome, text: text(outcome) }))}
        />
      ) : null}
    </div>
  )
}
