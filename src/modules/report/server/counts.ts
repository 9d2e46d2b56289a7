/** Counts of a row of the statistics, in the order of the sheets. */
export const countColumns = [
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
export type CountColumn = (typeof countColumns)[number]
export type Counts = Record<CountColumn, number>

/** Figures of the ledger as they come from the database. */
export interface FigureRow {
  unreached: number
  registered: number
  nobody_home: number
  refused: number
  vacant: number
  demolished: number
  not_dwelling: number
  persons: number
  visits: number
}

/** No figures. */
export const noFigures: FigureRow = {
  unreached: 0,
  registered: 0,
  nobody_home: 0,
  refused: 0,
  vacant: 0,
  demolished: 0,
  not_dwelling: 0,
  persons: 0,
  visits: 0,
}

/** One set of figures plus another, or less it with `sign` -1. */
export function add(a: FigureRow, b: FigureRow, sign: 1 | -1 = 1): FigureRow {
  const sum = { ...a }
  for (const name of Object.keys(noFigures) as (keyof FigureRow)[]) sum[name] += sign * b[name]
  return sum
}

/**
 * The ledger's figures as the statistics show them: a door is reached when a visit found an answer of any kind, open when
 * it is unreached or nobody was home; `other` is demolished or not a dwelling. doors = reached + unreached + nobodyHome and
 * reached = registered + refused + vacant + other.
 */
export function toCounts(row: FigureRow): Counts {
  const other = row.demolished + row.not_dwelling
  const reached = row.registered + row.refused + row.vacant + other
  return {
    doors: reached + row.unreached + row.nobody_home,
    reached,
    registered: row.registered,
    refused: row.refused,
    vacant: row.vacant,
    other,
    unreached: row.unreached,
    nobodyHome: row.nobody_home,
    persons: row.persons,
    visits: row.visits,
  }
}

/** Whether nothing is counted. */
export function isEmpty(row: FigureRow): boolean {
  return Object.values(row).every((value) => value === 0)
}
