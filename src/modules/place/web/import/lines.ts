import type { BodyOf } from '#platform/contract/index.ts'
import type { importDoors } from '../../contract/index.ts'
import { type Field, fields, type Mapping } from './headers.ts'

/** A row of the file, as the command takes it. `row` is its number in the file, counted from 1. */
export type Line = BodyOf<typeof importDoors>['rows'][number]
/** A row that was left out, and why: a problem code, the field, what stood there. */
export interface Rejected {
  row: number
  code: string
  column: string
  value: string
}

export interface Prepared {
  lines: Line[]
  rejected: Rejected[]
  /** Rows without anything in the chosen columns; they are not counted. */
  blank: number
}

/** Most rows and most characters of one command. The server takes 1 MiB, and a Chinese character is three bytes of it. */
export const mostLines = 2000
const mostCharacters = 250_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what is taken out
const control = /[\u0000-\u001f\u007f]+/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const untidy = /[\u0000-\u001f\u007f\ud800-\udfff]/
/** How far before its end a lot may be cut, so that a building is not spread over two. */
const slack = 400

const longest = (field: Field): number => (field === 'number' ? 40 : 60)

/** The rows below the headings, cleaned; what can be known here to be wrong is left out with its reason. */
export function prepareLines(rows: readonly (readonly string[])[], heading: number, mapping: Mapping): Prepared {
  const prepared: Prepared = { lines: [], rejected: [], blank: 0 }
  const groups = new Map<string, Line[]>()
  for (let index = heading + 1; index < rows.length; index++) {
    const values = fields.map((field) => clean(rows[index]?.[mapping[field] ?? -1] ?? ''))
    if (values.every((value) => value === '')) {
      prepared.blank += 1
      continue
    }
    const row = index + 1
    const tooLong = fields.find((field, at) => [...(values[at] ?? '')].length > longest(field))
    const key = values.join('\u0000')
    const number = values[5] ?? ''
    if (tooLong) {
      const value = values[fields.indexOf(tooLong)] ?? ''
      prepared.rejected.push({ row, code: 'import.too_long', column: tooLong, value: [...value].slice(0, 60).join('') })
    } else {
      const [committee, grid, compound, building, unit] = values
      const line = {
        row,
        ...(committee ? { committee } : {}),
        ...(grid ? { grid } : {}),
        ...(compound ? { compound } : {}),
        ...(building ? { building } : {}),
        ...(unit ? { unit } : {}),
        number,
      }
      const same = groups.get(key)
      if (same) same.push(line)
      else groups.set(key, [line])
    }
  }
  // Rows that say the same come right after each other, so that one lot has both and the server sees that one is too many.
  prepared.lines = [...groups.values()].flat()
  return prepared
}

/** Lots of at most 2,000 rows, cut between buildings where that is near. */
export function cutLots(lines: readonly Line[]): Line[][] {
  const lots: Line[][] = []
  let start = 0
  while (start < lines.length) {
    let end = start
    let characters = 0
    while (end < lines.length && end - start < mostLines && characters < mostCharacters) {
      characters += lengthOf(lines[end])
      end += 1
    }
    if (end < lines.length) end = boundary(lines, start, end)
    lots.push(lines.slice(start, end))
    start = end
  }
  return lots
}

function boundary(lines: readonly Line[], start: number, end: number): number {
  for (let at = end; at > Math.max(start + 1, end - slack); at--) {
    if (houseOf(lines[at]) !== houseOf(lines[at - 1])) return at
  }
  let at = end
  while (at > start + 1 && isSame(lines[at], lines[at - 1])) at -= 1
  return at > start + 1 ? at : end
}

function isSame(a: Line | undefined, b: Line | undefined): boolean {
  return houseOf(a) === houseOf(b) && a?.unit === b?.unit && a?.number === b?.number
}

/** Length of a line as it is sent, near enough: its texts, and the names of its fields. */
function lengthOf(line: Line | undefined): number {
  if (!line) return 0
  const { committee = '', grid = '', compound = '', building = '', unit = '', number } = line
  return 90 + committee.length + grid.length + compound.length + building.length + unit.length + number.length
}

function houseOf(line: Line | undefined): string {
  return line ? [line.committee, line.grid, line.compound, line.building].join('\u0000') : ''
}

/** One line without control characters and halves of characters, as the server takes it. */
function clean(text: string): string {
  return (untidy.test(text) ? text.toWellFormed().replaceAll(control, ' ') : text).trim()
}
