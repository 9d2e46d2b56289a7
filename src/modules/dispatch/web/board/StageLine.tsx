import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { stages } from '../../contract/index.ts'

export interface StageLineProps {
  totals: Readonly<Record<string, number>>
  stage: string | undefined
  set: (stage: string | undefined) => void
  /** False until the first answer: a zero would be a claim. */
  known: boolean
}

const order = [
  'late',
  'assigned',
  'accepted',
  'under_way',
  'done',
] as const satisfies readonly (typeof stages)[number][]

/** Tasks by stage, late ones first; every number opens its rows. */
export function StageLine({ totals, stage, set, known }: StageLineProps): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const all = Object.values(totals).reduce((sum, count) => sum + count, 0)
  return (
    <section className="stage-line" aria-label={say('stages')}>
      <button type="button" aria-pressed={stage === undefined} onClick={() => set(undefined)}>
        <span>{say('all')}</span>
        <strong>{known ? format.number(all) : '–'}</strong>
      </button>
      {order.map((each) => {
        const count = totals[each] ?? 0
        return (
          <button
            key={each}
            type="button"
            data-stage={each}
            aria-pressed={stage === each}
            onClick={() => set(stage === each ? undefined : each)}
          >
            <span>{say(`stage.${each}`)}</span>
            <strong className={each === 'late' && count > 0 ? 'late' : ''}>{known ? format.number(count) : '–'}</strong>
          </button>
        )
      })}
    </section>
  )
}
