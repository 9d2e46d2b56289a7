import type { ReactNode } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { newResident, type ResidentDraft } from '../resident/draft.ts'
import { ResidentFields } from './ResidentFields.tsx'

export interface ResidentRowsProps {
  rows: readonly ResidentDraft[]
  onChange: (rows: ResidentDraft[]) => void
  /** Problem at a field of the n-th row. */
  at: (index: number, field: string) => string | undefined
  /** Number of those who are listed already; the first new one is the next. */
  from: number
  most?: number
}

/** New residents, all of a family on one page. */
export function ResidentRows({ rows, onChange, at, from, most = 50 }: ResidentRowsProps): ReactNode {
  const say = useWords('registry')
  const replace = (index: number, row: ResidentDraft) => onChange(rows.map((old, at) => (at === index ? row : old)))
  return (
    <>
      {rows.map((row, index) => (
        <section key={row.id} className="f-card" aria-label={say('family.number', { number: from + index + 1 })}>
          <div className="f-row-head">
            <h2>{say('family.number', { number: from + index + 1 })}</h2>
            <button
              type="button"
              className="f-text-button"
              onClick={() => onChange(rows.filter((other) => other.id !== row.id))}
            >
              {say('family.remove')}
            </button>
          </div>
          <ResidentFields
            values={row}
            onChange={(part) => replace(index, { ...row, ...part })}
            at={(field) => at(index, field)}
          />
        </section>
      ))}
      {rows.length < most ? (
        <BigButton onClick={() => onChange([...rows, newResident(newId())])}>{say('family.add')}</BigButton>
      ) : null}
    </>
  )
}
