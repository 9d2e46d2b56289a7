import { Writable } from 'node:stream'
import type { Logger } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas, countyCode, doors } from '#main/testing/county-fixture.ts'
import { createPool } from '../db/pool.ts'
import { startSealing } from '../journal/sealer.ts'
import { createLog } from '../log.ts'

/** Invented people with marks that nothing else has: whatever of them is found outside the database was let out. */
const planted = {
  name: '阿木古郎·泽仁旺姆',
  other: '𡈽𠮷·措姆',
  phone: '00098761234',
  idNumber: '999999200001019999',
  note: '门口有两只白山羊',
  explanation: '核对白山羊的主人',
  username: 'caprinae.user',
  displayName: '白石头措姆',
  password: 'caprinae-goat-on-a-rock',
  address: '白山羊巷第九十九号',
  device: 'goat phone',
  search: '白山羊巷',
}
const traces = [...Object.values(planted), planted.phone.slice(-8), planted.idNumber.slice(0, 14), '泽仁旺姆', '白山羊']

let county: TestCounty
let logged = ''
let log: Logger
beforeAll(async () => {
  const stream = new Writable({
    write(bytes, _encoding, done) {
      logged += String(bytes)
      done()
    },
  })
  log = createLog('internal', stream)
  log.level = 'trace'
  county = await startTestCounty({}, { log })
})
afterAll(() => county.stop())

const find = (text: string) =>
  traces.filter((trace) => text.includes(trace) || text.includes(encodeURIComponent(trace)))

