import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { orderDwellings } from '../contract/commands.ts'
import { changeDoors } from './doors.ts'
import { remember } from './history.ts'
import { isWithin, walkOf } from './path.ts'
import { holdArea } from './places.ts'
import { reorder } from './queries-dwellings.ts'

/**
 * Walking order of doors of one area. They share the places that they hold in the walk of their grid among themselves, so
 * that the order of one stairway leaves the rest of the walk as it was. All of them belong to one walk.
 */
export const orderDwellingsHandler = handleEach(orderDwellings, async (work, { id, body }) => {
  const area = await holdArea(work, body.area)
  const doors = [...(await changeDoors(work, body.dwellings)).values()]
  if (doors.some(({ path }) => !isWithin(path, area.path))) throw new Problem(problems.not_found)
  const walks = new Set(doors.map(({ path }) => walkOf(path)))
  const [walk] = walks
  if (walks.size !== 1 || walk === undefined)
    throw new Problem(problems.invalid, undefined, [{ path: '/body/dwellings', definition: problems.field_choice }])
  const moved = await work.db.query<{ id: string; path: string; walk_order: number }>(reorder, [
    work.county,
    walk,
    body.dwellings,
  ])
  await remember(work, id, [{ place: area.id, path: area.path, what: 'ordered', detail: { doors: doors.length } }])
  const events = moved.map((door) => ({ id: door.id, path: door.path, walkOrder: door.walk_order }))
  if (events.length > 0) await work.emit('place.dwellingsMoved', events)
  return { count: doors.length }
})
