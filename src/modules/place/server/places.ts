import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { AreaKind } from '../contract/types.ts'
import { type AddressParts, addressParts } from './address.ts'
import { type AreaRow, areaById, areasOfPath, areaToChange, areaToUse, placeById } from './queries-areas.ts'

/** An area or a door, as other modules need to know it. `name` of a door is its address. */
export interface FoundPlace {
  id: string
  kind: AreaKind | 'dwelling'
  path: string
  name: string
}

/** An area on the way from the county down. */
export type ChainArea = Pick<AreaRow, 'id' | 'kind' | 'code' | 'path' | 'name' | 'aliases'>

/** A live area or door by its id. Areas are known to the whole county, doors within the reader's reach. */
export async function findPlace(work: Work, id: string): Promise<FoundPlace | undefined> {
  const [row] = await work.db.query<FoundPlace>(placeById, [work.county, id])
  return row
}

/** The live areas from the county down to `path`, itself last. */
export async function areaChain(work: Work, path: string): Promise<ChainArea[]> {
  return work.db.query<AreaRow>(areasOfPath, [work.county, path.split('.')])
}

/** A live area for reading. Throws platform.not_found. */
export async function getAreaRow(work: Work, id: string): Promise<AreaRow> {
  return one(await work.db.query<AreaRow>(areaById, [work.county, id]))
}

/** An area to put something into, kept as it is until the end. Throws platform.not_found when out of the writer's reach. */
export async function holdArea(work: Work, id: string): Promise<AreaRow> {
  return one(await work.db.query<AreaRow>(areaToUse, [work.county, id]))
}

/** An area to change. Throws platform.not_found out of reach, platform.changed_meanwhile when `version` is not the last. */
export async function changeArea(work: Work, id: string, version: number): Promise<AreaRow> {
  const area = one(await work.db.query<AreaRow>(areaToChange, [work.county, id]))
  if (area.version !== version) throw new Problem(problems.changed_meanwhile)
  return area
}

/** What addresses of the doors in an area are made of. */
export async function addressIn(work: Work, area: { path: string }): Promise<AddressParts> {
  return addressParts(await areaChain(work, area.path))
}

function one(rows: AreaRow[]): AreaRow {
  if (!rows[0]) throw new Problem(problems.not_found)
  return rows[0]
}