it('says nothing about a person in logs, figures or problems, whatever goes well or wrong', async () => {
  const said: string[] = []
  const worker = county.as('worker')
  const dispatcher = county.as('dispatcher')
  const administrator = county.as('administrator')
  const send = async (who: typeof worker, name: string, body: unknown, more: Record<string, unknown> = {}) => {
    const command = { id: newId(), name, body, occurredAt: now(), device: planted.device, ...more }
    const { body: answer } = await who.raw('POST', '/api/commands', { commands: [command] })
    const [result] = (answer as { results?: { status: string; problem?: unknown }[] }).results ?? [
      { status: 'refused', problem: answer },
    ]
    if (result?.problem) said.push(JSON.stringify(result.problem))
    return result?.status
  }
  const read = async (who: typeof worker, path: string, params: Record<string, string>) => {
    const { status, body } = await who.raw('GET', `${path}?${new URLSearchParams(params)}`)
    if (status !== 200) said.push(JSON.stringify(body))
    return status
  }
  const resident = (more = {}) => ({
    id: newId(),
    name: planted.name,
    idNumber: planted.idNumber,
    phone: planted.phone,
    sex: 'female',
    birthYear: 2000,
    ...more,
  })
  const household = {
    id: newId(),
    headCount: 2,
    contactName: planted.other,
    contactPhone: planted.phone,
    residents: [resident()],
  }
  const [door = '', next = ''] = doors.unit
  const register = { door, outcome: 'registered', note: planted.note, household }

  // What goes well.
  expect(await send(worker, 'registry.recordVisit', register)).toBe('accepted')
  expect(
    await send(worker, 'registry.addResidents', {
      household: household.id,
      residents: [{ id: newId(), name: planted.other }],
    }),
  ).toBe('accepted')
  expect(
    await send(worker, 'registry.editHousehold', {
      household: household.id,
      fields: { contactName: { is: planted.name, was: planted.other } },
    }),
  ).toBe('accepted')
  expect(
    await send(dispatcher, 'registry.editHousehold', {
      household: household.id,
      fields: { contactName: { is: `${planted.name}二`, was: planted.other } },
    }),
  ).toBe('accepted')
  expect(
    await send(worker, 'registry.reveal', {
      household: household.id,
      reason: 'contact_household',
      explanation: planted.explanation,
    }),
  ).toBe('accepted')
  expect(await read(worker, '/api/registry/door', { id: door })).toBe(200)
  expect(await read(worker, '/api/registry/conflicts', {})).toBe(200)
  expect(await read(dispatcher, '/api/registry/doors', { q: planted.search })).toBe(200)
  expect(
    await send(dispatcher, 'place.createDwellings', {
      area: areas.grid2.id,
      dwellings: [{ id: newId(), number: planted.address }],
    }),
  ).toBe('accepted')
  const account = {
    id: newId(),
    username: planted.username,
    displayName: planted.displayName,
    agency: (await county.admin.query('select id from agency.agency limit 1')).rows[0].id,
  }
  expect(await send(administrator, 'agency.createAccount', account)).toBe('accepted')

  // What is refused.
  expect(await send(worker, 'registry.recordVisit', { ...register, note: `${planted.note}\u0000` })).toBe('refused')
  expect(await send(worker, 'registry.recordVisit', { ...register, [planted.name]: 1 }, {})).toBe('refused')
  said.pop() // The key of the sender's own making is named back to the sender, and to nobody else.
  expect(
    await send(worker, 'registry.recordVisit', {
      ...register,
      door: next,
      household: { ...household, residents: [resident({ sex: planted.name })] },
    }),
  ).toBe('refused')
  expect(await send(worker, 'registry.recordVisit', { ...register, door: next })).toBe('refused')
  expect(await send(county.as('workerB'), 'registry.recordVisit', register)).toBe('refused')
  expect(await send(county.as('auditor'), 'registry.recordVisit', register)).toBe('refused')
  expect(
    await send(administrator, 'agency.createAccount', { ...account, id: newId(), displayName: planted.name }),
  ).toBe('refused')
  said.pop() // A user name that is taken is said to whoever asked for it; it is no resident's.
  expect(await send(worker, 'agency.changePassword', { current: planted.password, next: `${planted.password}!` })).toBe(
    'refused',
  )
  const same = newId()
  await send(worker, 'registry.recordVisit', { door: next, outcome: 'refused', note: planted.note }, { id: same })
  expect(
    await send(
      worker,
      'registry.recordVisit',
      { door: next, outcome: 'refused', note: planted.explanation },
      { id: same },
    ),
  ).toBe('conflict')
  for (const query of [{ q: `${planted.name}\u0000` }, { id: planted.idNumber }, { after: planted.phone }])
    await read(worker, '/api/registry/doors', query as never)
  for (const path of [
    `/api/${encodeURIComponent(planted.name)}`,
    `/api/registry/door/${planted.idNumber}`,
    `/%${planted.phone}`,
  ])
    await read(worker, path, {})
  for (let i = 0; i < 6; i++) {
    const { body } = await county
      .stranger()
      .raw('POST', '/api/session', { username: planted.username, password: planted.password, county: countyCode })
    said.push(JSON.stringify(body))
  }
  await county.stranger().raw('POST', '/api/commands', `{"name":"${planted.name}`)
  await county.stranger().raw('POST', '/api/commands', planted.name, {
    'content-type': 'text/plain',
    'user-agent': planted.name,
    cookie: `lianfang=${planted.phone}`,
  })

  // What nobody foresaw: errors of the database whose text or detail holds the row, and of the program.
  await county.admin.query(
    'alter table registry.resident add constraint goat check (birth_year <> 2001) not valid; alter table registry.visit add constraint goat check (false) not valid',
  )
  await send(worker, 'registry.addResidents', { household: household.id, residents: [resident({ birthYear: 2001 })] })
  await send(worker, 'registry.recordVisit', { door: next, outcome: 'refused', note: planted.note })
  await county.admin.query(
    'alter table registry.visit drop constraint goat; alter table registry.resident drop column sex cascade',
  )
  await send(worker, 'registry.addResidents', { household: household.id, residents: [resident()] })
  expect(await read(worker, '/api/registry/door', { id: door })).toBe(500)
  await county.admin.query(`update registry.household set contact = '\\x01' where id = $1`, [household.id])
  await read(worker, '/api/registry/door', { id: door })
  const cut = read(worker, '/api/registry/doors', { q: planted.search })
  await county.admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'lianfang_staff'",
  )
  await cut
  await new Promise((done) => setTimeout(done, 100))

  const { body: metrics } = await county.stranger().raw('GET', '/metrics')
  const figures = String(metrics)
  expect(figures).toContain('lianfang_commands_total{name="registry.recordVisit",status="accepted"}')
  expect(logged).toContain('unforeseen error')
  expect(said.length).toBeGreaterThan(15)
  expect(find(logged)).toEqual([])
  expect(find(figures)).toEqual([])
  expect(find(said.join('\n'))).toEqual([])
  // Nor what somebody could sign in with, or open the database.
  const { staff } = county.runtime.database
  for (const secret of ['lianfang=', new URL(staff.replace('@/', '@x/')).password]) expect(logged).not.toContain(secret)
})

it('says nothing about a person in what the worker logs, not even when the journal cannot be sealed', async () => {
  const before = logged.length
  await county.admin.query('alter table journal.line add constraint goat check (false) not valid')
  const { worker } = county.runtime.database
  const pool = createPool(worker, 2, (error) => log.warn({ error: error.name }, 'connection lost'))
  const { folder } = county.runtime
  const running = startSealing({ pool, log, folder, vault: county.server.services.vault })
  await new Promise((done) => setTimeout(done, 1500))
  await running.stop()
  await pool.end()
  await county.admin.query('alter table journal.line drop constraint goat')
  expect(logged.slice(before)).toContain('job failed')
  expect(find(logged.slice(before))).toEqual([])
})

it('keeps names out of the database in clear, in every column of every table', async () => {
  const { rows: tables } = await county.admin.query<{ name: string }>(
    "select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'",
  )
  const hidden = [
    planted.name,
    planted.other,
    planted.phone,
    planted.idNumber,
    planted.note,
    planted.explanation,
    planted.password,
  ]
  for (const { name } of tables) {
    const { rows } = await county.admin.query(`select to_jsonb(t)::text as text from ${name} t`)
    const text = rows.map((row) => row.text).join('\n')
    const hex = hidden.map((value) => Buffer.from(value).toString('hex'))
    expect(
      [...hidden, ...hex].filter((value) => text.includes(value)),
      name,
    ).toEqual([])
  }
})
