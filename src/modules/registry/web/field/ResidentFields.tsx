import { type ReactNode, useState } from 'react'
import { Choice } from '#platform/web/field/choice.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { Sex } from '../resident/draft.ts'
import { useVisitSettings } from './settings.ts'

export interface ResidentValues {
  name: string
  sex: Sex | undefined
  birthYear: string
  idNumber: string
  phone: string
}

export interface ResidentFieldsProps {
  values: ResidentValues
  onChange: (part: Partial<ResidentValues>) => void
  at: (field: string) => string | undefined
  /** Masked values that are known already: they stay unless typed over. */
  masked?: { idNumber: string | null; phone: string | null }
}

/** Fields of one resident, those alone that the playbook allows. */
export function ResidentFields({ values, onChange, at, masked }: ResidentFieldsProps): ReactNode {
  const say = useWords('registry')
  const { fields, whenNeeded } = useVisitSettings()
  const [needed, setNeeded] = useState(false)
  const rare = (['idNumber', 'phone'] as const).filter((field) => fields.includes(field))
  const asked = (field: 'idNumber' | 'phone') =>
    rare.includes(field) && (needed || !whenNeeded.includes(field) || values[field] !== '' || at(field) !== undefined)
  const known = (value: string | null | undefined) =>
    value ? { hint: say('contact.phoneKnown', { masked: value }) } : {}
  return (
    <>
      <TextField
        label={say('field.name')}
        value={values.name}
        onChange={(name) => onChange({ name })}
        problem={at('name')}
        max={50}
      />
      {fields.includes('sex') ? (
        <Choice<Sex>
          label={say('field.sex')}
          columns={3}
          value={values.sex ?? null}
          onChange={(sex) => onChange({ sex })}
          problem={at('sex')}
          options={(['male', 'female', 'unknown'] as const).map((sex) => ({ value: sex, text: say(`sex.${sex}`) }))}
        />
      ) : null}
      {fields.includes('birthYear') ? (
        <TextField
          label={say('field.birthYear')}
          value={values.birthYear}
          onChange={(text) => onChange({ birthYear: text.replace(/\D/g, '') })}
          problem={at('birthYear')}
          keyboard="numeric"
          placeholder={say('field.birthYearExample')}
          max={4}
        />
      ) : null}
      {asked('idNumber') ? (
        <TextField
          label={say('field.idNumber')}
          {...known(masked?.idNumber)}
          value={values.idNumber}
          onChange={(idNumber) => onChange({ idNumber })}
          problem={at('idNumber')}
          max={30}
        />
      ) : null}
      {asked('phone') ? (
        <TextField
          label={say('field.phone')}
          {...known(masked?.phone)}
          value={values.phone}
          onChange={(phone) => onChange({ phone })}
          problem={at('phone')}
          keyboard="tel"
          max={20}
        />
      ) : null}
      {!needed && rare.length > 0 && !(asked('idNumber') && asked('phone')) ? (
        <button type="button" className="f-text-button" onClick={() => setNeeded(true)}>
          {say('field.whenNeeded')}
        </button>
      ) : null}
    </>
  )
}
