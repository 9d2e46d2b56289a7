/**
 * The demo county: Pingwu with its official divisions and, below them, invented places and people. The same seed gives the same
 * bytes on every machine: nothing here reads a clock, a locale or the system's random numbers.
 */
import { createHash } from 'node:crypto'
import { aliasesWithin, type County, listTownPoints, readCounty, type TownPoint } from '#modules/place/server/index.ts'
import { generateCommittee } from './committee.ts'
import { compoundNamer } from './compound-names.ts'
import { areaBelow } from './doors.ts'
import { COUNTY } from './figures.ts'
import { idSource } from './ids.ts'
import { papers } from './papers.ts'
import { planCounty } from './plan.ts'
import { Random } from './random.ts'
import type { Area, Batch } from './types.ts'

/** `scale` multiplies people and doors on the same divisions, for measurements; 1 is the county itself. */
export type GenerateOptions = { seed: number; scale?: number }

/** The official part of the county, read once. */
export type Official = { county: County; aliases: Map<string, string[]>; points: TownPoint[] }

/** What the official lists say about the demo county. */
export async function readOfficial(): Promise<Official> {
  const [county, aliases, points] = await Promise.all([
    readCounty(COUNTY),
    aliasesWithin(COUNTY),
    listTownPoints(COUNTY),
  ])
  return { county, aliases, points }
}

/** The county in batches: first itself and its towns, then one committee at a time, so that memory stays small. */
export async function* generateCounty(options: GenerateOptions): AsyncGenerator<Batch> {
  yield* generateBatches(options, await readOfficial())
}

/** The same without reading anything. Throws RangeError for a seed or scale that is no whole number in range. */
export function* generateBatches({ seed, scale = 1 }: GenerateOptions, official: Official): Generator<Batch> {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) throw new RangeError(`seed ${seed} is not 0 to 2^32-1`)
  if (!Number.isInteger(scale) || scale < 1 || scale > 20) throw new RangeError(`scale ${scale} is not 1 to 20`)
  const root = new Random(`county/${COUNTY}/${seed}`)
  const upper = upperAreas(root, official)
  yield { committee: null, areas: [...upper.values()], dwellings: [], households: [], truths: [], hidden: [] }
  const paper = papers(root.fork('papers'))
  const quotas = planCounty(official.county, root.fork('plan'), scale)
  const withCompounds = quotas.filter((quota) => quota.hasCompounds)
  for (const [index, quota] of quotas.entries()) {
    const random = root.fork(quota.code)
    const ids = idSource(random.fork('ids'), index + 1)
    const town = upper.get(quota.town.code)
    if (!town) throw new Error(`town ${quota.town.code} is missing`)
    const ordinal = quotas.filter((other, at) => at <= index && other.town.code === quota.town.code).length
    const aliases = official.aliases.get(quota.code) ?? []
    const area = { ...areaBelow(town, ids, quota.kind, { code: quota.code, name: quota.name, ordinal }), aliases }
    const at = Math.max(0, withCompounds.indexOf(quota))
    const nameCompound = compoundNamer(random.fork('compounds'), paper, at, withCompounds.length)
    yield generateCommittee(quota, area, random, { papers: paper, ids, nameCompound })
  }
}

/** SHA-256, in hex, over every batch of the county as JSON. */
export async function hashCounty(seed: number): Promise<string> {
  const hash = createHash('sha256')
  for await (const batch of generateCounty({ seed })) hash.update(`${JSON.stringify(batch)}\n`)
  return hash.digest('hex')
}

/** The county and its towns by code. */
function upperAreas(root: Random, { county, aliases, points }: Official): Map<string, Area> {
  const ids = idSource(root.fork('ids'), 0)
  const { code, name } = county.county
  const top: Area = { id: ids(), code, kind: 'county', parentId: null, path: code, name, aliases: [], ordinal: 1 }
  const areas = new Map([[code, top]])
  for (const [index, town] of county.towns.entries()) {
    const point = points.find((candidate) => candidate.code === town.code)
    const area = areaBelow(top, ids, 'town', { code: town.code, name: town.name, ordinal: index + 1 })
    const place = point ? { lon: point.lon, lat: point.lat } : {}
    areas.set(town.code, { ...area, aliases: aliases.get(town.code) ?? [], ...place })
  }
  return areas
}
