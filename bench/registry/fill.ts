import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { rebuildCoverage } from '#modules/registry/server/index.ts'
import { newToken } from '#platform/server/http/session.ts'
import { generateCounty } from '../../src/main/demo/generate/index.ts'
import type { Batch, Dwelling } from '../../src/main/demo/generate/types.ts'
import { clients, county, emergency, type Size } from './county.ts'
import * as queries from './queries-fill.ts'

/** A filled county: cookies of those who use it. */
export interface Filled {
  persons: number
  doors: number
  commander: string
  dispatcher: string
  administrator: string
  /** One grid worker a town, the clients of the load. */
  workers: string[]
  /** Paths of the workers' towns. */
  towns: string[]
}

const independent = 3

/** Generates the county and writes it straight into the tables, then the accounts. `admin` is the superuser. */
export async function fill(admin: pg.Client, size: Size): Promise<Filled> {
  // Row by row checks of keys that are right by construction would take half of the time.
  await admin.query('set session_replication_role = replica; set synchronous_commit = off')
  await admin.query('begin')
  await admin.query(queries.insertCounty, [county])
  const roll = {
    fields: ['headCount', 'contactName', 'contactPhone', 'name'],
    revisitHours: 20,
    attempts: 3,
    reasons: [],
  }
  await admin.query(queries.insertEmergency, [county, emergency, JSON.stringify(roll)])
  await admin.query(queries.insertLive, [county, emergency])
  let persons = 0
  let doors = 0
  for await (const batch of part(size)) {
    await insertBatch(admin, batch)
    persons += batch.households.reduce((sum, one) => sum + one.members.length, 0)
    doors += batch.dwellings.length
  }
  const past = size.isFresh ? [queries.forgetVisits] : queries.fillBehind
  for (const text of past) await admin.query(text, text.includes('$2') ? [county, emergency] : [county])
  for (const text of rebuildCoverage) await admin.query(text, [county])
  await admin.query(queries.insertAgency, [county, uuidv7()])
  for (const text of queries.fillLists) await admin.query(text, [county])
  const filled = await people(admin)
  await admin.query('commit')
  await settle(admin)
  return { persons, doors, ...filled }
}

/** Free doors below each town, one list a client; `shuffled` walks them in no order, as single registrations come in. */
export async function spareDoors(admin: pg.Client, towns: readonly string[], count: number): Promise<string[][]> {
  const lists: string[][] = []
  for (const town of towns) {
    const { rows } = await admin.query<{ id: string }>(queries.insertSpare, [county, town, count])
    lists.push(rows.map(({ id }) => id))
  }
  for (const text of rebuildCoverage) await admin.query(text, [county])
  await settle(admin)
  return lists
}

/** What a database does by itself after a load, done before anything is measured. */
async function settle(admin: pg.Client): Promise<void> {
  await admin.query('vacuum (analyze)')
  await admin.query('checkpoint')
}

/** The county's batches; for the small one the first committees of each town until there are enough people. */
async function* part(size: Size): AsyncGenerator<Batch> {
  let persons = 0
  const towns = new Set<string>()
  for await (const batch of generateCounty({ seed: 1, scale: size.scale })) {
    const town = batch.committee?.slice(0, 9)
    if (town !== undefined && Number.isFinite(size.persons)) {
      if (towns.has(town) || persons >= size.persons) continue
      towns.add(town)
    }
    persons += batch.households.reduce((sum, one) => sum + one.members.length, 0)
    yield batch
  }
}

async function insertBatch(admin: pg.Client, { areas, dwellings, households }: Batch): Promise<void> {
  const of = <T, R>(list: readonly T[], pick: (one: T) => R) => list.map(pick)
  await admin.query({
    name: 'areas',
    text: queries.insertAreas,
    values: [
      county,
      of(areas, (a) => a.id),
      of(areas, (a) => a.kind),
      of(areas, (a) => a.code),
      of(areas, (a) => a.parentId),
      of(areas, (a) => a.path),
      of(areas, (a) => a.name),
      of(areas, (a) => a.ordinal),
      of(areas, (a) => a.class ?? null),
      of(areas, (a) => a.responsible ?? null),
      of(areas, (a) => a.lon ?? null),
      of(areas, (a) => a.lat ?? null),
    ],
  })
  if (dwellings.length === 0) return
  const members = new Map(households.map((one) => [one.dwellingId, one.members.length]))
  const isMismatch = (one: Dwelling) => one.sources.length > 0 && one.sources.length < independent
  await admin.query({
    name: 'dwellings',
    text: queries.insertDwellings,
    values: [
      county,
      of(dwellings, (d) => d.id),
      of(dwellings, (d) => d.areaId),
      of(dwellings, (d) => d.path),
      of(dwellings, (d) => d.number),
      of(dwellings, (d) => d.address),
      of(dwellings, (d) => d.walkOrder),
      of(dwellings, (d) => d.sources.join(',')),
    ],
  })
  await admin.query({
    name: 'doors',
    text: queries.insertDoors,
    values: [
      county,
      of(dwellings, (d) => d.id),
      of(dwellings, (d) => d.path),
      of(dwellings, (d) => d.walkOrder),
      of(dwellings, (d) => members.get(d.id) ?? 0),
      of(dwellings, isMismatch),
      uuidv7(),
    ],
  })
}

async function people(admin: pg.Client): Promise<Omit<Filled, 'persons' | 'doors'>> {
  const { rows } = await admin.query<{ id: string; kind: string; path: string }>(
    "select id, kind, path::text as path from place.area a where county = $1 and (kind = 'county' or (kind = 'town' and exists (select from place.area b where b.county = $1 and b.parent = a.id))) order by path",
    [county],
  )
  const { rows: agencies } = await admin.query<{ id: string }>('select id from agency.agency where county = $1', [
    county,
  ])
  const account = async (username: string, role: string, place: string | undefined) => {
    const { token, hash } = newToken()
    await admin.query(queries.insertAccount, [county, uuidv7(), username, agencies[0]?.id, role, place, hash])
    return `lianfang=${token}`
  }
  const top = rows.find((row) => row.kind === 'county')?.id
  const towns = rows.filter((row) => row.kind === 'town').slice(0, clients)
  const workers: string[] = []
  for (const [index, town] of towns.entries()) workers.push(await account(`bench${index}.w`, 'grid_worker', town.id))
  return {
    commander: await account('bench.commander', 'commander', top),
    dispatcher: await account('bench.dispatcher', 'dispatcher', top),
    administrator: await account('bench.administrator', 'administrator', top),
    workers,
    towns: towns.map((town) => town.path),
  }
}
