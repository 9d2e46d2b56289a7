import { type ReactNode, useState } from 'react'
import { Choice } from '#platform/web/field/choice.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { Outcome } from '../../contract/index.ts'

const others: readonly Outcome[] = ['demolished', 'not_dwelling']

/** What the knock found. The two rare outcomes stand behind "other", so that the four usual ones are large. */
export function OutcomeChoice({ value, onChange }: { value: Outcome; onChange: (value: Outcome) => void }): ReactNode {
  const say = useWords('registry')
  const [opened, setOpened] = useState(false)
  const other = opened || others.includes(value)
  const text = (outcome: Outcome) => say(`outcome.${outcome}`)
  return (
    <div className="f-field">
      <Choice<Outcome | 'other'>
        label={say('outcome.label')}
        hideLabel
        value={other ? 'other' : value}
        onChange={(chosen) => {
          setOpened(chosen === 'other')
          if (chosen === 'other') onChange('demolished')
          else onChange(chosen)
        }}
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
          options={others.map((outcome) => ({ value: outcome, text: text(outcome) }))}
        />
      ) : null}
    </div>
  )
}
