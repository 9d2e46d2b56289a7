/** The generated places of the demo county, below the divisions that the founding has written. */
import { addAreas, addDwellings } from '#modules/place/server/index.ts'
import { registryModule } from '#modules/registry/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { generateBatches, readOfficial } from '../generate/index.ts'
import type { Area, Batch, Dwelling } from '../generate/types.ts'

/** The seed of every demo county, also of the replay. */
export const DEMO_SEED = 1

/** A grid, for whoever is to be sent there. */
export interface Grid {
  id: string
  name: string
  /** Official code of its committee. */
  committee: string
}

const OFFICIAL = new Set<Area['kind']>(['county', 'town', 'community', 'village'])
const DOORS_AT_ONCE = 4000

/**
 * Writes areas and doors; the ledger opens them as unreached on the day of `since`, so that the days of the emergency do not
 * show them as new. `ids` are those of the official divisions by code. Answers the grids, and the compounds that county staff guard.
 */
export async function loadPlaces(
  work: Work,
  ids: ReadonlyMap<string, string>,
  since: Date,
  onDoors: (count: number) => void,
): Promise<{ grids: Grid[]; guarded: Grid[] }> {
  const grids: Grid[] = []
  const guarded: Grid[] = []
  let waiting: Dwelling[] = []
  let around: Area[] = []
  let count = 0
  const flush = async () => {
    await addDwellings(
      work,
      waiting.map(({ areaId, walkOrder, ...door }) => ({ ...door, area: areaId, walk: walkOrder })),
      around,
    )
    await registryModule.on?.['place.dwellingsCreated']?.({ ...work, receivedAt: since }, waiting)
    count += waiting.length
    onDoors(count)
    waiting = []
    around = []
  }
  for (const batch of generateBatches({ seed: DEMO_SEED }, await readOfficial())) {
    await addBelow(work, ids, batch)
    for (const { id, kind, name, class: of } of batch.areas) {
      if (kind === 'grid' && batch.committee !== null) grids.push({ id, name, committee: batch.committee })
      if (of === 3 && batch.committee !== null) guarded.push({ id, name, committee: batch.committee })
    }
    waiting.push(...batch.dwellings)
    around.push(...batch.areas)
    if (waiting.length >= DOORS_AT_ONCE) await flush()
  }
  await flush()
  return { grids, guarded }
}

/** The generator names divisions by its own ids; here they have those that every installation gives them. */
async function addBelow(work: Work, ids: ReadonlyMap<string, string>, { areas }: Batch): Promise<void> {
  const official = new Map(areas.filter(({ kind }) => OFFICIAL.has(kind)).map(({ id, code }) => [id, ids.get(code)]))
  const rows = areas.filter(({ kind }) => !OFFICIAL.has(kind))
  if (rows.length === 0) return
  await addAreas(
    work,
    rows.map(({ parentId, ...area }) => ({ ...area, parent: official.get(parentId ?? '') ?? (parentId as string) })),
  )
}
