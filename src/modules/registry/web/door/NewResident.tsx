import { Input, Radio } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { DoorDetail } from '../../contract/index.ts'
import type { ResidentDraft, Sex } from '../resident/draft.ts'
import { wrongAt } from './wrongAt.ts'

export interface NewResidentProps {
  number: number
  resident: ResidentDraft
  roll: DoorDetail['roll']
  set: (part: Partial<ResidentDraft>) => void
  /** Left out for the only one. */
  remove: (() => void) | undefined
  problemAt: (field: keyof ResidentDraft) => string | undefined
}

const sexes: readonly Sex[] = ['male', 'female', 'unknown']

/** One new resident: the fields that the playbook allows, those that are needed now and then only when asked for. */
export function NewResident({ number, resident, roll, set, remove, problemAt }: NewResidentProps): ReactNode {
  const say = useWords('registry')
  const heading = useId()
  const [needed, setNeeded] = useState(false)
  const rare = (['idNumber', 'phone'] as const).filter((field) => roll.fields.includes(field))
  const isAsked = (field: 'idNumber' | 'phone'): boolean =>
    rare.includes(field) && (needed || !roll.whenNeeded.includes(field) || problemAt(field) !== undefined)
  return (
    <section className="new-resident" aria-labelledby={heading}>
      <div className="new-resident-head">
        <h3 id={heading}>{say('arrived.number', { number })}</h3>
        {remove ? (
          <button type="button" className="link-button" onClick={remove}>
            {say('arrived.remove')}
          </button>
        ) : null}
      </div>
      <div className="new-resident-row">
        <Field label={say('field.name')} required {...wrongAt(problemAt('name'))}>
          <Input
            autoFocus
            maxLength={50}
            autoComplete="off"
            value={resident.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
        {roll.fields.includes('birthYear') ? (
          <Field label={say('field.birthYear')} {...wrongAt(problemAt('birthYear'))}>
            <Input
              maxLength={4}
              inputMode="numeric"
              placeholder={say('field.birthYearExample')}
              value={resident.birthYear}
              onChange={(event) => set({ birthYear: event.target.value.replace(/\D/g, '') })}
            />
          </Field>
        ) : null}
        {roll.fields.includes('sex') ? (
          <Field label={say('field.sex')} {...wrongAt(problemAt('sex'))}>
            <Radio.Group
              value={resident.sex ?? null}
              onChange={(event) => set({ sex: event.target.value as Sex })}
              options={sexes.map((value) => ({ value, label: say(`sex.${value}`) }))}
            />
          </Field>
        ) : null}
        {rare.filter(isAsked).map((field) => (
          <Field key={field} label={say(`field.${field}`)} {...wrongAt(problemAt(field))}>
            <Input
              maxLength={field === 'phone' ? 20 : 30}
              inputMode={field === 'phone' ? 'tel' : 'text'}
              autoComplete="off"
              value={resident[field]}
              onChange={(event) => set({ [field]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      {rare.every(isAsked) ? null : (
        <button type="button" className="link-button" onClick={() => setNeeded(true)}>
          {say('field.whenNeeded')}
        </button>
      )}
    </section>
  )
}
