import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { undoImport } from '../contract/commands.ts'
import { placeProblems } from '../contract/problems.ts'
import { type Deed, remember } from './history.ts'
import { type DoorRow, retireDoors, setSources } from './queries-dwellings.ts'
import {
  areasOfImport,
  doorsListedBy,
  doorsOfImport,
  type ImportRow,
  importToUndo,
  laterImport,
  markUndone,
  retireEmptyAreas,
} from './queries-import.ts'

/**
 * Takes an import back, or nothing of it: its doors are retired, doors that stood before lose the list as a source, buildings
 * and units that came with it go when they are empty. The latest import of a list comes first, so that what an earlier one
 * said of a door is never taken away with a later one. A door that was visited meanwhile keeps the whole import.
 */
export const undoImportHandler = handleEach(undoImport, async (work, { id, body }) => {
  const [made] = await work.db.query<ImportRow>(importToUndo, [work.county, body.import])
  if (!made) throw new Problem(problems.not_found)
  if (made.undone) throw new Problem(placeProblems.import_undone)
  const later = await work.db.query(laterImport, [work.county, body.import, made.source, made.path])
  if (later.length > 0) throw new Problem(placeProblems.import_later)
  const doors = await takeDoors(work, body.import)
  const listed = await takeSource(work, body.import, made.source)
  const areas = await takeAreas(work, body.import)
  await work.db.query(markUndone, [work.county, body.import, work.receivedAt, work.account])
  const counts = { doors: doors.length, listed: listed.length, areas: areas.length }
  const whole = {
    place: made.place,
    path: made.path,
    what: 'import_undone',
    detail: { source: made.source, ...counts },
  }
  await remember(work, id, [whole, ...doors, ...listed, ...areas])
  return counts
})

async function takeDoors(work: Work, made: string): Promise<Deed[]> {
  const doors = await work.db.query<DoorRow>(doorsOfImport, [work.county, made])
  if (doors.length === 0) return []
  const ids = doors.map((door) => door.id)
  await work.emit(
    'place.dwellingsRetired',
    ids.map((door) => ({ id: door })),
  )
  await work.db.query(retireDoors, [work.county, ids, work.receivedAt, null])
  return doors.map(({ id: place, path, number }) => ({ place, path, what: 'retired', detail: { number } }))
}

async function takeSource(work: Work, made: string, source: string): Promise<Deed[]> {
  const doors = await work.db.query<DoorRow>(doorsListedBy, [work.county, made, source])
  if (doors.length === 0) return []
  const less = doors.map(({ id, sources }) => ({ id, sources: sources.filter((one) => one !== source) }))
  await work.db.query(setSources, [work.county, JSON.stringify(less)])
  await work.emit('place.dwellingsListed', less)
  return doors.map(({ id: place, path }) => ({ place, path, what: 'unlisted', detail: { source } }))
}

/** Units before buildings: an area goes only after what stood in it. */
async function takeAreas(work: Work, made: string): Promise<Deed[]> {
  const areas = await work.db.query<{ id: string; depth: number }>(areasOfImport, [work.county, made])
  const deeds: Deed[] = []
  for (const depth of [...new Set(areas.map((area) => area.depth))].sort((a, b) => b - a)) {
    const ids = areas.filter((area) => area.depth === depth).map((area) => area.id)
    const gone = await work.db.query<{ id: string; path: string; kind: string; name: string }>(retireEmptyAreas, [
      ...[work.county, ids, work.receivedAt],
    ])
    deeds.push(
      ...gone.map(({ id, path, kind, name }) => ({ place: id, path, what: 'retired', detail: { kind, name } })),
    )
  }
  return deeds
}
