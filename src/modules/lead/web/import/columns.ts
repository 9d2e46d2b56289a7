import type { BodyOf } from '#platform/contract/index.ts'
import { type ColumnsOf, cleanCell, guessColumns, type HeadingWords, headingRowOf } from '#platform/web/columns.ts'
import type { importList } from '../../contract/index.ts'

/** A row as the command takes it; `row` is its number in the file, counted from 1. */
export type Line = BodyOf<typeof importList>['rows'][number]
/** What a column of a list can be. */
export const fields = ['code', 'name', 'idNumber', 'phone', 'birthYear', 'address', 'note'] as const
export type Field = (typeof fields)[number]
/** Column of each field, by its position. */
export type Mapping = ColumnsOf<Field>

const words: HeadingWords<Field> = {
  code: [/^(序号|编号|線索編號|线索编号|id|no\.?|number|code)$/i],
  name: [/姓名|名字|^name$/i],
  idNumber: [/身份证|身分證|证件号|證件號|证件号码|passport|id ?(card|number)/i],
  phone: [/电话|電話|手机|手機|联系方式|phone|mobile/i],
  birthYear: [/出生|年龄|年齡|birth|age/i],
  // Where somebody is now is more than where they are going, and that more than where their papers are.
  address: [/现住|現住|现居|現居|居住/, /住址|住所|去向|目的地/, /地址|乡镇|鄉鎮|address/i, /户籍|戶籍|户口|戶口/],
  note: [/备注|備註|说明|說明|情况|remark|note/i],
}
const longest: Readonly<Record<Field, number>> = {
  ...{ code: 60, name: 50, idNumber: 40, phone: 40, birthYear: 10, address: 200, note: 500 },
}

/** Which column is which, by its heading; remembered headings first, and a column is taken once. */
export const guess = (headings: readonly string[], remembered: Partial<Record<Field, string>> = {}): Mapping =>
  guessColumns(words, headings, remembered)

/** The row of headings: the first with more than one cell that a field's word fits, else the first. */
export const headingRow = (rows: readonly (readonly string[])[]): number => headingRowOf(words, rows)

/** Rows below the headings, cleaned; blank ones are left out, and counted nowhere. `year` is this year, for ages. */
export function toLines(rows: readonly (readonly string[])[], heading: number, mapping: Mapping, year: number): Line[] {
  return rows.slice(heading + 1).flatMap((row, index) => {
    const cell = (field: Field): string => {
      const at = mapping[field]
      return at === undefined ? '' : cleanCell(row[at] ?? '').slice(0, longest[field])
    }
    if (fields.every((field) => cell(field) === '')) return []
    const line: Line = { row: heading + index + 2 }
    for (const field of ['code', 'name', 'idNumber', 'phone', 'address', 'note'] as const) {
      const text = cell(field)
      if (text) line[field] = text
    }
    const born = bornIn(cell('birthYear'), year)
    return [born ? { ...line, birthYear: born } : line]
  })
}

/** A year of birth from a year, a date or an age. */
function bornIn(text: string, year: number): number | undefined {
  const told = /(18[89]\d|19\d\d|20\d\d)/.exec(text)?.[1]
  if (told) return Number(told)
  return /^\d{1,3}$/.test(text) && Number(text) < 130 ? year - Number(text) : undefined
}
