import type { ReactNode } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { type ConditionKind, conditionKinds } from '../../contract/index.ts'
import type { Draft } from './draft.ts'

/** State of the post by a short list; all in order by one tap. */
export function Conditions({ draft, change }: { draft: Draft; change: (more: Partial<Draft>) => void }): ReactNode {
  const say = useWords('inspection')
  const one = (kind: ConditionKind, more: { isGood?: boolean; said?: string }) => ({
    ...(draft.conditions[kind] ?? { isGood: true, said: '', finding: newId() }),
    ...more,
  })
  const set = (kind: ConditionKind, more: { isGood?: boolean; said?: string }): void =>
    change({ conditions: { ...draft.conditions, [kind]: one(kind, more) } })
  const isAllGood = conditionKinds.every((kind) => draft.conditions[kind]?.isGood)
  return (
    <section className="f-card">
      <div className="f-row-head">
        <h2>{say('conditions.title')}</h2>
      </div>
      {isAllGood ? null : (
        <BigButton
          onClick={() =>
            change({
              conditions: Object.fromEntries(
                conditionKinds.map((kind) => [kind, one(kind, { isGood: true, said: '' })]),
              ),
            })
          }
        >
          {say('conditions.all')}
        </BigButton>
      )}
      {conditionKinds.map((kind) => {
        const condition = draft.conditions[kind]
        return (
          <div key={kind}>
            <Choice
              label={say(`kind.${kind}`)}
              value={condition ? (condition.isGood ? 'good' : 'poor') : null}
              onChange={(value) => set(kind, { isGood: value === 'good' })}
              options={(['good', 'poor'] as const).map((value) => ({ value, text: say(`conditions.${value}`) }))}
            />
            {condition && !condition.isGood ? (
              <TextField
                label={say('conditions.said')}
                value={condition.said}
                onChange={(said) => set(kind, { said })}
                max={300}
              />
            ) : null}
          </div>
        )
      })}
    </section>
  )
}
