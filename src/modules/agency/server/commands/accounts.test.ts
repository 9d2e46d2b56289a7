import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, countyCode, fixtureId } from '#main/testing/county-fixture.ts'
import {
  changePassword,
  createAccount,
  createAgency,
  disableAccount,
  editAccount,
  getAccount,
  grantRole,
  listAccounts,
  mySessions,
  resetPassword,
  setLanguage,
} from '../../contract/index.ts'
import { session } from '../testing/people.ts'

let county: TestCounty
const townAgency = newId()
beforeAll(async () => {
  county = await startTestCounty()
  const made = await admin().command(createAgency, {
    id: townAgency,
    kind: 'town',
    name: '龙安镇人民政府',
    place: areas.townA.id,
  })
  expect(made.status).toBe('accepted')
})
afterAll(() => county.stop())
const admin = () => county.as('administrator')
const agency = fixtureId('agency', 1)

async function make(username: string, of = agency): Promise<{ id: string; password: string }> {
  const id = newId()
  const { status, result } = await admin().command(createAccount, {
    id,
    username,
    displayName: '扎西·次仁',
    agency: of,
  })
  expect(status).toBe('accepted')
  return { id, password: result?.password as string }
}

const pathOf = async (id: string) =>
  (await county.admin.query('select path::text as path from agency.account where id = $1', [id])).rows[0].path

test('a new account gets a one-time password, answered once and kept nowhere in clear', async () => {
  const command = newId()
  const body = { id: newId(), username: 'tashi', displayName: '扎西·次仁 \u{2B740}', agency }
  const first = await admin().command(createAccount, body, { id: command })
  expect(first.result?.password).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){4}$/)
  const again = await admin().command(createAccount, body, { id: command })
  expect(again).toEqual({ id: command, status: 'repeated', result: {} })
  const { rows } = await county.admin.query('select password from agency.account where id = $1', [body.id])
  expect(rows[0].password).toMatch(/^\$argon2id\$v=19\$m=32768,t=3,p=1\$/)
})

test('with a one-time password nothing is open but choosing an own one', async () => {
  const { id, password } = await make('pema')
  await admin().command(grantRole, { id: newId(), account: id, role: 'administrator', place: areas.county.id })
  const signed = await session(county, 'POST', { username: 'pema', password })
  expect(signed.body).toMatchObject({ account: { mustChange: true }, permissions: [], emergency: { level: 1 } })
  const { cookie } = signed
  const stranger = county.stranger()
  const send = (definition: { name: string }, body: object) =>
    stranger.raw(
      'POST',
      '/api/commands',
      { commands: [{ id: newId(), name: definition.name, body, occurredAt: new Date().toISOString() }] },
      { cookie },
    )
  const refusals = [
    await stranger.raw('GET', listAccounts.path, undefined, { cookie }),
    await stranger.raw('GET', mySessions.path, undefined, { cookie }),
    await stranger.raw('GET', '/api/agency/totp', undefined, { cookie }),
    await send(setLanguage, { language: 'en' }),
    await send(resetPassword, { id: accountOf('auditor') }),
  ]
  for (const { status, body } of refusals)
    expect([status, (body as { code: string }).code]).toEqual([403, 'platform.password_must_change'])
  const other = await session(county, 'POST', { username: 'pema', password })
  const changed = await send(changePassword, { current: password, next: 'snow on the far ridge' })
  expect(changed.body).toMatchObject({ results: [{ status: 'accepted', result: {} }] })
  expect((await stranger.raw('GET', listAccounts.path, undefined, { cookie })).status).toBe(200)
  expect((await session(county, 'GET', undefined, { headers: { cookie } })).body).toMatchObject({
    account: { mustChange: false },
  })
  expect((await session(county, 'GET', undefined, { headers: { cookie: other.cookie } })).status).toBe(401)
  expect((await session(county, 'POST', { username: 'pema', password })).status).toBe(401)
  expect((await session(county, 'POST', { username: 'pema', password: 'snow on the far ridge' })).status).toBe(200)
})

