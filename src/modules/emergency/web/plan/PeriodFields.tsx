import type { ReactNode } from 'react'
import { Field } from '#platform/web/desk/Field.tsx'
import { MomentInput } from '#platform/web/desk/MomentInput.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useWords } from '#platform/web/i18n.ts'

export interface Period {
  startsAt: string
  hours: number
}

/** When a period begins and how long it is; a day unless somebody wants another length. */
export function PeriodFields({
  period,
  change,
  note,
}: {
  period: Period
  change: (period: Period) => void
  note?: string | undefined
}): ReactNode {
  const say = useWords('emergency')
  return (
    <div className="plan-period">
      <Field label={say('plan.starts')} {...(note ? { validateStatus: 'error' as const, help: note } : {})}>
        <MomentInput value={period.startsAt} onChange={(startsAt) => change({ ...period, startsAt })} />
      </Field>
      <Field label={say('plan.hours')}>
        <NumberInput
          min={1}
          max={744}
          value={period.hours}
          onChange={(hours) => change({ ...period, hours: hours ?? Number.NaN })}
        />
      </Field>
    </div>
  )
}
