import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { importDoors } from '../contract/commands.ts'
import { placeProblems } from '../contract/problems.ts'
import { type ImportArea, type MadeArea, type Placed, placeRows, type Rejected } from './import-rows.ts'
import type { DoorRow } from './queries-dwellings.ts'
import { areasToFill, doorsStanding } from './queries-import.ts'

/** A door that stands already. */
export type Standing = Pick<DoorRow, 'id' | 'area' | 'path' | 'number' | 'sources'>

/** Everything that an import comes to, before a row of it is written. */
export interface Plan {
  areas: MadeArea[]
  created: Placed[]
  matched: Standing[]
  rejected: Rejected[]
}

/**
 * Sorts the rows of an import into created, matched and rejected. `above` is the chain over the area of the import, `below`
 * that area with everything below it. Throws platform.changed_meanwhile when an area moved or went since it was read.
 */
export async function planImport(
  work: Work,
  command: string,
  { rows }: BodyOf<typeof importDoors>,
  above: readonly ImportArea[],
  below: readonly ImportArea[],
): Promise<Plan> {
  const { placed, made, rejected } = placeRows(command, rows, above, below)
  await keepAreas(work, placed, new Set(made.map(({ id }) => id)))
  const standing = await work.db.query<Standing>(doorsStanding, [
    work.county,
    placed.map(({ area }) => area.id),
    placed.map(({ number }) => number),
  ])
  const doors = new Map(standing.map((door) => [`${door.area} ${door.number}`, door]))
  const plan: Plan = { areas: made, created: [], matched: [], rejected }
  const seen = new Set<string>()
  for (const one of placed) {
    const key = `${one.area.id} ${one.number}`
    const door = doors.get(key)
    if (seen.has(key)) {
      const { code } = placeProblems.import_duplicate_row
      rejected.push({ row: one.row, code, column: 'number', value: one.number })
    } else if (door) plan.matched.push(door)
    else plan.created.push(one)
    seen.add(key)
  }
  rejected.sort((a, b) => a.row - b.row)
  return plan
}

/** Keeps the areas that stand where they were read until the end of the transaction. */
async function keepAreas(work: Work, placed: readonly Placed[], made: ReadonlySet<string>): Promise<void> {
  const paths = new Map(placed.filter(({ area }) => !made.has(area.id)).map(({ area }) => [area.id, area.path]))
  const rows = await work.db.query<{ id: string; path: string }>(areasToFill, [work.county, [...paths.keys()]])
  if (rows.length < paths.size || rows.some(({ id, path }) => paths.get(id) !== path))
    throw new Problem(problems.changed_meanwhile)
}
