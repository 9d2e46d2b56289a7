import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { ProblemBody } from '#platform/contract/index.ts'
import { Field } from '#platform/web/desk/Field.tsx'
import { MomentInput } from '#platform/web/desk/MomentInput.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { listOwnPeople, listPeople, mostCrew, patrolProblems } from '../../contract/index.ts'
import { AgencyChoice } from './AgencyChoice.tsx'
import type { Draft } from './draft.ts'
import type { Note } from './note.ts'

/** What a run is called, whose people drive what, and from when until when. */
export function WhoFields({
  draft,
  change,
  note,
  leads,
  problem,
  isFixed = false,
}: {
  draft: Draft
  change: (more: Partial<Draft>) => void
  note: Note
  leads: boolean
  /** What the server refused. */
  problem: ProblemBody | undefined
  /** The agency stays as it is. */
  isFixed?: boolean
}): ReactNode {
  const say = useWords('patrol')
  const led = useQuery(listPeople, { agency: draft.agency ?? '' }, { enabled: leads && draft.agency !== undefined })
  const own = useQuery(listOwnPeople, {}, { enabled: !leads })
  const people = (leads ? led : own).data?.items ?? []
  const picker = (key: 'startsAt' | 'endsAt') => (
    <MomentInput value={draft[key]} onChange={(at) => change({ [key]: at })} />
  )
  const refused = (problem?.fields ?? []).flatMap(({ path, text }) => {
    const nth = /\/crew\/(\d+)$/.exec(path)?.[1]
    const name = nth === undefined ? undefined : people.find(({ id }) => id === draft.crew[Number(nth)])?.name
    return nth === undefined ? [] : [{ path, text: name ? say('plan.ofCrew', { name, text }) : text }]
  })
  const ofCrew =
    refused.length > 0
      ? { validateStatus: 'error' as const, help: refused.map(({ path, text }) => <div key={path}>{text}</div>) }
      : {}
  const isTaken = (problem?.fields ?? []).some(
    ({ code }) => code === patrolProblems.crew_busy.code || code === patrolProblems.vehicle_busy.code,
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
      <Field label={say('crew')} {...note('crew', 'crew')} {...ofCrew}>
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
      {isTaken || draft.despite ? (
        <Field label={say('despite')} extra={say('plan.despiteHint')} {...note('despite', 'despite')}>
          <Input.TextArea
            maxLength={200}
            autoSize={{ minRows: 2, maxRows: 4 }}
            value={draft.despite}
            onChange={(event) => change({ despite: event.target.value })}
          />
        </Field>
      ) : null}
    </>
  )
}
