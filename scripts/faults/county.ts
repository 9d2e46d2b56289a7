import pg from 'pg'
import { databaseOf, withLogin } from '#platform/server/install/database.ts'
import { verifyJournal } from '#platform/server/journal/verify.ts'
import { openVault } from '#platform/server/vault/vault.ts'
import { county, emergency } from '../../bench/registry/county.ts'
import { fill } from '../../bench/registry/fill.ts'
import type { Checks } from './checks.ts'
import type { Ready } from './product.ts'
import { doorsBelow, kept, strayAreas, strayDoors, totals } from './queries-recount.ts'
import type { Writers } from './writers.ts'

/** Two writers for each of the first towns, who share its doors. */
export interface Staff {
  cookies: string[]
  doors: string[][]
  commander: string
}

/** Fills the installation with a small county in which nothing was done yet. */
export async function found(product: Ready, folder: string): Promise<Staff> {
  const vault = openVault(folder)
  for (const key of ['journal', `county-${county}`, `emergency-${emergency}`] as const) vault.createKey(key)
  return withAdmin(product, async (admin) => {
    const filled = await fill(admin, { name: '10k', persons: 1500, scale: 1, spare: 0, isFresh: true })
    const towns = await Promise.all(
      filled.towns.map(async (town) => (await admin.query<{ id: string }>(doorsBelow, [county, town])).rows),
    )
    const doors = towns.map((rows) => rows.map(({ id }) => id))
    const twice = <T>(list: readonly T[]) => [...list, ...list]
    return { cookies: twice(filled.workers), doors: twice(doors), commander: filled.commander }
  })
}

/** Holds what was acknowledged against what the database, its figures and its journal say. */
export async function compare(checks: Checks, product: Ready, folder: string, writers: Writers): Promise<void> {
  const written = [...writers.sent.values()].filter(({ status }) => status === 'accepted' || status === 'repeated')
  const others = [...writers.sent.values()].filter(({ status }) => status !== 'accepted' && status !== 'repeated')
  await withAdmin(product, async (admin) => {
    const ids = written.map(({ id }) => id)
    const found = await admin.query<{ entered: boolean; visited: boolean }>(kept, [county, ids])
    const lost = found.rows.filter(({ entered, visited }) => !entered || !visited).length
    checks.add(`${ids.length} acknowledged commands, ${lost} lost`, ids.length > 0 && lost === 0)
    checks.add(`${others.length} commands without an acknowledgement at the end`, others.length === 0)
    const sum = (await admin.query<{ entries: number; visits: number; counted: number }>(totals, [county])).rows[0]
    const same = [sum?.entries, sum?.visits, sum?.counted].every((figure) => figure === ids.length)
    checks.add(
      `${sum?.entries} in the journal, ${sum?.visits} visits, ${sum?.counted} in the figures: none doubled`,
      same,
    )
    const doors = await admin.query(strayDoors, [county])
    checks.add(`${doors.rows.length} doors whose state does not follow from their visits`, doors.rows.length === 0)
    const areas = await admin.query(strayAreas, [county])
    checks.add(`${areas.rows.length} areas whose figures differ from a recount`, areas.rows.length === 0)
  })
  const verified = await verifyJournal({ workerUrl: product.workerUrl, folder })
  checks.add(`journal of ${verified.lines} lines: ${verified.problem?.kind ?? 'clean'}`, verified.ok)
}

async function withAdmin<T>(product: Ready, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({
    connectionString: withLogin(product.adminUrl, { database: databaseOf(product.adminUrl) }),
  })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
