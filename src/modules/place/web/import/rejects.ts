import { type Language, languages } from '#platform/contract/index.ts'
import { placeProblems } from '../../contract/index.ts'
import { writeCsv } from './csvFile.ts'
import type { Rejected } from './lines.ts'

/** Why a row was left out, in words; for a reason that only this screen knows, `own` has them. */
export function reasonText(code: string, language: Language, own: (code: string) => string): string {
  const known = Object.values(placeProblems).find((problem) => problem.code === code)
  return known ? (known.text[language] ?? known.text[languages[0]]) : own(code)
}

export interface RejectsFile {
  rejected: readonly Rejected[]
  /** All rows of the sheet as they were read. */
  rows: readonly (readonly string[])[]
  heading: number
  /** Headings of the three columns that are put before. */
  titles: readonly [row: string, reason: string, column: string]
  reason: (code: string) => string
  column: (field: string) => string
}

/** The rows that were left out as a CSV: number, reason, field, then every column of the file as it was. */
export function rejectsFile({ rejected, rows, heading, titles, reason, column }: RejectsFile): string {
  const headings = rows[heading] ?? []
  return writeCsv([
    [...titles, ...headings],
    ...rejected.map((each) => {
      const original = rows[each.row - 1] ?? []
      return [
        String(each.row),
        reason(each.code),
        column(each.column),
        ...headings.map((_, index) => original[index] ?? ''),
      ]
    }),
  ])
}
