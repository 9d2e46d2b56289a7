import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { type WorkKind, type WorkTotal, workStages } from '../../contract/index.ts'
import { listPages } from './links.ts'

/** How much there is of each kind, and how much of it is nobody's or late; a press shows that kind alone. */
export function KindLine({
  totals,
  kind,
  set,
}: {
  totals: readonly WorkTotal[]
  kind: WorkKind | undefined
  set: (kind: string | undefined) => void
}): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const all = (total: WorkTotal): number => workStages.reduce((sum, stage) => sum + total[stage], 0)
  return (
    <section className="work-kinds" aria-label={say('work.kinds')}>
      <button type="button" aria-pressed={kind === undefined} onClick={() => set(undefined)}>
        <span>{say('work.all')}</span>
        <strong>{format.number(totals.reduce((sum, total) => sum + all(total), 0))}</strong>
      </button>
      {totals.map((total) => (
        <button
          key={total.kind}
          type="button"
          aria-pressed={kind === total.kind}
          onClick={() => set(kind === total.kind ? undefined : total.kind)}
        >
          <span>{say(`work.kind.${total.kind}`)}</span>
          <strong>{format.number(all(total))}</strong>
          <em className={total.late > 0 ? 'late' : 'faint'}>
            {say('work.lateOf', { count: format.number(total.late) })}
          </em>
        </button>
      ))}
      {kind ? <Link to={listPages[kind]}>{say('work.wholeList', { kind: say(`work.kind.${kind}`) })}</Link> : null}
    </section>
  )
}
