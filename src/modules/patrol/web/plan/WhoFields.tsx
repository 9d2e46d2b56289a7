import { DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { countyInstant } from '#platform/web/desk/due.ts'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { listOwnPeople, listPeople, mostCrew } from '../../contract/index.ts'
import { AgencyChoice } from './AgencyChoice.tsx'
import type { Draft } from './draft.ts'
import type { Note } from './note.ts'

/** What a run is called, whose people drive what, and from when until when. */
export function WhoFields({
  draft,
  change,
  note,
  leads,
  isFixed = false,
}: {
  draft: Draft
  change: (more: Partial<Draft>) => void
  note: Note
  leads: boolean
  /** The agency stays as it is. */
  isFixed?: boolean
}): ReactNode {
  const say = useWords('patrol')
  const led = useQuery(listPeople, { agency: draft.agency ?? '' }, { enabled: leads && draft.agency !== undefined })
  const own = useQuery(listOwnPeople, {}, { enabled: !leads })
  const people = (leads ? led : own).data?.items ?? []
  const picker = (key: 'startsAt' | 'endsAt') => (
    <DatePicker
      allowClear={false}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="MM-DD HH:mm"
      value={dayjs(draft[key])}
      onChange={(picked) => {
        if (picked) change({ [key]: countyInstant(picked.format('YYYY-MM-DDTHH:mm')) })
      }}
    />
  )
  return (
    <>
      <Field label={say('name')} {...note('name', 'name')}>
        <Input
          maxLength={60}
          placeholder={say(`plan.nameHint.${draft.kind}`)}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      {leads && !isFixed ? (
        <Field label={say('agency')} {...note('agency', 'agency')}>
          <AgencyChoice value={draft.agency} onChange={(agency) => change({ agency, crew: [] })} />
        </Field>
      ) : null}
      <Field label={say('crew')} {...note('crew', 'crew')}>
        <Select
          mode="multiple"
          maxCount={mostCrew}
          optionFilterProp="label"
          disabled={leads && !draft.agency}
          placeholder={say(leads && !draft.agency ? 'plan.crewFirst' : 'plan.crewHint')}
          value={[...draft.crew]}
          onChange={(crew) => change({ crew })}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field label={say('vehicle')} {...note('vehicle', 'vehicle')}>
        <Input
          maxLength={60}
          placeholder={say('plan.vehicleHint')}
          value={draft.vehicle}
          onChange={(event) => change({ vehicle: event.target.value })}
        />
      </Field>
      <div className="patrol-pair">
        <Field label={say('plan.startsAt')} {...note('startsAt', 'startsAt')}>
          {picker('startsAt')}
        </Field>
        <Field label={say('plan.endsAt')} {...note('endsAt', 'endsAt')}>
          {picker('endsAt')}
        </Field>
      </div>
    </>
  )
}
