/**
 * A reader who tries to find hidden counts: solves all sums at once for the least and greatest value of one cell (linear
 * programming, two-phase simplex with Bland's rule). Knows nothing of how cells were chosen, so it can judge the choice.
 */

/** A sum over cells: those of `plus` equal those of `minus`. */
export interface Equation {
  plus: readonly number[]
  minus: readonly number[]
}

const tiny = 1e-7

/** Least and greatest value of a hidden cell, given every shown one, the sums, and that no count is negative. */
export function rangeOf(
  cell: number,
  values: readonly number[],
  hidden: readonly (boolean | undefined)[],
  sums: readonly Equation[],
): { least: number; greatest: number } {
  const unknown = values.flatMap((_, index) => (hidden[index] ? [index] : []))
  const place = new Map(unknown.map((index, at) => [index, at]))
  const rows: number[][] = []
  for (const { plus, minus } of sums) {
    const row = new Array<number>(unknown.length + 1).fill(0)
    const put = (index: number, sign: number) => {
      const at = place.get(index)
      if (at === undefined) row[unknown.length] = (row[unknown.length] ?? 0) - sign * (values[index] ?? 0)
      else row[at] = (row[at] ?? 0) + sign
    }
    for (const index of plus) put(index, 1)
    for (const index of minus) put(index, -1)
    if (row.some((value, at) => at < unknown.length && value !== 0)) rows.push(row)
  }
  const target = place.get(cell) ?? -1
  return { least: 0 - maximise(rows, unknown.length, target, -1), greatest: maximise(rows, unknown.length, target, 1) }
}

/** Greatest value of `sign` times one unknown under the equations; infinite when nothing bounds it. */
function maximise(equations: readonly (readonly number[])[], count: number, target: number, sign: number): number {
  // One artificial unknown an equation gives the first corner; phase one drives them to zero.
  const rows = equations.map((row, at) => {
    const turn = (row[count] ?? 0) < 0 ? -1 : 1
    const artificial = equations.map((_, other) => (other === at ? 1 : 0))
    return [...row.slice(0, count).map((value) => value * turn), ...artificial, (row[count] ?? 0) * turn]
  })
  const basis = rows.map((_, at) => count + at)
  const width = count + rows.length
  const first = new Array<number>(width).fill(0).map((_, column) => (column < count ? 0 : -1))
  climb(rows, basis, first, width)
  // An artificial unknown that stays in the basis stands at zero; it leaves where any real one can take its place.
  basis.forEach((column, at) => {
    const row = rows[at] as number[]
    const real = row.findIndex((value, index) => index < count && Math.abs(value) > tiny)
    if (column >= count && real >= 0) pivot(rows, basis, at, real)
  })
  const kept = rows.flatMap((row, at) =>
    (basis[at] as number) < count ? [[...row.slice(0, count), row[width] as number]] : [],
  )
  const keptBasis = basis.filter((column) => column < count)
  const goal = new Array<number>(count).fill(0)
  goal[target] = sign
  return climb(kept, keptBasis, goal, count)
}

function climb(rows: number[][], basis: number[], goal: readonly number[], width: number): number {
  for (let round = 0; round < 10_000; round++) {
    const reduced = (column: number) =>
      (goal[column] ?? 0) -
      rows.reduce((sum, row, at) => sum + (goal[basis[at] as number] ?? 0) * (row[column] ?? 0), 0)
    let entering = -1
    for (let column = 0; column < width && entering < 0; column++) if (reduced(column) > tiny) entering = column
    if (entering < 0)
      return rows.reduce((sum, row, at) => sum + (goal[basis[at] as number] ?? 0) * (row[width] ?? 0), 0)
    let leaving = -1
    let least = Number.POSITIVE_INFINITY
    rows.forEach((row, at) => {
      const by = row[entering] ?? 0
      if (by <= tiny) return
      const ratio = (row[width] ?? 0) / by
      if (ratio < least - tiny || (ratio < least + tiny && (basis[at] ?? 0) < (basis[leaving] ?? Infinity))) {
        least = ratio
        leaving = at
      }
    })
    if (leaving < 0) return Number.POSITIVE_INFINITY
    pivot(rows, basis, leaving, entering)
  }
  throw new Error('the solver does not end')
}

function pivot(rows: number[][], basis: number[], at: number, column: number): void {
  const row = rows[at] as number[]
  const by = row[column] as number
  for (let index = 0; index < row.length; index++) row[index] = (row[index] as number) / by
  rows.forEach((other, index) => {
    const factor = other[column] ?? 0
    if (index === at || factor === 0) return
    for (let i = 0; i < other.length; i++) other[i] = (other[i] as number) - factor * (row[i] as number)
  })
  basis[at] = column
}
