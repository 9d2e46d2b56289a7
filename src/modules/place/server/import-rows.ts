import type { BodyOf } from '#platform/contract/index.ts'
import type { importDoors } from '../contract/commands.ts'
import { placeProblems } from '../contract/problems.ts'
import type { AreaKind } from '../contract/types.ts'
import { derivedId } from './derived-id.ts'
import { isWithin } from './path.ts'
import { codeOf, isHome } from './rules.ts'

/** A row of a door list. */
export type ImportRow = BodyOf<typeof importDoors>['rows'][number]
/** Why a row was left out. */
export type Rejected = { row: number; code: string; column: string; value: string }

/** An area as the import sees it. */
export interface ImportArea {
  id: string
  kind: AreaKind
  path: string
  code: string
  name: string
  aliases: readonly string[]
}

/** A building or unit that the import brings into being. */
export interface MadeArea extends ImportArea {
  parent: string
}

/** A row that found its area. */
export interface Placed {
  row: number
  area: ImportArea
  number: string
}

const columns = [
  { column: 'committee', kinds: ['community', 'village'] },
  { column: 'grid', kinds: ['grid'] },
  { column: 'compound', kinds: ['compound'] },
  { column: 'building', kinds: ['building'] },
  { column: 'unit', kinds: ['unit'] },
] as const satisfies readonly { column: keyof ImportRow; kinds: readonly AreaKind[] }[]

type Column = (typeof columns)[number]['column']

/**
 * Finds the area of each row below `root`, level by level, by code, name or former name. Buildings and units that a known
 * compound, grid or building does not have yet are made; anything else that is unknown or stands for several places (names
 * repeat across townships) leaves its row out. `above` is the chain over the root, `below` the root with all below it.
 */
export function placeRows(
  command: string,
  rows: readonly ImportRow[],
  above: readonly ImportArea[],
  below: readonly ImportArea[],
): { placed: Placed[]; made: MadeArea[]; rejected: Rejected[] } {
  const byName = new Map<string, ImportArea[]>()
  const know = (area: ImportArea) => {
    for (const key of new Set([area.code, area.name, ...area.aliases].map(tidy)))
      byName.set(key, [...(byName.get(key) ?? []), area])
  }
  for (const area of below) know(area)
  const root = below[0]
  const placed: Placed[] = []
  const made: MadeArea[] = []
  const rejected: Rejected[] = []

  const make = (parent: ImportArea, kind: 'building' | 'unit', name: string) => {
    const id = derivedId(command, `${parent.id}\0${name}`)
    const code = codeOf(id)
    const area = { id, kind, code, path: `${parent.path}.${code}`, name, aliases: [], parent: parent.id }
    made.push(area)
    know(area)
    return area
  }
  const step = (here: ImportArea, column: Column, kinds: readonly AreaKind[], value: string) => {
    const all = byName.get(value) ?? []
    const fitting = all.filter(({ kind, path }) => kinds.includes(kind) && isWithin(path, here.path))
    if (fitting.length > 1) return placeProblems.import_ambiguous_area
    if (fitting[0]) return fitting[0]
    if (
      above.some(
        (area) => kinds.includes(area.kind) && [area.code, area.name, ...area.aliases].map(tidy).includes(value),
      )
    )
      return here
    if (column === 'building' && (here.kind === 'compound' || here.kind === 'grid')) return make(here, column, value)
    if (column === 'unit' && here.kind === 'building') return make(here, column, value)
    return placeProblems.import_unknown_area
  }

  for (const row of rows) {
    const number = tidy(row.number)
    const reject = (code: string, column: string, value: string) => rejected.push({ row: row.row, code, column, value })
    if (number === '') {
      reject(placeProblems.import_no_number.code, 'number', row.number)
      continue
    }
    let area: ImportArea | undefined = root
    for (const { column, kinds } of columns) {
      const value = tidy(row[column] ?? '')
      if (value === '' || area === undefined) continue
      const next = step(area, column, kinds, value)
      if ('status' in next) reject(next.code, column, row[column] ?? '')
      area = 'status' in next ? undefined : next
    }
    if (area === undefined) continue
    if (isHome(area.kind)) placed.push({ row: row.row, area, number })
    else reject(placeProblems.import_unknown_area.code, 'grid', row.grid ?? '')
  }
  return { placed, made, rejected }
}

/** Full-width letters and digits as plain ones, no blanks: as lists are typed, so that they match. Never longer. */
export function tidy(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll(/\s+/g, '')
}
