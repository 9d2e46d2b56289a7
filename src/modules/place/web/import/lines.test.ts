import { describe, expect, test } from 'vitest'
import { cutLots, type Line, mostLines, prepareLines } from './lines.ts'

const mapping = { committee: 0, building: 1, number: 2 }

describe('rows of a file', () => {
  test('keep their number in the file; blank ones are not counted', () => {
    const rows = [
      ['社区', '楼栋', '门牌'],
      ['报恩寺社区', '1栋', '101'],
      ['', ' ', ''],
      ['报恩寺社区', '', '102', 'x'],
    ]
    expect(prepareLines(rows, 0, mapping)).toEqual({
      lines: [
        { row: 2, committee: '报恩寺社区', building: '1栋', number: '101' },
        { row: 4, committee: '报恩寺社区', number: '102' },
      ],
      rejected: [],
      blank: 1,
    })
  })
  test('are cleaned of what no server takes', () => {
    const { lines } = prepareLines([[], [' 报恩寺\u0000社区\n', '1栋\ud800', '101\t']], 0, mapping)
    expect(lines[0]).toEqual({ row: 2, committee: '报恩寺 社区', building: '1栋\ufffd', number: '101' })
  })
  test('that are too long are left out; those that say the same come after each other', () => {
    const rows = [
      [],
      ['a', 'b', '1'],
      ['a', 'b', '2'],
      ['长'.repeat(61), '', '1'],
      ['a', '', '𠀀'.repeat(40)],
      ['a', 'b', '1'],
    ]
    const { lines, rejected } = prepareLines(rows, 0, mapping)
    expect(lines.map(({ row }) => row)).toEqual([2, 6, 3, 5])
    expect(rejected).toEqual([{ row: 4, code: 'import.too_long', column: 'committee', value: '长'.repeat(60) }])
  })
})

describe('lots', () => {
  const line = (row: number, building: string): Line => ({ row, building, number: String(row) })
  test('hold every row once, in order', () => {
    const lines = Array.from({ length: 50_003 }, (_, row) => line(row + 2, `${Math.floor(row / 30)}栋`))
    const lots = cutLots(lines)
    expect(lots.flat()).toEqual(lines)
    expect(Math.max(...lots.map((lot) => lot.length))).toBeLessThanOrEqual(mostLines)
    for (const [index, lot] of lots.entries())
      if (index > 0) expect(lot[0]?.building).not.toBe(lots[index - 1]?.at(-1)?.building)
  })
  test('are cut anyway where one building is larger than a lot', () => {
    const lots = cutLots(Array.from({ length: 4500 }, (_, row) => line(row, '1栋')))
    expect(lots.map((lot) => lot.length)).toEqual([2000, 2000, 500])
    expect(cutLots([])).toEqual([])
  })
  test('never part rows that say the same', () => {
    const lines = Array.from({ length: 2001 }, (_, row) => line(row, '1栋')).map((each, row) =>
      row >= 1998 ? { ...each, number: 'x' } : each,
    )
    expect(cutLots(lines).map((lot) => lot.length)).toEqual([1998, 3])
  })
  test('stay below what the server takes', () => {
    const long = '长'.repeat(60)
    const lines = Array.from({ length: 4000 }, (_, row) => ({
      row,
      committee: long,
      grid: long,
      compound: long,
      building: long,
      unit: long,
      number: '1',
    }))
    for (const lot of cutLots(lines))
      expect(new TextEncoder().encode(JSON.stringify(lot)).length).toBeLessThan(1_000_000)
  })
})
