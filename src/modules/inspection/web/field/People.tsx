import type { ReactNode } from 'react'
import { Choice } from '#platform/web/field/choice.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import type { MyCheck } from '../../contract/index.ts'
import type { Draft, Seen } from './draft.ts'

const seen = ['present', 'absent', 'replaced'] as const

/** Who is planned at the post and who is there. */
export function People({
  check,
  draft,
  change,
}: {
  check: MyCheck
  draft: Draft
  change: (more: Partial<Draft>) => void
}): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const set = (shift: string, more: { seen?: Seen; who?: string }): void => {
    const before = draft.people[shift] ?? { seen: 'present' as const, who: '', finding: newId() }
    change({ people: { ...draft.people, [shift]: { ...before, ...more } } })
  }
  return (
    <section className="f-card">
      <h2>{say('people.title', { need: check.need })}</h2>
      {check.planned.map(({ shift, name, agencyName, startsAt, endsAt }) => {
        const person = draft.people[shift]
        return (
          <div key={shift} className="inspection-person">
            <Choice<Seen>
              label={name}
              columns={3}
              value={person?.seen ?? null}
              onChange={(value) => set(shift, { seen: value })}
              options={seen.map((value) => ({ value, text: say(`people.${value}`) }))}
            />
            <p className="f-quiet f-small">
              {agencyName} · {format.time(startsAt)}–{format.time(endsAt)}
            </p>
            {person && person.seen !== 'present' ? (
              <TextField
                label={say(person.seen === 'replaced' ? 'people.who' : 'people.why')}
                value={person.who}
                onChange={(who) => set(shift, { who })}
                max={300}
              />
            ) : null}
          </div>
        )
      })}
      {check.planned.length === 0 ? (
        <>
          <p className="f-late">{say('people.none')}</p>
          <Choice
            label={say('people.anybody')}
            value={draft.somebody === null ? null : draft.somebody ? 'yes' : 'no'}
            onChange={(value) => change({ somebody: value === 'yes' })}
            options={(['yes', 'no'] as const).map((value) => ({ value, text: say(`people.${value}`) }))}
          />
        </>
      ) : null}
    </section>
  )
}
