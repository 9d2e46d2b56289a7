import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newToken } from '#platform/server/http/session.ts'
import { newId, startTestCounty, type TestCounty } from './testing/county.ts'
import { accountOf, countyCode, emergencyId, type PersonName } from './testing/county-fixture.ts'

// What SQL past the server meets as lianfang_staff: nobody puts a measure on a person alone.
let county: TestCounty
const proposer: PersonName = 'policeOfficer'
const second: PersonName = 'healthOfficer'
const digest = (text: string) => createHash('sha256').update(text).digest()

beforeAll(async () => {
  county = await startTestCounty()
  const { admin } = county
  await admin.query(
    "insert into app.permission (name, classes) values ('test.measure', '{measure.read,measure.write,task.read}')",
  )
  await admin.query(
    "insert into app.role_permission (role, permission) select distinct role, 'test.measure' from app.role_held",
  )
  for (const [person, kind] of [
    [proposer, 'police'],
    [second, 'commission'],
    ['dispatcher', 'health'],
  ] as const) {
    const agency = newId()
    await admin.query(
      `insert into agency.agency (county, id, kind, name, place, path)
       select county, $2, $3, $4, place, path from agency.agency where county = $1 limit 1`,
      [countyCode, agency, kind, `机关${person}`],
    )
    await admin.query('update agency.account set agency = $2, person_key = $3 where id = $1', [
      accountOf(person),
      agency,
      digest(person),
    ])
  }
})
afterAll(() => county.stop())

async function sql(person: PersonName, text: string, values: unknown[]): Promise<string> {
  const { hash } = newToken()
  await county.admin.query(
    "insert into app.session (token_hash, id, county, account, expires_at) values ($1, $2, $3, $4, now() + interval '1 hour')",
    [hash, newId(), countyCode, accountOf(person)],
  )
  const client = new pg.Client({ connectionString: county.runtime.database.staff })
  await client.connect()
  try {
    await client.query('begin')
    await client.query("select app.enter($1, 'test.measure')", [hash])
    await client.query(text, values)
    await client.query('commit')
    return 'done'
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await client.end()
  }
}

async function propose(count = 1, days = 14, order = newId()): Promise<string[] | string> {
  const ids = Array.from({ length: count }, () => newId())
  const answer = await sql(
    proposer,
    `insert into measure.measure (county, id, path, emergency, order_id, door, person, kind, basis, restrictions, help, starts_at,
       expires_at, proposer, proposer_agency, proposer_person, proposed_at)
     select $1, i, $2::ltree, $3, $4, i, i, 'home_observation', 'basis', '{home}', '{food}', now(), now() + make_interval(days => $5),
       i, i, '', now() from unnest($6::uuid[]) i`,
    [countyCode, String(countyCode), emergencyId, order, days, ids],
  )
  return answer === 'done' ? ids : answer
}
const evidence = (ids: readonly string[]) =>
  sql(
    proposer,
    `insert into measure.evidence (county, id, measure, path, digest, cipher, actor, at)
     select $1, gen_random_uuid(), m, 'x', $2, '', m, now() from unnest($3::uuid[]) m`,
    [countyCode, randomBytes(32), ids],
  )
const approve = (person: PersonName, ids: readonly string[], rank = 2, content?: Buffer) =>
  sql(
    person,
    `insert into measure.approval (county, measure, rank, path, content, actor, agency, person, at)
     select $1, m, $2, 'x', coalesce($4, measure.content_of($1, m)), m, m, '', now() from unnest($3::uuid[]) m`,
    [countyCode, rank, ids, content ?? null],
  )
const serve = (ids: readonly string[]) =>
  sql(
    proposer,
    `insert into measure.service (county, measure, path, how, code_hash, actor, at)
     select $1, m, 'x', 'paper', sha256(m::text::bytea), m, now() from unnest($2::uuid[]) m`,
    [countyCode, ids],
  )
const stateOf = async (id: string, at = 'now()') =>
  (await county.admin.query(`select measure.state_at(m, ${at}) as state from measure.measure m where id = $1`, [id]))
    .rows[0].state

async function proposed(count = 1): Promise<string[]> {
  const ids = await propose(count)
  if (typeof ids === 'string') throw new Error(ids)
  return ids
}

test('a measure runs after evidence and the signature of another agency, and is over by the clock alone', async () => {
  const ids = await proposed()
  const [id = ''] = ids
  expect(await approve(second, ids)).toBe('42501')
  expect(await evidence(ids)).toBe('done')
  expect(await serve(ids)).toBe('42501')
  expect(await approve(proposer, ids)).toBe('42501')
  expect(await approve(second, ids, 2, randomBytes(32))).toBe('42501')
  expect(await approve(second, ids)).toBe('done')
  expect(await approve(second, ids)).toBe('23505')
  expect(await evidence(ids)).toBe('42501')
  expect(
    await sql(proposer, "update measure.measure set expires_at = expires_at + interval '1 day' where id = $1", [id]),
  ).toBe('42501')
  expect(await stateOf(id)).toBe('approved')
  expect(await serve(ids)).toBe('done')
  expect(await stateOf(id)).toBe('running')
  expect(await stateOf(id, "now() + interval '14 days'")).toBe('expired')
})

test('two accounts of one person and two people of one agency are not two', async () => {
  const ids = await proposed()
  await evidence(ids)
  const set = (column: string, person: PersonName) =>
    county.admin.query(
      `update agency.account set ${column} = (select ${column} from agency.account where id = $2) where id = $1`,
      [accountOf(second), accountOf(person)],
    )
  const was = (
    await county.admin.query('select agency, person_key from agency.account where id = $1', [accountOf(second)])
  ).rows[0]
  await set('person_key', proposer)
  expect(await approve(second, ids)).toBe('42501')
  await county.admin.query('update agency.account set person_key = $2 where id = $1', [
    accountOf(second),
    was.person_key,
  ])
  await set('agency', proposer)
  expect(await approve(second, ids)).toBe('42501')
  expect(
    await sql(second, 'update agency.account set agency = $2 where id = $1', [accountOf(second), was.agency]),
  ).toBe('42501')
  await county.admin.query('update agency.account set agency = $2 where id = $1', [accountOf(second), was.agency])
  expect(await approve(second, ids)).toBe('done')
})

test('no measure is longer than 14 days; 1,317 people need the health agency too', async () => {
  expect(await propose(1, 15)).toBe('23514')
  const ids = await proposed(1317)
  expect(await evidence(ids)).toBe('done')
  expect(await approve(second, ids)).toBe('done')
  expect(await serve(ids)).toBe('42501')
  expect(await approve(second, ids, 3)).toBe('42501')
  const [alone = ''] = ids
  expect(await serve([alone])).toBe('42501')
  expect(await approve('dispatcher', [alone], 3)).toBe('done')
  expect(await serve([alone])).toBe('done')
})
