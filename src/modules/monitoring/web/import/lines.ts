import type { BodyOf } from '#platform/contract/index.ts'
import { cleanCell } from '#platform/web/columns.ts'
import type { importLineList } from '../../contract/index.ts'
import {
  type CaseField,
  type Field,
  guessKind,
  guessMapping,
  headingRow,
  type Mapping,
  type SheetKind,
} from './columns.ts'
import { type DateStyle, detectStyle, isBlank, readDay } from './dates.ts'
import { readAge, readOutcome, readSex, readStatus, readYear } from './values.ts'

type Body = BodyOf<typeof importLineList>
/** A row that was left out, by its number in the file from 1, and why. */
export interface Rejected {
  file: string
  row: number
  why: 'no_code' | 'twice'
  value: string
}
/** A value that could not be read: the row came in without it. */
export interface Dropped {
  file: string
  row: number
  field: CaseField
  why: 'unreadable' | 'future' | 'no_day'
  value: string
}
/** What the files hold. */
export interface Lines {
  cases: Body['cases']
  links: Body['links']
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

/** The same with the style of its dates read off the mapped columns. */
export function withStyle(sheet: Omit<ListSheet, 'style' | 'isOpen'>): ListSheet {
  const columns = [sheet.mapping.onset, sheet.mapping.reported].filter((at) => at !== undefined)
  const cells = sheet.rows.slice(sheet.heading + 1).flatMap((row) => columns.map((at) => row[at] ?? ''))
  const { isOpen, ...style } = detectStyle(cells)
  return { ...sheet, style, isOpen }
}

/** Most characters of a code; the contract takes no longer one. */
const longest = 40
const stemOf = (file: string): string => file.replace(/\.[^.]*$/, '').slice(0, longest - 8)

/** The code of a row of a list without a column of codes: the file's name and the row, the same whenever it is read again. */
export const codeOfRow = (file: string, row: number): string => `${stemOf(file)}-${row}`

/** Cases and links of some sheets. Each row is a case, a link or a named reject; a value nobody can read is left out and named. */
export function readLines(sheets: readonly ListSheet[], today: string): Lines {
  const lines: Lines = { cases: [], links: [], rowsIn: 0, rejected: [], dropped: [] }
  const seen = new Set<string>()
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
      const isNumbered = sheet.mapping.code !== undefined
      const code = isNumbered ? cell('code').slice(0, longest) : codeOfRow(sheet.file, at.row)
      if (code === '') reject('no_code', cleanCell(row.join(' ')).slice(0, longest))
      else if (seen.has(code)) reject('twice', code)
      else {
        seen.add(code)
        const drop = (field: CaseField, why: Dropped['why']) =>
          lines.dropped.push({ ...at, field, why, value: cell(field).slice(0, longest) })
        lines.cases.push({ code, ...known(cell, sheet.style, today, drop) })
      }
    }
  }
  return lines
}

function known(
  cell: (field: Field) => string,
  style: DateStyle,
  today: string,
  drop: (field: CaseField, why: Dropped['why']) => void,
): Omit<Body['cases'][number], 'code'> {
  const told = <T>(field: CaseField, read: (text: string) => T | undefined): T | undefined => {
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
