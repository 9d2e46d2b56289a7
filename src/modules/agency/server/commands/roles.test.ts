import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, fixtureId, type PersonName, people } from '#main/testing/county-fixture.ts'
import {
  createAccount,
  createAgency,
  endRole,
  getAccount,
  grantRole,
  listAccounts,
  listAgencies,
  listWorkers,
} from '../../contract/index.ts'

let county: TestCounty
const townAgency = newId()
beforeAll(async () => {
  county = await startTestCounty()
  const body = { id: townAgency, kind: 'town' as const, name: '白马藏族乡人民政府', place: areas.townB.id }
  expect((await admin().command(createAgency, body)).status).toBe('accepted')
})
afterAll(() => county.stop())
const admin = () => county.as('administrator')
const roleOf = (person: PersonName) => fixtureId('role', Object.keys(people).indexOf(person) + 1)
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const grant = (change: object) =>
  admin().command(grantRole, {
    id: newId(),
    account: accountOf('nobody'),
    role: 'agency_staff',
    place: areas.county.id,
    ...change,
  })

test('gives the duty command for the whole county only', async () => {
  const body = { id: newId(), account: accountOf('nobody'), role: 'commander' as const }
  const town = await county.as('administrator').command(grantRole, { ...body, place: areas.townA.id })
  expect(town.problem?.code).toBe('agency.county_only')
})

test('a role holds from the next request on, and is gone with the one after its end', async () => {
  const her = county.as('nobody')
  await expect(her.get(listAgencies)).rejects.toThrow('platform.not_permitted')
  const id = newId()
  expect(await grant({ id })).toMatchObject({ status: 'accepted', result: {} })
  expect((await her.get(listAgencies)).items.length).toBeGreaterThan(0)
  expect((await admin().command(endRole, { id })).status).toBe('accepted')
  await expect(her.get(listAgencies)).rejects.toThrow('platform.not_permitted')
  expect((await admin().command(endRole, { id })).problem?.code).toBe('agency.already_ended')
  expect((await admin().command(endRole, { id: newId() })).problem?.code).toBe('platform.not_found')
})

test('sent again it is granted once', async () => {
  const id = newId()
  const body = {
    id: newId(),
    account: accountOf('nobody'),
    role: 'community_leader' as const,
    place: areas.county.id,
    to: inHours(1),
  }
  expect((await admin().command(grantRole, body, { id })).status).toBe('accepted')
  expect((await admin().command(grantRole, body, { id })).status).toBe('repeated')
  const { roles } = await admin().get(getAccount, { id: accountOf('nobody') })
  expect(roles.filter(({ role }) => role === 'community_leader')).toHaveLength(1)
  expect((await admin().command(endRole, { id: body.id })).status).toBe('accepted')
})

test('a period begins and ends by itself', async () => {
  const her = county.as('nobody')
  const id = newId()
  await grant({ id, from: inHours(1), to: inHours(2) })
  await expect(her.get(listAgencies)).rejects.toThrow('platform.not_permitted')
  const past = (hours: number) => `now() - interval '${hours} hours'`
  const move = (from: string, to: string) =>
    county.admin.query(`update app.role_held set valid_from = ${from}, valid_to = ${to} where id = $1`, [id])
  await move(past(1), "now() + interval '1 hour'")
  expect((await her.get(listAgencies)).items.length).toBeGreaterThan(0)
  await move(past(2), past(1))
  await expect(her.get(listAgencies)).rejects.toThrow('platform.not_permitted')
})

test('a period that is none, a place, an account or an agency that is not there, a role that is none', async () => {
  const cases: [object, string][] = [
    [{ from: inHours(2), to: inHours(1) }, 'agency.period_wrong'],
    [{ from: inHours(-3), to: inHours(-2) }, 'agency.period_wrong'],
    [{ from: inHours(1), to: inHours(1) }, 'agency.period_wrong'],
    [{ place: newId() }, 'platform.not_found'],
    [{ account: newId() }, 'platform.not_found'],
    [{ lentFrom: newId() }, 'platform.not_found'],
    [{ role: 'emperor' }, 'platform.invalid'],
    [{ to: 'tomorrow' }, 'platform.invalid'],
  ]
  for (const [change, code] of cases) expect((await grant(change)).problem?.code).toBe(code)
})

test('only administrators give and take roles', async () => {
  for (const person of ['commander', 'dispatcher', 'worker', 'expired', 'auditor'] as const) {
    const mine = county.as(person)
    const given = await mine.command(grantRole, {
      id: newId(),
      account: accountOf(person),
      role: 'administrator',
      place: areas.county.id,
    })
    const taken = await mine.command(endRole, { id: roleOf('worker') })
    expect([given.problem?.code, taken.problem?.code]).toEqual(['platform.not_permitted', 'platform.not_permitted'])
  }
})

