import { Problem } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { importDoors } from '../contract/commands.ts'
import { placeProblems } from '../contract/problems.ts'
import type { DoorList } from '../contract/types.ts'
import { addressParts } from './address.ts'
import { derivedId } from './derived-id.ts'
import { type Deed, remember } from './history.ts'
import { type Plan, planImport } from './import-plan.ts'
import type { ImportArea } from './import-rows.ts'
import { pathEnd, walkOf } from './path.ts'
import { areaChain, holdArea } from './places.ts'
import { type AreaRow, insertAreas, subtree } from './queries-areas.ts'
import { insertDwellings, setSources } from './queries-dwellings.ts'
import { insertImport, lastInWalks } from './queries-import.ts'

/**
 * Rows of a door list. What stands already gains the list as a source, what is new comes into being, what cannot be placed
 * is answered with its reason. A dry run makes the same plan and writes nothing.
 */
export const importDoorsHandler = handleEach(
  importDoors,
  async (work, { id, body }) => {
    const root = await holdArea(work, body.area)
    const [chain, below] = await Promise.all([
      areaChain(work, root.path),
      work.db.query<AreaRow>(subtree, [work.county, root.path]),
    ])
    const above = chain.slice(0, -1)
    const plan = await planImport(work, id, body, above, below)
    const rowsIn = body.rows.length
    const [created, matched, rejected] = [plan.created.length, plan.matched.length, plan.rejected.length]
    const rowsOut = created + matched + rejected
    if (rowsIn !== rowsOut) throw new Problem(placeProblems.count_mismatch, { rowsIn, rowsOut })
    const counts = { rowsIn, created, matched, areas: plan.areas.length }
    if (!body.dryRun) {
      const { source, fileName } = body
      const root0 = { place: root.id, path: root.path }
      await work.db.query(insertImport, [
        ...[work.county, id, root.path, fileName, source],
        ...[rowsIn, created, matched, rejected, work.receivedAt, work.account],
      ])
      const deeds = await writePlan(work, id, source, plan, [...above, ...below, ...plan.areas])
      await remember(work, id, [{ ...root0, what: 'imported', detail: { source, ...counts, rejected } }, ...deeds])
    }
    return { ...counts, rejected: plan.rejected }
  },
  { dwelling_number: placeProblems.number_taken, area_code: placeProblems.code_taken },
)

/** Writes what was planned; `areas` are all areas that the plan may name. Answers what goes into the history. */
async function writePlan(
  work: Work,
  command: string,
  source: DoorList,
  plan: Plan,
  areas: readonly ImportArea[],
): Promise<Deed[]> {
  const madeAreas = plan.areas.map((area, index) => ({ ...area, ordinal: index + 1 }))
  if (madeAreas.length > 0) await work.db.query(insertAreas, [work.county, JSON.stringify(madeAreas)])
  const made = await createDoors(work, command, source, plan, areas)
  const listed = plan.matched
    .filter((door) => !door.sources.includes(source))
    .map((door) => ({ ...door, sources: [...door.sources, source] }))
  if (listed.length > 0) {
    await work.db.query(setSources, [work.county, JSON.stringify(listed.map(({ id, sources }) => ({ id, sources })))])
    await work.emit('place.dwellingsListed', listed)
  }
  return [
    ...madeAreas.map(({ id, path, kind, code }) => ({ place: id, path, what: 'created', detail: { kind, code } })),
    ...made.map(({ id, path, number }) => ({ place: id, path, what: 'created', detail: { number, source } })),
    ...listed.map(({ id, path }) => ({ place: id, path, what: 'listed', detail: { source } })),
  ]
}

interface MadeDoor {
  id: string
  path: string
  number: string
}

/** New doors come last in the walk of their grid, in the order of the file. */
async function createDoors(
  work: Work,
  command: string,
  source: DoorList,
  { created }: Plan,
  areas: readonly ImportArea[],
): Promise<MadeDoor[]> {
  if (created.length === 0) return []
  const walks = [...new Set(created.map(({ area }) => walkOf(area.path)))]
  const lasts = await work.db.query<{ path: string; last: number }>(lastInWalks, [
    work.county,
    walks,
    walks.map(pathEnd),
  ])
  const last = new Map(lasts.map((walk) => [walk.path, walk.last]))
  const byPath = new Map(areas.map((area) => [area.path, area]))
  const doors = created.map(({ area, number }) => {
    const walk = (last.get(walkOf(area.path)) ?? 0) + 1
    last.set(walkOf(area.path), walk)
    return {
      id: derivedId(command, `${area.id}\0${number}`),
      area: area.id,
      path: area.path,
      number,
      walk,
      sources: [source],
      ...addressParts(chainOf(area.path, byPath)),
    }
  })
  await work.db.query(insertDwellings, [work.county, JSON.stringify(doors)])
  await work.emit(
    'place.dwellingsCreated',
    doors.map(({ id, path, walk, sources }) => ({ id, path, walkOrder: walk, sources })),
  )
  return doors
}

function chainOf(path: string, byPath: ReadonlyMap<string, ImportArea>): ImportArea[] {
  const labels = path.split('.')
  return labels.flatMap((_, index) => byPath.get(labels.slice(0, index + 1).join('.')) ?? [])
}
