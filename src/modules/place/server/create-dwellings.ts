import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { createDwellings } from '../contract/commands.ts'
import { placeProblems } from '../contract/problems.ts'
import type { DoorList } from '../contract/types.ts'
import { remember } from './history.ts'
import { walkOf } from './path.ts'
import { addressIn, holdArea } from './places.ts'
import type { AreaRow } from './queries-areas.ts'
import { insertDwellings, lastInWalk, takenNumbers } from './queries-dwellings.ts'
import { checkHome } from './rules.ts'

/** A door that is to come into being. Without a place in the walk it becomes the last one. */
export interface NewDoor {
  id: string
  number: string
  sources: readonly DoorList[]
  walk?: number
}

/** New doors in one area; those whose lists are not named are known to the grid, which drew them. */
export const createDwellingsHandler = handleEach(
  createDwellings,
  async (work, { id, body }) => {
    const area = await holdArea(work, body.area)
    const doors = body.dwellings.map((door) => ({ ...door, sources: door.sources ?? ['grid' as const] }))
    await addDoors(work, area, doors)
    const deeds = doors.map((door) => ({
      place: door.id,
      path: area.path,
      what: 'created',
      detail: { number: door.number },
    }))
    await remember(work, id, deeds)
    return { count: doors.length }
  },
  { dwelling_number: placeProblems.number_taken },
)

/**
 * Puts doors into an area that `holdArea` keeps, and says so to whoever follows. Answers their addresses by id. Throws
 * place.wrong_parent, place.number_taken.
 */
export async function addDoors(work: Work, area: AreaRow, doors: readonly NewDoor[]): Promise<Map<string, string>> {
  checkHome(area.kind)
  if (new Set(doors.map(({ id }) => id)).size < doors.length) throw new Problem(problems.invalid)
  await refuseTaken(
    work,
    area.id,
    doors.map(({ number }) => number),
  )
  const { prefix, suffix } = await addressIn(work, area)
  const [{ last } = { last: 0 }] = await work.db.query<{ last: number }>(lastInWalk, [work.county, walkOf(area.path)])
  const rows = doors.map((door, index) => ({
    walk: last + index + 1,
    ...door,
    area: area.id,
    path: area.path,
    prefix,
    suffix,
    sources: [...new Set(door.sources)],
  }))
  const made = await work.db.query<{ id: string; address: string }>(insertDwellings, [
    work.county,
    JSON.stringify(rows),
  ])
  await work.emit(
    'place.dwellingsCreated',
    rows.map(({ id, path, walk, sources }) => ({ id, path, walkOrder: walk, sources })),
  )
  return new Map(made.map(({ id, address }) => [id, address]))
}

/** Refuses numbers that the area has, or that come twice in one command. */
export async function refuseTaken(work: Work, area: string, numbers: readonly string[]): Promise<void> {
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index)
  const [taken] = await work.db.query<{ number: string }>(takenNumbers, [work.county, area, numbers])
  const number = twice ?? taken?.number
  if (number !== undefined) throw new Problem(placeProblems.number_taken, { number })
}
