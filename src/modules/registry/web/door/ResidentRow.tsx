import { Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { ResidentDraft } from './editBody.ts'
import type { Household } from './household.ts'

export interface ResidentRowProps {
  resident: ResidentDraft
  /** The record, for the masked values behind the empty fields. */
  masked: Household['residents'][number] | undefined
  set: (change: Partial<ResidentDraft>) => void
}

/** One resident in the edit form. */
export function ResidentRow({ resident, masked, set }: ResidentRowProps): ReactNode {
  const say = useWords('registry')
  return (
    <div className="resident-row">
      <Input
        aria-label={say('field.name')}
        placeholder={say('field.name')}
        maxLength={50}
        value={resident.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <Select
        aria-label={say('field.sex')}
        placeholder={say('field.sex')}
        value={resident.sex}
        onChange={(sex) => set({ sex })}
        options={(['male', 'female', 'unknown'] as const).map((value) => ({ value, label: say(`sex.${value}`) }))}
      />
      <InputNumber
        aria-label={say('field.birthYear')}
        placeholder={say('field.birthYear')}
        min={1880}
        max={2200}
        controls={false}
        value={resident.birthYear}
        onChange={(birthYear) => set({ birthYear })}
      />
      <Input
        aria-label={say('field.idNumber')}
        placeholder={masked?.idNumber ?? say('field.idNumber')}
        maxLength={30}
        value={resident.idNumber}
        onChange={(event) => set({ idNumber: event.target.value })}
      />
      <Input
        aria-label={say('field.phone')}
        placeholder={masked?.phone ?? say('field.phone')}
        maxLength={20}
        inputMode="tel"
        value={resident.phone}
        onChange={(event) => set({ phone: event.target.value })}
      />
    </div>
  )
}
