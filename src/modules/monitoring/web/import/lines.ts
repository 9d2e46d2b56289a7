import type { BodyOf } from '#platform/contract/index.ts'
import { cleanCell } from '#platform/web/columns.ts'
import type { importLineList } from '../../contract/index.ts'
import { type Field, guessKind, guessMapping, headingRow, type Mapping, type SheetKind } from './columns.ts'
import { type DateStyle, detectStyle, isBlank, readDay } from './dates.ts'
import { readAge, readContactOutcome, readDayResult, readOutcome, readSex, readStatus, readYear } from './values.ts'

type Body = BodyOf<typeof importLineList>
/** A row that was left out, by its number in the file from 1, and why. */
export interface Rejected {
  file: string
  row: number
  why: 'no_code' | 'twice' | 'no_day' | 'future' | 'unreadable' | 'undone'
  value: string
}
/** A value that could not be read: the row came in without it. */
export interface Dropped {
  file: string
  row: number
  field: Field
  why: 'unreadable' | 'future' | 'no_day' | 'too_long'
  value: string
}
/** What the files hold. */
export interface Lines {
  cases: Body['cases']
  links: Body['links']
  followUps: NonNullable<Body['followUps']>
  /** Rows without headings, so that rows in equal rows out. */
  rowsIn: number
  rejected: Rejected[]
  dropped: Dropped[]
}

/** A sheet and what was decided about it. */
export interface ListSheet {
  file: string
  rows: readonly (readonly string[])[]
  /** Position of the row of headings. */
  heading: number
  kind: SheetKind
  mapping: Mapping
  style: DateStyle
  /** The cells leave it open which number is the day. */
  isOpen: boolean
}

/** Headings of a sheet. */
export const headingsIn = ({ rows, heading }: Pick<ListSheet, 'rows' | 'heading'>): readonly string[] =>
  (rows[heading] ?? []).map((cell) => cell.trim())

/** What was chosen for a sheet with the same headings. */
export interface Remembered {
  kind: SheetKind
  headings: Partial<Record<Field, string>>
  style: DateStyle
}

/** A sheet with what its headings and cells say about it; what was chosen for the same headings before comes first. */
export function prepare(
  sheet: { file: string; rows: ListSheet['rows'] },
  recall: (headings: readonly string[]) => Partial<Remembered> = () => ({}),
): ListSheet {
  const heading = headingRow(sheet.rows)
  const headings = headingsIn({ rows: sheet.rows, heading })
  const before = recall(headings)
  const kind = before.kind ?? guessKind(headings)
  const made = withStyle({ ...sheet, heading, kind, mapping: guessMapping(kind, headings, before.headings) })
  // The cells know better than the list before; where they leave it open, that one decides.
  return made.isOpen && before.style ? { ...made, style: before.style, isOpen: false } : made
}

/** Fields that hold days. */
export const dayFields = ['onset', 'reported', 'starts', 'ends', 'day'] as const

/** The same with the style of its dates read off the mapped columns. */
export function withStyle(sheet: Omit<ListSheet, 'style' | 'isOpen'>): ListSheet {
  const columns = dayFields.map((field) => sheet.mapping[field]).filter((at) => at !== undefined)
  const cells = sheet.rows.slice(sheet.heading + 1).flatMap((row) => columns.map((at) => row[at] ?? ''))
  const { isOpen, ...style } = detectStyle(cells)
  return { ...sheet, style, isOpen }
}

/** Most characters of a code; the contract takes no longer one. */
const longest = 40
const stemOf = (file: string): string => file.replace(/\.[^.]*$/, '').slice(0, longest - 8)

/** The code of a row of a list without a column of codes: the file's name and the row, the same whenever it is read again. */
export const codeOfRow = (file: string, row: number): string => `${stemOf(file)}-${row}`

/** What some sheets hold. Each row is a case or contact, a link, a follow-up or a named reject; a value nobody can read is left out and named. */
export function readLines(sheets: readonly ListSheet[], today: string): Lines {
  const lines: Lines = { cases: [], links: [], followUps: [], rowsIn: 0, rejected: [], dropped: [] }
  const seen = new Set<string>()
  const told = new Set<string>()
  for (const sheet of sheets) {
    if (sheet.kind === 'none') continue
    for (const [index, row] of sheet.rows.slice(sheet.heading + 1).entries()) {
      if (row.every((cell) => cell.trim() === '')) continue
      lines.rowsIn += 1
      const at = { file: sheet.file, row: sheet.heading + index + 2 }
      const cell = (field: Field) => cleanCell(row[sheet.mapping[field] ?? -1] ?? '')
      const reject = (why: Rejected['why'], value: string) => lines.rejected.push({ ...at, why, value })
      if (sheet.kind === 'links') {
        const [from, to] = [cell('from').slice(0, longest), cell('to').slice(0, longest)]
        if (from === '' || to === '')
          reject('no_code', `${from} ${to}`.trim() || cleanCell(row.join(' ')).slice(0, longest))
        else lines.links.push({ from, to })
        continue
      }
      if (sheet.kind === 'followUps') {
        const one = followUpOf(cell, sheet.style, today)
        if ('why' in one) reject(one.why, one.value)
        else if (told.has(`${one.code} ${one.day}`)) reject('twice', `${one.code} ${one.day}`)
        else {
          told.add(`${one.code} ${one.day}`)
          lines.followUps.push(one)
        }
        continue
      }
      const isNumbered = sheet.mapping.code !== undefined
      const code = isNumbered ? cell('code').slice(0, longest) : codeOfRow(sheet.file, at.row)
      if (code === '') reject('no_code', cleanCell(row.join(' ')).slice(0, longest))
      else if (seen.has(code)) reject('twice', code)
      else {
        seen.add(code)
        const drop = (field: Field, why: Dropped['why']) =>
          lines.dropped.push({ ...at, field, why, value: cell(field).slice(0, longest) })
        const person = known(cell, sheet.style, today, drop)
        const plan = sheet.kind === 'contacts' ? planOf(cell, sheet.style, drop) : {}
        lines.cases.push({ code, ...person, ...plan })
      }
    }
  }
  return lines
}

