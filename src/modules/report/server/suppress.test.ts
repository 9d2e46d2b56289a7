import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countColumns, toCounts } from './counts.ts'
import { smallest, suppress } from './suppress.ts'
import { type Equation, rangeOf } from './testing/attacker.ts'

const at = (name: (typeof countColumns)[number]) => countColumns.indexOf(name)
const width = countColumns.length

/** Every sum that a reader of the sheet knows, over cells numbered row by row. */
function sumsOf(table: number[][], hasTotal: boolean): Equation[] {
  const cell = (row: number, column: number) => row * width + column
  const last = table.length - 1
  const rows = table.flatMap((_, row) => [
    {
      plus: [cell(row, at('doors'))],
      minus: (['reached', 'unreached', 'nobodyHome'] as const).map((name) => cell(row, at(name))),
    },
    {
      plus: [cell(row, at('reached'))],
      minus: (['registered', 'refused', 'vacant', 'other'] as const).map((name) => cell(row, at(name))),
    },
  ])
  const columns = countColumns.map((_, column) => ({
    plus: [cell(last, column)],
    minus: table.slice(0, last).map((_, row) => cell(row, column)),
  }))
  return hasTotal ? [...rows, ...columns] : rows
}

const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 4000 }))
const tables = (most: number) =>
  fc
    .tuple(
      fc.array(fc.tuple(count, count, count, count, count, count, count, count), { minLength: 1, maxLength: most }),
      fc.boolean(),
    )
    .map(([rows, hasTotal]) => {
      const table = rows.map(([unreached, registered, nobody_home, refused, vacant, demolished, persons, visits]) => {
        const counts = toCounts({
          unreached,
          registered,
          nobody_home,
          refused,
          vacant,
          demolished,
          not_dwelling: 0,
          persons,
          visits,
        })
        return countColumns.map((column) => counts[column])
      })
      if (hasTotal) table.push(countColumns.map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0)))
      return { table, hasTotal }
    })

/** Attacks every hidden cell; the least and greatest value it can have. */
function attack(table: number[][], hasTotal: boolean) {
  const hidden = suppress(table, hasTotal).flat()
  const values = table.flat()
  return values.flatMap((value, index) =>
    hidden[index] ? [{ value, index, range: rangeOf(index, values, hidden, sumsOf(table, hasTotal)) }] : [],
  )
}

describe('suppress', () => {
  it('shows no count of 1 to 10 and shows every table without one whole', () => {
    fc.assert(
      fc.property(tables(12), ({ table, hasTotal }) => {
        const hidden = suppress(table, hasTotal)
        const isSmall = (value: number) => value > 0 && value <= smallest
        table.flat().forEach((value, index) => {
          if (isSmall(value)) expect(hidden.flat()[index]).toBe(true)
        })
        if (!table.flat().some(isSmall)) expect(hidden.flat().some(Boolean)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('withstands a reader who solves rows, columns and totals', () => {
    fc.assert(
      fc.property(tables(4), ({ table, hasTotal }) => {
        for (const { value, range } of attack(table, hasTotal)) {
          expect(range.least).toBeLessThanOrEqual(value)
          expect(range.greatest - range.least).toBeGreaterThanOrEqual(1)
          if (value > 0 && value <= smallest) {
            expect(range.greatest).toBeGreaterThan(smallest)
            expect(range.least).toBeLessThan(value)
          }
        }
      }),
      { numRuns: 120 },
    )
  }, 60_000)

  it('is judged by a reader who finds a count that is hidden alone', () => {
    const sums = [{ plus: [0], minus: [1, 2] }]
    expect(rangeOf(1, [104, 4, 100], [false, true, false], sums)).toEqual({ least: 4, greatest: 4 })
    expect(rangeOf(1, [104, 4, 100], [false, true, true], sums)).toEqual({ least: 0, greatest: 104 })
  })

  it('hides one cell of a column together with another of it', () => {
    const row = (registered: number, unreached: number) => {
      const counts = toCounts({
        unreached,
        registered,
        nobody_home: 0,
        refused: 0,
        vacant: 0,
        demolished: 0,
        not_dwelling: 0,
        persons: 900,
        visits: 900,
      })
      return countColumns.map((column) => counts[column])
    }
    const rows = [row(300, 4), row(400, 50), row(500, 70)]
    const table = [...rows, countColumns.map((_, column) => rows.reduce((sum, one) => sum + (one[column] ?? 0), 0))]
    const hidden = suppress(table, true)
    expect(hidden[0]?.[at('unreached')]).toBe(true)
    expect(hidden.filter((cells) => cells[at('unreached')]).length).toBeGreaterThan(1)
    expect(hidden[3]?.some(Boolean)).toBe(false)
    // In two rows: the unreached, those reached, and the registered that they are the sum of; never the doors.
    expect(hidden.flat().filter(Boolean).length).toBe(6)
    expect(hidden.some((cells) => cells[at('doors')])).toBe(false)
  })

  it('hides what is not known from other tables, not the number of doors', () => {
    const day = toCounts({
      unreached: 50_318,
      registered: 2,
      nobody_home: 1,
      refused: 1,
      vacant: 1,
      demolished: 0,
      not_dwelling: 0,
      persons: 204,
      visits: 5,
    })
    const [hidden] = suppress([countColumns.map((column) => day[column])], false)
    expect(hidden?.[at('doors')]).toBe(false)
    expect(hidden?.[at('unreached')]).toBe(true)
  })

  it('takes a county of 200 areas in its stride', () => {
    const rows = Array.from({ length: 200 }, (_, i) => {
      const counts = toCounts({
        unreached: (i * 7) % 40,
        registered: 100 + i,
        nobody_home: i % 9,
        refused: i % 4,
        vacant: i % 13,
        demolished: i % 2,
        not_dwelling: 0,
        persons: 300 + i,
        visits: i % 50,
      })
      return countColumns.map((column) => counts[column])
    })
    const table = [...rows, countColumns.map((_, column) => rows.reduce((sum, one) => sum + (one[column] ?? 0), 0))]
    expect(suppress(table, true)).toHaveLength(table.length)
  })
})
