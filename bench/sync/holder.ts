import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { newToken } from '#platform/server/http/session.ts'
import type { HttpClient } from '../lib/http-client.ts'
import { county } from '../registry/county.ts'
import { spareDoors } from '../registry/fill.ts'
import { insertAccount } from '../registry/queries-fill.ts'
import { held } from './plan.ts'
import * as queries from './queries.ts'

/** An account with a session, a grid worker (or of another role) of the area at a path. */
export async function account(
  admin: pg.Client,
  username: string,
  path: string,
  role = 'grid_worker',
): Promise<{ id: string; cookie: string }> {
  const { rows: areas } = await admin.query<{ id: string }>(queries.areaAt, [county, path])
  const { rows: agencies } = await admin.query<{ id: string }>(queries.agency, [county])
  const { token, hash } = newToken()
  const id = uuidv7()
  await admin.query(insertAccount, [county, id, username, agencies[0]?.id, role, areas[0]?.id, hash])
  return { id, cookie: `lianfang=${token}` }
}

/** A phone that was given a whole town. */
export async function equipHolder(admin: pg.Client, town: string): Promise<{ cookie: string; doors: string[] }> {
  const before = await admin.query<{ id: string }>(queries.doorsBelow, [county, town])
  await spareDoors(admin, [town], held.doors - before.rows.length)
  const { id, cookie } = await account(admin, 'holder', town)
  await admin.query(queries.insertTask, [county, id, town, uuidv7()])
  const { rows } = await admin.query<{ id: string }>(queries.doorsBelow, [county, town])
  return { cookie, doors: rows.map((row) => row.id) }
}

/** Somebody lives behind every door: two or three on the roll. Answers how many persons. */
export async function register(
  client: HttpClient,
  doors: readonly string[],
  { nameOf = (_: number): string => '测试居民', sizeOf = (n: number) => 2 + (n % 2) } = {},
): Promise<number> {
  let persons = 0
  for (let at = 0; at < doors.length; at += 100) {
    const commands = doors.slice(at, at + 100).map((door, index) => {
      const size = sizeOf(at + index)
      const residents = Array.from({ length: size }, () => ({ id: uuidv7(), name: nameOf(persons++) }))
      const household = {
        id: uuidv7(),
        headCount: size,
        contactName: '测试户主',
        contactPhone: '000-5550-1234',
        residents,
      }
      const body = { door, outcome: 'registered', household: { ...household, generated: true } }
      return { id: uuidv7(), name: 'registry.recordVisit', body, occurredAt: new Date().toISOString() }
    })
    const answer = await client.ask('POST', '/api/commands', JSON.stringify({ commands }))
    const text = answer.body.toString()
    if (answer.status !== 200 || text.includes('"refused"')) throw new Error(`not registered: ${text.slice(0, 300)}`)
  }
  return persons
}
