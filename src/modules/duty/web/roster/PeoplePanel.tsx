import { Input, Select } from 'antd'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { type Skill, skillNames, skills } from '#modules/agency/contract/index.ts'
import { ClearIcon } from '#platform/web/desk/ClearIcon.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { Candidate } from '../../contract/index.ts'
import { setDragged } from './drag.ts'
import { type Model, ranked, type SlotView } from './model.ts'
import { hoursOfSlot } from './SlotCell.tsx'

/** Rows drawn at once; more are found by typing. */
const shown = 60

/** The people: drag one to a shift, or choose a shift first and see who is free for it. */
export function PeoplePanel({
  people,
  model,
  slot,
  choose,
  leave,
}: {
  people: readonly Candidate[]
  model: Model
  slot: SlotView | undefined
  choose: (account: string) => void
  leave: () => void
}): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const [text, setText] = useState('')
  const [only, setOnly] = useState<'volunteers' | Skill>()
  const language = useLanguage()
  const wanted = useDeferredValue(text.trim().toLowerCase())
  const found = people.filter(
    ({ name, agencyName, username, isVolunteer, skills: can }) =>
      `${name} ${agencyName} ${username}`.toLowerCase().includes(wanted) &&
      (only === undefined || (only === 'volunteers' ? isVolunteer : can.includes(only))),
  )
  const known = skills.filter((one) => people.some(({ skills: can }) => can.includes(one)))
  const rows = ranked(model, found, slot, slot?.post.id)
  return (
    <aside className="duty-people no-print" aria-label={say('people.title')}>
      {slot ? (
        <div className="duty-chosen" role="status">
          <p>
            <strong>{slot.post.name}</strong> {format.shortDay(slot.day)} {hoursOfSlot(slot)}
          </p>
          <button type="button" className="link-button" onClick={leave}>
            {say('people.leave')}
          </button>
        </div>
      ) : (
        <p className="soft">{say('people.hint')}</p>
      )}
      <Input
        allowClear={{ clearIcon: <ClearIcon /> }}
        aria-label={say('people.search')}
        placeholder={say('people.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {people.some(({ isVolunteer }) => isVolunteer) ? (
        <Select
          allowClear
          className="duty-only"
          aria-label={say('people.only')}
          placeholder={say('people.only')}
          value={only ?? null}
          onChange={(next) => setOnly(next ?? undefined)}
          options={[
            { value: 'volunteers', label: say('people.volunteers') },
            ...known.map((value) => ({ value, label: skillNames[value][language] })),
          ]}
        />
      ) : null}
      <ul>
        {rows.slice(0, shown).map(({ person, clash, isLentTooShort, count }) => {
          const isOut = isLentTooShort || clash?.kind === 'double'
          const why = isLentTooShort
            ? say('people.lentShort')
            : clash
              ? say(`clash.${clash.kind}At`, { hours: clash.hours, post: clash.postName || say('people.elsewhere') })
              : ''
          return (
            <li key={person.id}>
              <button
                type="button"
                draggable
                className={isOut ? 'is-out' : clash ? 'is-tight' : ''}
                disabled={slot !== undefined && isOut}
                onClick={() => slot && choose(person.id)}
                onDragStart={(event) => {
                  event.dataTransfer.setData('text/plain', person.name)
                  setDragged(person.id)
                }}
                onDragEnd={() => setDragged(undefined)}
              >
                <span className="duty-person">
                  {person.name} <span className="faint">{say('people.count', { count })}</span>
                </span>
                <span className="duty-person-sub">
                  {person.isVolunteer ? <span className="duty-volunteer">{say('people.volunteer')}</span> : null}
                  {[person.agencyName, ...person.skills.map((one) => skillNames[one as Skill]?.[language] ?? one)].join(
                    ' · ',
                  )}
                  {person.lentUntil ? ` · ${say('people.lentUntil', { at: format.shortDay(person.lentUntil) })}` : ''}
                </span>
                {why ? <span className={isOut ? 'late' : 'risk'}>{why}</span> : null}
              </button>
            </li>
          )
        })}
      </ul>
      {rows.length > shown ? <p className="faint">{say('people.moreRows', { count: rows.length - shown })}</p> : null}
      {rows.length === 0 ? <p className="soft">{say('people.none')}</p> : null}
    </aside>
  )
}
