import { handleEach } from '#platform/server/commands/module.ts'
import { retireDwellings } from '../contract/commands.ts'
import { changeDoors } from './doors.ts'
import { remember } from './history.ts'
import { retireDoors } from './queries-dwellings.ts'

/**
 * Takes back doors that were entered by mistake. Whether one has visits is not known here: the event goes out first, and
 * whoever keeps visits refuses with place.has_visits. The reason stays with the door, not in the history.
 */
export const retireDwellingsHandler = handleEach(retireDwellings, async (work, { id, body }) => {
  const doors = [...(await changeDoors(work, body.dwellings)).values()]
  await work.emit(
    'place.dwellingsRetired',
    doors.map((door) => ({ id: door.id })),
  )
  await work.db.query(retireDoors, [work.county, body.dwellings, work.receivedAt, body.why])
  await remember(
    work,
    id,
    doors.map(({ id: place, path, number }) => ({ place, path, what: 'retired', detail: { number } })),
  )
  return { count: doors.length }
})
