import type { ReactNode } from 'react'
import { type IncidentKind, incidentKinds } from '#modules/incident/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { type DifficultyKind, difficultyKinds, type MyChecks } from '../../contract/index.ts'
import type { Difficulty, Draft } from './draft.ts'

/** What the post says is difficult; each becomes a request for supplies or an incident with two taps. */
export function Difficulties({
  items,
  draft,
  change,
  isTried,
}: {
  items: MyChecks['items']
  draft: Draft
  change: (more: Partial<Draft>) => void
  isTried: boolean
}): ReactNode {
  const say = useWords('inspection')
  const put = (id: string, more: Partial<Difficulty>): void =>
    change({ difficulties: draft.difficulties.map((one) => (one.id === id ? { ...one, ...more } : one)) })
  return (
    <section className="f-card">
      <h2>{say('difficulty.title')}</h2>
      {draft.difficulties.map((one) => (
        <One
          key={one.id}
          one={one}
          items={items}
          put={(more) => put(one.id, more)}
          drop={() => change({ difficulties: draft.difficulties.filter(({ id }) => id !== one.id) })}
          isTried={isTried}
        />
      ))}
      <Choice<DifficultyKind>
        label={say('difficulty.add')}
        columns={3}
        value={null}
        onChange={(kind) => change({ difficulties: [...draft.difficulties, { id: newId(), kind, said: '' }] })}
        options={difficultyKinds.map((value) => ({ value, text: say(`kind.${value}`) }))}
      />
      <p className="f-quiet f-small">{say('difficulty.hint')}</p>
    </section>
  )
}

const usual = ['50', '100', '200', '500'] as const

function One({
  one,
  items,
  put,
  drop,
  isTried,
}: {
  one: Difficulty
  items: MyChecks['items']
  put: (more: Partial<Difficulty>) => void
  drop: () => void
  isTried: boolean
}): ReactNode {
  const say = useWords('inspection')
  const { becomes, turning: choosing } = one
  const setChoosing = (turning: Difficulty['turning']) => put({ turning })
  const item = becomes?.to === 'request' ? items.find(({ id }) => id === becomes.item) : undefined
  return (
    <div className="inspection-difficulty">
      <TextField
        label={say(`kind.${one.kind}`)}
        value={one.said}
        onChange={(said) => put({ said })}
        problem={isTried && !one.said.trim() ? say('wrong.said') : undefined}
        max={200}
        rows={2}
      />
      {becomes ? (
        <>
          <p className="f-strong f-done">
            {becomes.to === 'request'
              ? say('difficulty.asks', { item: item?.name ?? '', count: becomes.quantity, unit: item?.unit ?? '' })
              : say('difficulty.reports', { kind: say(`incident.${becomes.kind}`) })}
          </p>
          {becomes.to === 'request' ? (
            <Choice
              label={say('difficulty.quantity')}
              columns={4}
              value={usual.find((value) => Number(value) === becomes.quantity) ?? null}
              onChange={(value) => put({ becomes: { ...becomes, quantity: Number(value) } })}
              options={usual.map((value) => ({ value, text: value }))}
            />
          ) : null}
        </>
      ) : null}
      {choosing === 'request' ? (
        <Choice
          label={say('difficulty.item')}
          columns={1}
          problem={isTried ? say('wrong.item') : undefined}
          value={null}
          onChange={(id) => {
            put({ becomes: { to: 'request', id: newId(), item: id, quantity: 100 }, turning: undefined })
          }}
          options={items.map(({ id, name, standard }) => ({
            value: id,
            text: [name, standard].filter(Boolean).join(' · '),
          }))}
        />
      ) : null}
      {choosing === 'incident' ? (
        <Choice<IncidentKind>
          label={say('difficulty.incidentKind')}
          problem={isTried ? say('wrong.incidentKind') : undefined}
          value={null}
          onChange={(kind) => {
            put({ becomes: { to: 'incident', id: newId(), kind }, turning: undefined })
          }}
          options={incidentKinds.map((value) => ({ value, text: say(`incident.${value}`) }))}
        />
      ) : null}
      {choosing ? null : (
        <div className="f-buttons">
          <BigButton disabled={items.length === 0} onClick={() => setChoosing('request')}>
            {say(becomes?.to === 'request' ? 'difficulty.otherItem' : 'difficulty.toRequest')}
          </BigButton>
          <BigButton onClick={() => setChoosing('incident')}>
            {say(becomes?.to === 'incident' ? 'difficulty.otherKind' : 'difficulty.toIncident')}
          </BigButton>
        </div>
      )}
      <BigButton kind="plain" onClick={choosing ? () => setChoosing(undefined) : drop}>
        {say(choosing ? 'difficulty.leave' : 'difficulty.drop')}
      </BigButton>
    </div>
  )
}
