import type { ResponseOf } from '#platform/contract/index.ts'
import type { statistics } from '../contract/index.ts'

export type Row = ResponseOf<typeof statistics>['rows'][number]

/** Counts of a row in the order of the sheet; cells of a sheet are found by it. */
export const columns = [
  'doors',
  'reached',
  'registered',
  'refused',
  'vacant',
  'other',
  'unreached',
  'nobodyHome',
  'persons',
  'visits',
] as const
export type Column = (typeof columns)[number]

/** What the rows are. */
export const groupings = ['area', 'class', 'day'] as const
export type Grouping = (typeof groupings)[number]

/** Sum of the rows. Days are the same doors again and again, so only their visits add up, and no total is shown. */
export function totalOf(rows: readonly Row[]): Record<Column, number> {
  const total = Object.fromEntries(columns.map((column) => [column, 0])) as Record<Column, number>
  for (const row of rows) for (const column of columns) total[column] += row[column]
  return total
}