test('somebody who is lent shows who lends, where and until when, and belongs to both places', async () => {
  const account = newId()
  await admin().command(createAccount, { id: account, username: 'lent.one', displayName: '尼玛', agency: townAgency })
  const body = { id: newId(), account, role: 'grid_worker' as const, place: areas.grid1.id, to: inHours(5) }
  expect((await admin().command(grantRole, { ...body, lentFrom: townAgency })).status).toBe('accepted')
  const shown = await admin().get(getAccount, { id: account })
  expect(shown.roles).toMatchObject([
    { role: 'grid_worker', placeName: '报恩寺第一网格', lentFrom: '白马藏族乡人民政府', live: true, to: body.to },
  ])
  const path = async () =>
    (await county.admin.query('select path::text as path from agency.account where id = $1', [account])).rows[0].path
  expect(await path()).toBe('510727')
  const workers = await county.as('dispatcherA').get(listWorkers, {})
  expect(workers.items.find(({ id }) => id === account)).toMatchObject({ lent: true, placeName: '报恩寺第一网格' })
  await admin().command(endRole, { id: body.id })
  expect(await path()).toBe('510727.510727213')
})

test('a dispatcher sees the workers of the own area only, live ones only', async () => {
  const names = async (person: PersonName, area?: string) =>
    (await county.as(person).get(listWorkers, area ? { area } : {})).items.map(({ id }) => id).sort()
  const of = (...list: PersonName[]) => list.map(accountOf).sort()
  expect(await names('dispatcher')).toEqual(of('worker', 'worker2', 'workerB'))
  expect(await names('dispatcherA')).toEqual(of('worker', 'worker2'))
  expect(await names('dispatcher', areas.townB.id)).toEqual(of('workerB'))
  expect(await names('dispatcher', areas.unit.id)).toEqual(of('worker'))
  await expect(names('dispatcherA', areas.townB.id)).rejects.toThrow('platform.not_found')
  await expect(names('dispatcher', newId())).rejects.toThrow('platform.not_found')
  await expect(names('worker')).rejects.toThrow('platform.not_permitted')
})

test('when an area moves, its agency, its people and who may manage them move with it', async () => {
  const body = { id: newId(), kind: 'property' as const, name: '农机院物业', place: areas.compound.id }
  await admin().command(createAgency, body)
  const [within, beyond] = [newId(), newId()]
  await admin().command(createAccount, { id: within, username: 'prop.one', displayName: '甲', agency: body.id })
  await admin().command(createAccount, { id: beyond, username: 'prop.two', displayName: '乙', agency: body.id })
  const role = { role: 'grid_worker' as const, place: areas.grid1.id }
  await admin().command(grantRole, { id: newId(), account: beyond, ...role })
  const paths = async () =>
    (
      await county.admin.query(
        "select path::text as path from agency.agency where id = $1 union all (select path::text from agency.account where username like 'prop.%' order by username)",
        [body.id],
      )
    ).rows.map(({ path }) => path.split('.').slice(3).join('.'))
  expect(await paths()).toEqual(['510727100001001.x000000000011', '510727100001001.x000000000011', '510727100001001'])
  const move = { id: areas.compound.id, to: areas.grid2.id, version: 1 }
  const moved = await admin().commands([
    { id: newId(), name: 'place.moveArea', body: move, occurredAt: new Date().toISOString() },
  ])
  expect(moved).toMatchObject([{ status: 'accepted' }])
  expect(await paths()).toEqual(['510727100001002.x000000000011', '510727100001002.x000000000011', ''])
})

test('the last administrator keeps the role', async () => {
  const end = () => admin().command(endRole, { id: roleOf('administrator') })
  expect((await end()).problem?.code).toBe('agency.last_administrator')
  await grant({ role: 'administrator', place: areas.townA.id })
  expect((await end()).problem?.code).toBe('agency.last_administrator')
  await grant({ role: 'administrator' })
  expect((await end()).status).toBe('accepted')
  await expect(admin().get(listAccounts)).rejects.toThrow('platform.not_permitted')
})

test('two administrators who take the role from each other at once leave one', async () => {
  const now = county.as('nobody')
  const { rows } = await county.admin.query(
    "select id from app.role_held where account = $1 and role = 'administrator' and path = '510727'",
    [accountOf('nobody')],
  )
  const other = newId()
  const given = await now.command(grantRole, {
    id: other,
    account: accountOf('auditor'),
    role: 'administrator',
    place: areas.county.id,
  })
  expect(given.status).toBe('accepted')
  const results = await Promise.all([
    now.command(endRole, { id: other }),
    county.as('auditor').command(endRole, { id: rows[0].id }),
  ])
  expect(results.filter(({ status }) => status === 'accepted')).toHaveLength(1)
})
