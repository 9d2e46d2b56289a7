import { Button, Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { column, type LeadState } from '../../contract/index.ts'
import { cardMark } from './boardKeys.ts'

export interface ColumnProps {
  state: LeadState
  list: string | undefined
  /** Those alone whose time has passed. */
  late: boolean
  count: number | undefined
  /** Those that are ticked; without it none can be. */
  chosen: ReadonlySet<string> | undefined
  toggle: (id: string) => void
  open: ((id: string) => void) | undefined
}

/** Leads in one state, those due first: number, whose they are, clock. */
export function Column({ state, list, late, count, chosen, toggle, open }: ColumnProps): ReactNode {
  const say = useWords('lead')
  const format = useFormat()
  const paged = usePages(
    column,
    { state, ...(list ? { list } : {}), ...(late ? { late: 'yes' as const } : {}) },
    { keep: true },
  )
  return (
    <section className="lead-column" aria-label={say(`state.${state}`)}>
      <h2>
        {say(`state.${state}`)} <span className="num">{count === undefined ? '' : format.number(count)}</span>
      </h2>
      {paged.query.isPending ? <WaitWords /> : null}
      {paged.query.error && paged.rows.length === 0 ? <ProblemNote problem={paged.query.error.body} /> : null}
      {paged.rows.map((row) => (
        <div key={row.id} className={row.late ? 'lead-card is-late' : 'lead-card'}>
          {chosen ? (
            <Checkbox
              aria-label={say('choose', { row: row.row })}
              checked={chosen.has(row.id)}
              onChange={() => toggle(row.id)}
            />
          ) : (
            <span />
          )}
          {open ? (
            <button type="button" {...cardMark} onClick={() => open(row.id)}>
              {say('rowOf', { list: row.listNo, row: row.row })}
            </button>
          ) : (
            <strong>{say('rowOf', { list: row.listNo, row: row.row })}</strong>
          )}
          <small className="soft">
            {state === 'new'
              ? (row.placeName ?? say('noPlace'))
              : row.outcome
                ? say(`outcome.${row.outcome}`)
                : row.agencyName}
          </small>
          {row.outcome ? null : (
            <small className={row.late ? 'late' : 'faint'} title={format.relative(row.dueAt)}>
              {say('dueAt', { at: format.moment(row.dueAt) })}
            </small>
          )}
          {row.open > 0 && (state === 'new' || state === 'assigned') ? (
            <small>{say('maybeKnown', { count: row.open })}</small>
          ) : null}
        </div>
      ))}
      {paged.hasMore ? (
        <Button size="small" onClick={paged.loadMore}>
          {say('more')}
        </Button>
      ) : null}
    </section>
  )
}
