import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { listAgencies } from '#modules/agency/contract/index.ts'
import type { ProblemBody } from '#platform/contract/index.ts'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { planFigures } from '../../contract/plan.ts'
import type { DraftObjective } from './usePlanDraft.ts'

/** One objective: what, by whom, seen by what; linked to a figure of the system or a directive where that helps. */
export function ObjectiveFields({
  nth,
  objective,
  problem,
  set,
  remove,
}: {
  nth: number
  objective: DraftObjective
  problem: ProblemBody | undefined
  set: (part: Partial<Record<keyof DraftObjective, unknown>>) => void
  remove: () => void
}): ReactNode {
  const say = useWords('emergency')
  const { may } = useSession()
  const agencies = useQuery(listAgencies, {}, { keep: true, enabled: may(listAgencies.name) })
  const note = (field: string) => {
    const text = fieldProblem(problem, `objectives/${nth}/${field}`)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const options = (agencies.data?.items ?? [])
    .filter(({ closed }) => !closed)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <li>
      <span className="num faint">{nth + 1}</span>
      <fieldset className="plan-fields" aria-label={say('plan.objective', { nth: nth + 1 })}>
        <Field label={say('plan.text')} {...note('text')}>
          <Input value={objective.text} maxLength={300} onChange={(e) => set({ text: e.target.value })} />
        </Field>
        <Field label={say('plan.agency')} {...note('agency')}>
          <Select
            showSearch
            allowClear
            optionFilterProp="label"
            options={options}
            value={objective.agency ?? null}
            onChange={(agency) => set({ agency: agency ?? undefined })}
          />
        </Field>
        <Field label={say('plan.person')} {...note('person')}>
          <Input value={objective.person ?? ''} maxLength={50} onChange={(e) => set({ person: e.target.value })} />
        </Field>
        <Field label={say('plan.success')} {...note('success')}>
          <Input value={objective.success} maxLength={200} onChange={(e) => set({ success: e.target.value })} />
        </Field>
        <Field label={say('plan.figure')} {...note('figure')}>
          <Select
            allowClear
            options={planFigures.map((code) => ({ value: code, label: say(`figure.${code}`) }))}
            value={objective.figure ?? null}
            onChange={(figure) => set({ figure: figure ?? undefined, ...(figure ? {} : { target: undefined }) })}
          />
        </Field>
        <Field label={say('plan.target')} {...note('target')}>
          <NumberInput
            min={0}
            max={100_000_000}
            disabled={!objective.figure}
            value={objective.target ?? null}
            onChange={(target) => set({ target: target ?? undefined })}
          />
        </Field>
      </fieldset>
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={say('plan.remove', { nth: nth + 1 })}
        onClick={remove}
      />
    </li>
  )
}
