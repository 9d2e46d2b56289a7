import { doorStates, type Figures, figures } from '../contract/index.ts'

/** Columns of the coverage tables, in the order of the contract. */
export const columns = figures

/** Sums of the columns of a table alias, as a piece of a statement. */
export function sums(alias: string): string {
  return columns.map((column) => `coalesce(sum(${alias}.${column}), 0)::int as ${column}`).join(', ')
}

/** Two aliases added column by column. */
export function added(a: string, b: string): string {
  return columns.map((column) => `coalesce(${a}.${column}, 0) + coalesce(${b}.${column}, 0) as ${column}`).join(', ')
}

/** A row with the coverage columns as figures; doors are the sum of the seven states. */
export function toFigures(row: Record<string, unknown>): Figures {
  const made: Record<string, number> = { doors: 0 }
  for (const column of columns) made[column] = Number(row[column] ?? 0)
  made.doors = doorStates.reduce((sum, state) => sum + (made[state] ?? 0), 0)
  return made as Figures
}

/** Figures of nothing. */
export const none: Figures = toFigures({})

/** One set of figures less another. */
export function less(a: Figures, b: Figures): Figures {
  return Object.fromEntries(
    Object.entries(a).map(([name, value]) => [name, value - b[name as keyof Figures]]),
  ) as Figures
}

/** How a row of the ledger counts in each column, as a piece of a statement over the alias `d`. */
export const ofDoor = [
  ...doorStates.map((state) => `(d.state = '${state}')::int as ${state}`),
  'd.persons::int as persons',
  'd.mismatch::int as mismatch',
  'd.found::int as found',
  "(d.state = 'nobody_home' and d.attempts >= 3)::int as thrice",
  '0 as visits',
].join(', ')
