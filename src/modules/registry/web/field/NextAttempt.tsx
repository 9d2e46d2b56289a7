import { type ReactNode, useId, useState } from 'react'
import { Choice } from '#platform/web/field/choice.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fromLocalField, toLocalField } from '#platform/web/wall-clock.ts'
import { useWhen } from './door-names.tsx'
import { type Attempt, proposedAt } from './next-attempt.ts'

export interface NextAttemptProps {
  offers: readonly Attempt[]
  value: string | null
  onChange: (at: string) => void
  problem?: string | undefined
}

/** When to come again: the playbook's moment is proposed, three others are one tap away, any other by the phone's clock. */
export function NextAttempt({ offers, value, onChange, problem }: NextAttemptProps): ReactNode {
  const say = useWords('registry')
  const when = useWhen()
  const id = useId()
  const chosen = value ?? proposedAt(offers)
  const offered = offers.some((offer) => offer.at === chosen)
  const [own, setOwn] = useState(!offered)
  return (
    <div className="f-field">
      <Choice
        label={say('next.label')}
        value={own ? 'own' : chosen}
        problem={problem}
        onChange={(at) => {
          setOwn(at === 'own')
          if (at !== 'own') onChange(at)
        }}
        options={[
          ...offers.map((offer) => ({ value: offer.at, text: when(offer.at) })),
          { value: 'own', text: say('next.own'), wide: offers.length % 2 === 0 },
        ]}
      />
      {own ? (
        <>
          <label htmlFor={id}>{say('next.ownLabel')}</label>
          <input
            id={id}
            className="f-native"
            type="datetime-local"
            value={chosen ? toLocalField(chosen) : ''}
            onChange={(event) => {
              const at = fromLocalField(event.target.value)
              if (at) onChange(at)
            }}
          />
        </>
      ) : null}
    </div>
  )
}