type Drop = (field: Field, why: Dropped['why']) => void

function known(
  cell: (field: Field) => string,
  style: DateStyle,
  today: string,
  drop: Drop,
): Omit<Body['cases'][number], 'code'> {
  const told = <T>(field: Field, read: (text: string) => T | undefined): T | undefined => {
    if (isBlank(cell(field))) return undefined
    const value = read(cell(field))
    if (value === undefined) drop(field, 'unreadable')
    return value
  }
  const day = (field: 'onset' | 'reported') => {
    const value = told(field, (text) => readDay(text, style))
    if (value === undefined || value <= today) return value
    drop(field, 'future')
    return undefined
  }
  const [onsetOn, reportedOn] = [day('onset'), day('reported')]
  const [sex, status, outcome] = [told('sex', readSex), told('status', readStatus), told('outcome', readOutcome)]
  const [age, born] = [told('age', readAge), told('birthYear', readYear)]
  const known = onsetOn ?? reportedOn
  if (age !== undefined && born === undefined && known === undefined) drop('age', 'no_day')
  const counted = age !== undefined && known !== undefined ? Number(known.slice(0, 4)) - age : undefined
  const birthYear = born ?? counted
  if (born !== undefined && born > Number((known ?? today).slice(0, 4))) drop('birthYear', 'future')
  return {
    ...(onsetOn ? { onsetOn } : {}),
    ...(reportedOn ? { reportedOn } : {}),
    ...(sex ? { sex } : {}),
    ...(status ? { status } : {}),
    ...(outcome ? { outcome } : {}),
    ...(birthYear !== undefined && birthYear >= 1880 && birthYear <= Number((known ?? today).slice(0, 4))
      ? { birthYear }
      : {}),
  }
}

/** Most days that a follow-up has. */
const longestPlan = 28

/** The days of a contact's follow-up, both ends counted; those of the playbook where the list names the first alone. */
function planOf(
  cell: (field: Field) => string,
  style: DateStyle,
  drop: Drop,
): Pick<Body['cases'][number], 'isContact' | 'startsOn' | 'days' | 'outcome'> {
  const day = (field: 'starts' | 'ends') => {
    if (isBlank(cell(field))) return undefined
    const value = readDay(cell(field), style)
    if (value === undefined) drop(field, 'unreadable')
    return value
  }
  const [startsOn, endsOn] = [day('starts'), day('ends')]
  const days = startsOn && endsOn ? (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1 : undefined
  const isDays = days !== undefined && days >= 1 && days <= longestPlan
  if (days !== undefined && !isDays) drop('ends', 'too_long')
  const state = cell('contactStatus')
  const outcome = isBlank(state) ? undefined : readContactOutcome(state)
  if (outcome === undefined && !isBlank(state)) drop('contactStatus', 'unreadable')
  return {
    isContact: true,
    ...(startsOn ? { startsOn } : {}),
    ...(isDays ? { days } : {}),
    ...(outcome && outcome !== 'none' ? { outcome } : {}),
  }
}

/** A day of a follow-up, or why the row is left out: without a code, a day or a result, still to come, or because nobody tried. */
function followUpOf(
  cell: (field: Field) => string,
  style: DateStyle,
  today: string,
): NonNullable<Body['followUps']>[number] | Pick<Rejected, 'why' | 'value'> {
  const code = cell('code').slice(0, longest)
  const whole = `${code} ${cell('day')} ${cell('told')}`.trim().slice(0, longest)
  if (code === '') return { why: 'no_code', value: whole }
  if (isBlank(cell('day'))) return { why: 'no_day', value: whole }
  const day = readDay(cell('day'), style)
  const result = readDayResult(cell('told'))
  if (day === undefined || result === undefined) return { why: 'unreadable', value: whole }
  if (result === 'undone') return { why: 'undone', value: whole }
  if (day > today) return { why: 'future', value: whole }
  return { code, day, seen: result !== 'missed', ...(result === 'unwell' ? { unwell: true } : {}) }
}
