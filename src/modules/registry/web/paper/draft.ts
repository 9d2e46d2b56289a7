import { useCallback, useEffect, useRef, useState } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { countyZone, today } from '#platform/web/format.ts'
import { type Change, columns, type Draft, emptyDraft, emptyRow, type Row, reduce } from './rows.ts'

const prefix = 'lianfang.paper.'

/**
 * What was typed from a sheet, kept in this tab (sessionStorage) so that a reload loses nothing. A name stays there only until
 * the server has its line; drafts of another account are removed as soon as somebody else opens the form in this tab.
 */
export function useDraft(
  account: string,
  area: string,
): {
  draft: Draft
  /** The form as it is now, also between two drawings. */
  read: () => Draft
  change: (change: Change) => Draft
  /** An empty form for the next sheet. */
  restart: () => void
} {
  const key = `${prefix}${account}.${area}`
  const [draft, setDraft] = useState(() => restore(key))
  const now = useRef(draft)
  useEffect(() => dropOthers(account), [account])
  const change = useCallback(
    (next: Change) => {
      now.current = reduce(now.current, next)
      // Before anything is sent: after a crash the same ids go out again, and nothing is recorded twice.
      keep(key, now.current)
      setDraft(now.current)
      return now.current
    },
    [key],
  )
  const restart = useCallback(() => {
    change({ type: 'restart', draft: freshDraft() })
    sessionStorage.removeItem(key)
  }, [change, key])
  return { draft, read: useCallback(() => now.current, []), change, restart }
}

/** Milliseconds of this device's clock at a day and time of the county. */
export function instantOf(day: string, time: string): number {
  const ahead = countyNow().getTime() - Date.now()
  return Date.parse(`${day}T${time || '00:00'}:00+08:00`) - ahead
}

/** The time of day in the county, HH:MM. */
export function timeNow(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: countyZone, hour: '2-digit', minute: '2-digit' }).format(
    countyNow(),
  )
}

function keep(key: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // No room or no storage: the form goes on in memory.
  }
}

function freshDraft(): Draft {
  return emptyDraft(today(), timeNow())
}

function restore(key: string): Draft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (isDraft(kept)) return { ...kept, rows: kept.rows.map((row) => ({ ...emptyRow(), ...row })) }
  } catch {
    // A draft that cannot be read is of no use to anybody.
  }
  return freshDraft()
}

function isDraft(kept: unknown): kept is Draft {
  if (typeof kept !== 'object' || kept === null || !('rows' in kept) || !('day' in kept) || !('time' in kept))
    return false
  const { day, time, rows } = kept
  return (
    typeof day === 'string' && typeof time === 'string' && Array.isArray(rows) && rows.length > 0 && rows.every(isRow)
  )
}

function isRow(row: unknown): row is Row {
  return (
    typeof row === 'object' && row !== null && columns.every((column) => typeof Reflect.get(row, column) === 'string')
  )
}

function dropOthers(account: string): void {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(prefix) && !key.startsWith(`${prefix}${account}.`)) sessionStorage.removeItem(key)
}
