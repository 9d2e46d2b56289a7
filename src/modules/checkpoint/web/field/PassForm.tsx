import type { ReactNode } from 'react'
import { Choice } from '#platform/web/field/choice.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { reasons } from '../../contract/index.ts'
import { Destination } from './Destination.tsx'
import type { Draft, missing, Reason } from './draft.ts'
import { FewOrTyped } from './FewOrTyped.tsx'
import { Travellers } from './Travellers.tsx'

const usualCounts = ['1', '2', '3', '4', '5'] as const
const usualDegrees = ['36.3', '36.5', '36.7', '36.9'] as const

/** How many, from where to where, why, how warm; who, where it is asked. */
export function PassForm({
  draft,
  onChange,
  wrong,
  isTried,
}: {
  draft: Draft
  onChange: (draft: Draft) => void
  wrong: ReturnType<typeof missing>
  isTried: boolean
}): ReactNode {
  const say = useWords('checkpoint')
  const isWrong = (field: (typeof wrong)[number]) => isTried && wrong.includes(field)
  const tooMany = say('wrong.travellers', { listed: draft.travellers.length, counted: Number(draft.headCount) || 0 })
  return (
    <>
      <FewOrTyped
        label={say('headCount')}
        few={usualCounts}
        more={say('moreCounts')}
        typedLabel={say('headCountOther')}
        value={draft.headCount}
        onChange={(text) => onChange({ ...draft, headCount: text.replace(/\D/g, '') })}
        keyboard="numeric"
        max={3}
        problem={isWrong('headCount') ? say('wrong.headCount') : isWrong('travellers') ? tooMany : undefined}
      />
      <FewOrTyped
        label={say('temperature')}
        few={usualDegrees}
        more={say('moreDegrees')}
        typedLabel={say('temperatureOther')}
        value={draft.temperature}
        onChange={(temperature) => onChange({ ...draft, temperature })}
        keyboard="text"
        max={5}
        problem={
          (isTried || draft.temperature.length > 2) && wrong.includes('temperature')
            ? say('wrong.temperature')
            : undefined
        }
      />
      <Destination draft={draft} onChange={onChange} />
      <TextField
        label={say('origin')}
        value={draft.origin}
        onChange={(origin) => onChange({ ...draft, origin })}
        max={60}
      />
      <Choice<Reason>
        label={say('reasonTitle')}
        columns={3}
        value={draft.reason}
        onChange={(reason) => onChange({ ...draft, reason })}
        options={reasons.map((value) => ({ value, text: say(`reason.${value}`) }))}
      />
      <Travellers
        rows={draft.travellers}
        onChange={(travellers) => onChange({ ...draft, travellers })}
        isTried={isTried}
      />
    </>
  )
}
