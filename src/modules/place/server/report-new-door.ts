import type { Work } from '#platform/server/commands/context.ts'
import type { DoorList } from '../contract/types.ts'
import { addDoors } from './create-dwellings.ts'
import { remember } from './history.ts'
import { holdArea } from './places.ts'
import { lastInArea } from './queries-dwellings.ts'

/**
 * A door that no list had comes into being where somebody stands before it, and is walked after its neighbours. Throws platform.not_found for an area out of
 * reach, place.wrong_parent, place.number_taken.
 */
export async function reportNewDoor(
  work: Work,
  door: { id: string; area: string; number: string; source: DoorList },
): Promise<{ path: string; address: string }> {
  const area = await holdArea(work, door.area)
  const [{ last } = { last: null }] = await work.db.query<{ last: number | null }>(lastInArea, [work.county, area.id])
  const found = { id: door.id, number: door.number, sources: [door.source] }
  const addresses = await addDoors(work, area, [last === null ? found : { ...found, walk: last }])
  const detail = { number: door.number, source: door.source }
  await remember(work, door.id, [{ place: door.id, path: area.path, what: 'created', detail }])
  return { path: area.path, address: addresses.get(door.id) ?? '' }
}
