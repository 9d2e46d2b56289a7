import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newToken } from '#platform/server/http/session.ts'
import { newId, startTestCounty, type TestCounty } from './testing/county.ts'
import { accountOf, countyCode, emergencyId, type PersonName, pathOf } from './testing/county-fixture.ts'

// What SQL past the server meets as lianfang_staff: nobody puts a measure on a person alone.
let county: TestCounty
const proposer: PersonName = 'policeOfficer'
const second: PersonName = 'healthOfficer'
const law = 'infectious-disease-law-39'
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

/** People on the roll behind one door, of a household of their own. */
async function residents(count: number): Promise<{ id: string; person: string; door: string }[]> {
  const [household, door] = [newId(), newId()]
  const path = pathOf('grid1')
  const rows = Array.from({ length: count }, () => ({ id: newId(), person: newId(), door }))
  await county.admin.query(
    `insert into registry.household (county, id, door, path, emergency, head_count, since, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, now(), now(), $2)`,
    [countyCode, household, door, path, emergencyId, Math.min(count, 90)],
  )
  await county.admin.query(
    `insert into registry.resident (county, id, household, path, emergency, identity, changed_at, changed_by)
     select $1, p, $2, $3, $4, '\\x00', now(), $2 from unnest($5::uuid[]) p`,
    [countyCode, household, path, emergencyId, rows.map(({ person }) => person)],
  )
  return rows
}

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

async function propose(
  count = 1,
  days = 14,
  {
    order = newId(),
    basis = law,
    who,
  }: { order?: string; basis?: string; who?: Awaited<ReturnType<typeof residents>> } = {},
): Promise<string[] | string> {
  const people = who ?? (await residents(count))
  const ids = people.map(() => newId())
  const answer = await sql(
    proposer,
    `insert into measure.measure (county, id, path, emergency, order_id, door, person, kind, basis, restrictions, help, starts_at,
       expires_at, proposer, proposer_agency, proposer_person, proposed_at, year, no)
     select $1, p.id, $2::ltree, $3, $4, p.door, p.person, 'home_observation', $7, '{home}', '{food}', now(), now() + make_interval(days => $5),
       p.id, p.id, '', now(), 0, 0 from jsonb_to_recordset($6::jsonb) p (id uuid, person uuid, door uuid)`,
    [
      countyCode,
      String(countyCode),
      emergencyId,
      order,
      days,
      JSON.stringify(people.map((one, nth) => ({ ...one, id: ids[nth] }))),
      basis,
    ],
  )
  return answer === 'done' ? ids : answer
}
const evidence = (ids: readonly string[]) =>
  sql(
    proposer,
    `insert into measure.evidence (county, id, measure, path, kind, digest, cipher, actor, at)
     select $1, gen_random_uuid(), m, 'x', 'arrival', $2, '', m, now() from unnest($3::uuid[]) m`,
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
    `insert into measure.service (county, measure, path, how, code_hash, actor, at, language, key_code, key_vault, recipient, code_at)
     select $1, m, 'x', 'paper', sha256(m::text::bytea), m, now(), 'zh-Hans', '', '', '', now() from unnest($2::uuid[]) m`,
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

test('thirty persons in two orders of one day need the health agency as one of thirty does', async () => {
  const [first, last] = [await proposed(15), await proposed(15)]
  for (const ids of [first, last]) {
    expect(await evidence(ids)).toBe('done')
    expect(await approve(second, ids)).toBe('done')
    expect(await serve(ids)).toBe('42501')
  }
})

test('a measure stands on a law of the live emergency, and is on somebody who lives there', async () => {
  expect(await propose(1, 14, { basis: 'because' })).toBe('42501')
  const [who] = await residents(1)
  if (!who) throw new Error('nobody')
  expect(await propose(1, 14, { who: [{ ...who, door: newId() }] })).toBe('42501')
  expect(await propose(1, 14, { who: [{ ...who, person: newId() }] })).toBe('42501')
  expect(await propose(1, 14, { who: [who] })).toBeInstanceOf(Array)
  expect(await propose(1, 14, { who: [who] }), 'a second one for the same days').toBe('23505')
})

test('an objection that nobody answers in a day suspends the measure; the proposer does not answer it', async () => {
  const ids = await proposed()
  const [id = ''] = ids
  await evidence(ids)
  await approve(second, ids)
  expect(await approve('dispatcher', ids, 3)).toBe('done')
  await serve(ids)
  expect(await stateOf(id)).toBe('running')
  const objection = newId()
  const object = (one: string) =>
    sql(
      proposer,
      `insert into measure.objection (county, id, measure, path, how, cipher, at, due_at)
       values ($1, $2, $3, 'x', 'counter', '', now(), now() + interval '9 days')`,
      [countyCode, one, id],
    )
  expect(await object(objection)).toBe('done')
  expect(await object(newId())).toBe('23505')
  expect(await stateOf(id, "now() + interval '23 hours'")).toBe('running')
  expect(await stateOf(id, "now() + interval '24 hours'")).toBe('suspended')
  const answer = (person: PersonName, what: string) =>
    sql(
      person,
      `update measure.objection set answer = $3, answer_cipher = '', answered_by = $2, answered_at = now() where county = $1 and id = $2`,
      [countyCode, objection, what],
    )
  expect(await answer(proposer, 'kept')).toBe('42501')
  expect(await answer(second, 'kept')).toBe('done')
  expect(await answer(second, 'lifted')).toBe('42501')
  expect(await stateOf(id, "now() + interval '24 hours'")).toBe('running')
  const again = newId()
  expect(await object(again)).toBe('done')
  expect(
    await sql(
      second,
      `update measure.objection set answer = 'lifted', answer_cipher = '', answered_by = $2, answered_at = now() where county = $1 and id = $2`,
      [countyCode, again],
    ),
  ).toBe('done')
  expect(await stateOf(id)).toBe('lifted')
})

test('without evidence a proposal is void after a day', async () => {
  const [id = ''] = await proposed()
  expect(await stateOf(id)).toBe('proposed')
  expect(await stateOf(id, "now() + interval '24 hours'")).toBe('void')
})
