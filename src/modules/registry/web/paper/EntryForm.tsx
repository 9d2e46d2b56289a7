import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { today } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import type { DoorRow } from '../../contract/index.ts'
import { byCode, type Checked, checkRows } from './check.ts'
import { useDraft } from './draft.ts'
import { type Count, EntryFoot } from './EntryFoot.tsx'
import { EntryRow } from './EntryRow.tsx'
import { focusCell, focusMeanwhile, move } from './focus.ts'
import { columns, isEmpty, paperOutcomes } from './rows.ts'
import { useHasCome, useSend } from './useSend.ts'

export interface EntryFormProps {
  area: { id: string; name: string }
  doors: readonly DoorRow[]
  /** Reads the list again. */
  refresh: () => Promise<readonly DoorRow[] | undefined>
}

/** The lines of a sheet: code, number of the box, head count, Enter; and what became of each. */
export function EntryForm({ area, doors, refresh }: EntryFormProps): ReactNode {
  const say = useWords('registry')
  const { session } = useSession()
  const form = useDraft(session.account.id, area.id)
  const { draft, read, change, restart } = form
  const { send } = useSend(form)
  const [active, setActive] = useState(-1)
  const [checking, setChecking] = useState(false)
  const codes = useMemo(() => byCode(doors), [doors])
  const checked = useMemo(() => checkRows(draft, codes), [draft, codes])
  const hasCome = useHasCome(draft.day, draft.time)
  const count = countOf(draft.rows, checked)

  useEffect(() => {
    const rows = read().rows
    const next = rows.findIndex(isEmpty)
    focusCell(next < 0 ? rows.length - 1 : next, 'code')
  }, [read])

  const submit = useCallback(async () => {
    if (checking || !hasCome) return
    setChecking(true)
    // The list once more: somebody with a phone may have been there while the sheet was typed in.
    const fresh = await refresh()
    setChecking(false)
    const now = checkRows(read(), fresh ? byCode(fresh) : codes)
    send(now)
    const open = now.findIndex((line) => line.faults.length > 0 || line.meanwhile)
    setActive(-1)
    if (open < 0) return
    const column = now[open]?.faults[0]?.column
    if (column) focusCell(open, column)
    else focusMeanwhile(open)
  }, [checking, hasCome, refresh, read, codes, send])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void submit()
    } else move(event)
  }
  const begin = (): void => {
    restart()
    requestAnimationFrame(() => focusCell(0, 'code'))
  }

  return (
    <section className="paper-entry" onKeyDown={onKeyDown} aria-label={say('paper.entry.title')}>
      <div className="paper-when">
        <label>
          {say('paper.entry.day')}
          <input
            type="date"
            required
            max={today()}
            value={draft.day}
            onChange={(event) => change({ type: 'when', day: event.target.value })}
          />
        </label>
        <label>
          {say('paper.entry.time')}
          <input
            type="time"
            required
            value={draft.time}
            onChange={(event) => change({ type: 'when', time: event.target.value })}
          />
        </label>
        {hasCome ? null : (
          <span className="late" role="alert">
            {say('paper.entry.notYet')}
          </span>
        )}
        <span className="paper-legend soft">
          {paperOutcomes.map((outcome, at) => (
            <span key={outcome}>
              <b>{at + 1}</b> {say(`paper.box.${outcome}`)}
            </span>
          ))}
        </span>
      </div>
      <table className="paper-table">
        <thead>
          <tr>
            <th className="num">{say('paper.column.line')}</th>
            {columns.map((column) => (
              <th key={column}>{say(`paper.column.${column}`)}</th>
            ))}
            <th>{say('paper.column.check')}</th>
          </tr>
        </thead>
        <tbody>
          {draft.rows.map((row, at) => (
            <EntryRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number on the form
              key={at}
              at={at}
              row={row}
              checked={checked[at] as Checked}
              isActive={active === at}
              setActive={setActive}
              change={change}
            />
          ))}
        </tbody>
      </table>
      <EntryFoot count={count} checking={checking} mayGo={hasCome} submit={() => void submit()} begin={begin} />
    </section>
  )
}

function countOf(rows: ReturnType<typeof useDraft>['draft']['rows'], checked: readonly Checked[]): Count {
  const of = (state: string): number => rows.filter((row) => row.state === state).length
  const typed = rows.filter((row) => !isEmpty(row)).length
  const ready = checked.filter((line) => line.ready).length
  const done = of('accepted') + of('aside')
  return { typed, ready, sent: of('sent'), done, open: typed - ready - done - of('sent') }
}