test('the journal keeps no password', async () => {
  const { rows } = await county.admin.query("select cipher from journal.entry where name = 'agency.changePassword'")
  expect(rows.length).toBeGreaterThan(0)
  const { id } = (await county.admin.query("select id from journal.entry where name = 'agency.changePassword'")).rows[0]
  const key = (await county.admin.query('select emergency from journal.entry where id = $1', [id])).rows[0].emergency
  const text = county.server.services.vault.open(`emergency-${key}`, `journal.entry:${id}`, rows[0].cipher)
  expect(JSON.parse(text)).toEqual([{}])
})

test('a user name is taken once, whatever its case is not', async () => {
  await make('dolma')
  const refused = await admin().command(createAccount, { id: newId(), username: 'dolma', displayName: '甲', agency })
  expect(refused.problem).toMatchObject({ code: 'agency.username_taken', detail: { username: 'dolma' } })
  expect(refused.problem?.title).toContain('dolma')
  const upper = await admin().command(createAccount, { id: newId(), username: 'Dolma', displayName: '甲', agency })
  expect(upper.problem?.fields).toMatchObject([{ path: '/body/username', code: 'platform.field_format' }])
  expect(
    (await admin().command(createAccount, { id: newId(), username: 'dolma2', displayName: '甲', agency: newId() }))
      .problem?.code,
  ).toBe('platform.not_found')
})

test('only administrators manage accounts; others may not even ask', async () => {
  const { id } = await make('norbu')
  for (const person of ['commander', 'dispatcher', 'worker', 'auditor', 'expired'] as const) {
    const mine = county.as(person)
    const refusals = [
      await mine.command(createAccount, { id: newId(), username: 'x.y.z', displayName: '甲', agency }),
      await mine.command(editAccount, { id, version: 1, displayName: '乙' }),
      await mine.command(disableAccount, { id, version: 1, disabled: true }),
      await mine.command(resetPassword, { id }),
    ]
    for (const { problem } of refusals) expect(problem?.code).toBe('platform.not_permitted')
    await expect(mine.get(listAccounts)).rejects.toThrow('platform.not_permitted')
  }
})

test('an account is edited, and belongs where its agency is', async () => {
  const { id } = await make('lhamo')
  expect(await pathOf(id)).toBe('510727')
  const edit = { id, version: 1, displayName: '拉姆', agency: townAgency }
  expect(await admin().command(editAccount, edit)).toMatchObject({ status: 'accepted', result: { version: 2 } })
  expect(await pathOf(id)).toBe('510727.510727100')
  expect((await admin().command(editAccount, edit)).problem?.code).toBe('platform.changed_meanwhile')
  expect((await admin().command(editAccount, { id: newId(), version: 1 })).problem?.code).toBe('platform.not_found')
  expect(await admin().get(getAccount, { id })).toMatchObject({
    displayName: '拉姆',
    agencyName: '龙安镇人民政府',
    disabled: false,
    totp: false,
    roles: [],
    version: 2,
  })
})

test('resetting a password ends the sessions and takes the second factor off', async () => {
  const { id, password } = await make('sonam')
  await county.admin.query("update agency.account set must_change = false, totp = 'x', totp_last = 1 where id = $1", [
    id,
  ])
  await county.admin.query('update agency.account set totp = null where id = $1', [id])
  const { cookie } = await session(county, 'POST', { username: 'sonam', password })
  await county.admin.query("update agency.account set totp = 'x' where id = $1", [id])
  const command = newId()
  const reset = await admin().command(resetPassword, { id }, { id: command })
  expect(reset.result?.password).not.toBe(password)
  expect((await admin().command(resetPassword, { id }, { id: command })).result).toEqual({})
  expect((await session(county, 'GET', undefined, { headers: { cookie } })).status).toBe(401)
  expect((await session(county, 'POST', { username: 'sonam', password })).status).toBe(401)
  const again = await session(county, 'POST', { username: 'sonam', password: reset.result?.password as string })
  expect(again.body).toMatchObject({ account: { mustChange: true, totp: false } })
  expect((await admin().command(resetPassword, { id: newId() })).problem?.code).toBe('platform.not_found')
})

