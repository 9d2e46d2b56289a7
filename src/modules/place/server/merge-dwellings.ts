import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { mergeDwellings } from '../contract/commands.ts'
import { changeDoors } from './doors.ts'
import { remember } from './history.ts'
import { retireDoors, setSources } from './queries-dwellings.ts'

/** Several doors prove to be one: every list that knew one of them knows `keep`, which also gets their visits. */
export const mergeDwellingsHandler = handleEach(mergeDwellings, async (work, { id, body }) => {
  const doors = await changeDoors(work, [body.keep, ...body.merge])
  const keep = doors.get(body.keep)
  if (!keep) throw new Problem(problems.not_found)
  const gone = [...doors.values()].filter((door) => door.id !== keep.id)
  // Before the doors go, so that whoever holds something about them can take it over, or refuse.
  await work.emit('place.dwellingsMerged', { from: gone.map((door) => door.id), into: keep.id })
  await work.db.query(retireDoors, [work.county, body.merge, work.receivedAt, `merged into ${keep.id}`])
  const sources = [...new Set([keep, ...gone].flatMap((door) => door.sources))]
  await work.db.query(setSources, [work.county, JSON.stringify([{ id: keep.id, sources }])])
  await remember(work, id, [
    { place: keep.id, path: keep.path, what: 'merged', detail: { numbers: gone.map(({ number }) => number) } },
    ...gone.map((door) => ({
      place: door.id,
      path: door.path,
      what: 'retired',
      detail: { number: door.number, mergedInto: keep.id },
    })),
  ])
  if (sources.length > keep.sources.length) await work.emit('place.dwellingsListed', [{ id: keep.id, sources }])
  return { count: gone.length }
})
