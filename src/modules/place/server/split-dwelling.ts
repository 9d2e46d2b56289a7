import { handleEach } from '#platform/server/commands/module.ts'
import { splitDwelling } from '../contract/commands.ts'
import { placeProblems } from '../contract/problems.ts'
import { addDoors } from './create-dwellings.ts'
import { changeDoor } from './doors.ts'
import { remember } from './history.ts'
import { holdArea } from './places.ts'
import { touchDwelling } from './queries-dwellings.ts'

/**
 * One door becomes several. The old one keeps its number, visits and household; the new ones are walked right after it. No
 * list but the grid's knows them yet, which shows as a gap until the lists catch up.
 */
export const splitDwellingHandler = handleEach(
  splitDwelling,
  async (work, { id, body }) => {
    const door = await changeDoor(work, body.id, body.version)
    const area = await holdArea(work, door.area)
    await addDoors(
      work,
      area,
      body.into.map((part) => ({ ...part, sources: ['grid' as const], walk: door.walk_order })),
    )
    await work.db.query(touchDwelling, [work.county, door.id])
    const numbers = body.into.map(({ number }) => number)
    await remember(work, id, [
      { place: door.id, path: door.path, what: 'split', detail: { number: door.number, into: numbers } },
      ...body.into.map((part) => ({
        place: part.id,
        path: door.path,
        what: 'created',
        detail: { number: part.number, splitFrom: door.id },
      })),
    ])
    return { count: body.into.length }
  },
  { dwelling_number: placeProblems.number_taken },
)