test('disabling ends roles too; turned on again the account has none', async () => {
  const { id } = await make('karma')
  await admin().command(grantRole, { id: newId(), account: id, role: 'dispatcher', place: areas.county.id })
  expect((await admin().command(disableAccount, { id, version: 9, disabled: true })).problem?.code).toBe(
    'platform.changed_meanwhile',
  )
  expect((await admin().command(disableAccount, { id, version: 1, disabled: true })).status).toBe('accepted')
  const account = await admin().get(getAccount, { id })
  expect(account).toMatchObject({ disabled: true, roles: [{ role: 'dispatcher', live: false }] })
  const refused = await admin().command(grantRole, {
    id: newId(),
    account: id,
    role: 'auditor',
    place: areas.county.id,
  })
  expect(refused.problem?.code).toBe('platform.not_found')
  expect((await admin().command(disableAccount, { id, version: 2, disabled: false })).result).toEqual({ version: 3 })
  expect((await admin().get(getAccount, { id })).roles.some(({ live }) => live)).toBe(false)
})

test('an administrator of a town cannot take over somebody who may do more than the town', async () => {
  const { rows } = await county.admin.query("select id from agency.account where username = 'nobody'")
  await county.admin.query(
    "insert into app.role_held (county, id, account, role, place, path, valid_from, given_by) values ($1, $2, $3, 'administrator', $4, '510727.510727100', now(), $3)",
    [countyCode, newId(), rows[0].id, areas.townA.id],
  )
  const fresh = county.as('nobody')
  const { id } = await make('yangchen', townAgency)
  expect((await fresh.command(resetPassword, { id })).status).toBe('accepted')
  const role = newId()
  await admin().command(grantRole, { id: role, account: id, role: 'commander', place: areas.county.id })
  for (const refused of [
    await fresh.command(resetPassword, { id }),
    await fresh.command(editAccount, { id, version: 2, displayName: '我' }),
    await fresh.command(disableAccount, { id, version: 2, disabled: true }),
    await fresh.command(resetPassword, { id: accountOf('commander') }),
    await fresh.command(grantRole, { id: newId(), account: id, role: 'dispatcher', place: areas.townA.id }),
  ])
    expect(refused.problem?.code).toBe('platform.not_found')
  expect((await fresh.get(listAccounts)).items.map(({ username }) => username)).not.toContain('commander')
})

test('lists are paged by key, searched and narrowed', async () => {
  const all: string[] = []
  let after: string | undefined
  do {
    const page = await admin().get(listAccounts, { limit: 3, ...(after ? { after } : {}) })
    expect(page.items.length).toBeLessThanOrEqual(3)
    all.push(...page.items.map(({ username }) => username))
    after = page.next
  } while (after)
  expect(all).toEqual([...all].sort())
  expect(new Set(all).size).toBe(all.length)
  expect(all).toContain('worker')
  const get = (params: object) => admin().get(listAccounts, params)
  expect((await get({ q: '拉姆' })).items.map(({ username }) => username)).toEqual(['lhamo'])
  expect((await get({ q: '%' })).items).toEqual([])
  expect((await get({ agency: townAgency })).items.map(({ username }) => username)).toEqual(['lhamo', 'yangchen'])
  expect((await get({ role: 'grid_worker' })).items.map(({ username }) => username)).toEqual([
    'future',
    'worker',
    'worker2',
    'workerb',
  ])
  await expect(get({ after: 'nonsense' })).rejects.toThrow('platform.invalid')
  await expect(get({ limit: 51 })).rejects.toThrow('platform.invalid')
})

test('the last administrator of the county stays', async () => {
  await county.admin.query("update app.role_held set ended_at = now() where role = 'administrator' and account <> $1", [
    accountOf('administrator'),
  ])
  const disable = () => admin().command(disableAccount, { id: accountOf('administrator'), version: 1, disabled: true })
  expect((await disable()).problem?.code).toBe('agency.last_administrator')
  const { id } = await make('second')
  const grant = { id: newId(), account: id, role: 'administrator' as const, place: areas.county.id }
  await admin().command(grantRole, { ...grant, to: new Date(Date.now() + 3_600_000).toISOString() })
  expect((await disable()).problem?.code).toBe('agency.last_administrator')
  await admin().command(grantRole, { ...grant, id: newId() })
  expect((await disable()).status).toBe('accepted')
  await expect(admin().get(listAccounts)).rejects.toThrow('platform.not_signed_in')
})
