import type { ProblemBody } from '#platform/contract/index.ts'
import type { Outcome } from '../../contract/index.ts'

/** What the number in front of a box on paper means; the order is printed, so it stays. */
export const paperOutcomes: readonly Outcome[] = [
  'registered',
  'nobody_home',
  'refused',
  'vacant',
  'demolished',
  'not_dwelling',
]

/** Rows that a fresh form shows: one page of a sheet and a little more. */
export const freshRows = 30

/** Columns that are typed, in their order. */
export const columns = ['code', 'outcome', 'headCount', 'name', 'phone', 'note'] as const
export type Column = (typeof columns)[number]

/** A line of the sheet as it was typed, and what became of it. */
export interface Row extends Record<Column, string> {
  /** `open`: being typed; `sent`: the server has not spoken yet; `aside`: the typist leaves it to what the system says. */
  state: 'open' | 'sent' | 'accepted' | 'aside'
  /** The door chosen where two have the same code. */
  door: string | null
  /** The typist has seen both and wants the paper's too. */
  both: boolean
  /** Ids and time of the sending, so that it is the same one after a reload. `at`: milliseconds of this device's clock. */
  sending: { id: string; door: string; household: string; at: number } | null
  /** Fields where the paper and another entry differ, as the server counted. */
  conflicts: number
  problem: ProblemBody | null
}

export interface Draft {
  /** Day and time of day of the visits, as on the sheet: YYYY-MM-DD and HH:MM of the county. */
  day: string
  time: string
  rows: readonly Row[]
}

export type Change =
  | { type: 'when'; day?: string; time?: string }
  | { type: 'typed'; at: number; column: Column; text: string }
  | { type: 'row'; at: number; part: Partial<Row> }
  | { type: 'settled'; id: string; part: Partial<Row> }
  | { type: 'restart'; draft: Draft }

/** A line in which nothing stands yet. */
export function emptyRow(): Row {
  return {
    code: '',
    outcome: '',
    headCount: '',
    name: '',
    phone: '',
    note: '',
    state: 'open',
    door: null,
    both: false,
    sending: null,
    conflicts: 0,
    problem: null,
  }
}

/** A form in which nothing stands yet. */
export function emptyDraft(day: string, time: string): Draft {
  return { day, time, rows: Array.from({ length: freshRows }, emptyRow) }
}

/** Whether anything was typed in a line. */
export function isEmpty(row: Row): boolean {
  return row.state === 'open' && columns.every((column) => row[column] === '')
}

/** The form after a change. A line that is on its way or done is not typed in; the last line never is the end. */
export function reduce(draft: Draft, change: Change): Draft {
  switch (change.type) {
    case 'restart':
      return change.draft
    case 'when':
      return { ...draft, day: change.day ?? draft.day, time: change.time ?? draft.time }
    case 'typed': {
      const forget = change.column === 'code' ? { door: null, both: false } : {}
      return put(draft, change.at, { [change.column]: change.text, problem: null, ...forget }, true)
    }
    case 'row':
      return put(draft, change.at, change.part, false)
    case 'settled': {
      const at = draft.rows.findIndex((row) => row.sending?.id === change.id)
      return at < 0 ? draft : put(draft, at, change.part, false)
    }
  }
}

/** What stays in the browser of a line: of one that the server has, its code and outcome, and nobody's name. */
export function shrunk(row: Row): Row {
  return row.state === 'accepted' || row.state === 'aside' ? { ...row, name: '', phone: '', note: '' } : row
}

function put(draft: Draft, at: number, part: Partial<Row>, isTyped: boolean): Draft {
  const row = draft.rows[at]
  if (!row || (isTyped && row.state !== 'open')) return draft
  const rows = draft.rows.map((each, index) => (index === at ? shrunk({ ...each, ...part }) : each))
  const last = rows.at(-1)
  return { ...draft, rows: last && !isEmpty(last) ? [...rows, emptyRow()] : rows }
}
