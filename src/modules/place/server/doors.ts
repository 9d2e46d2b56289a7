import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { type DoorRow, doorsToChange } from './queries-dwellings.ts'

/** Doors to change, by id. Throws platform.not_found when one is gone or out of reach, platform.invalid when one comes twice. */
export async function changeDoors(work: Work, ids: readonly string[]): Promise<Map<string, DoorRow>> {
  if (new Set(ids).size < ids.length) throw new Problem(problems.invalid)
  const rows = await work.db.query<DoorRow>(doorsToChange, [work.county, ids])
  if (rows.length < ids.length) throw new Problem(problems.not_found)
  return new Map(rows.map((row) => [row.id, row]))
}

/** One door to change. Throws platform.changed_meanwhile when `version` is not the last one. */
export async function changeDoor(work: Work, id: string, version: number): Promise<DoorRow> {
  const door = (await changeDoors(work, [id])).get(id)
  if (!door) throw new Problem(problems.not_found)
  if (door.version !== version) throw new Problem(problems.changed_meanwhile)
  return door
}
