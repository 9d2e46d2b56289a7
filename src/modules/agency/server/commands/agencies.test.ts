import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas, countyCode, fixtureId } from '#main/testing/county-fixture.ts'
import {
  closeAgency,
  createAccount,
  createAgency,
  disableAccount,
  editAgency,
  listAgencies,
} from '../../contract/index.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
const admin = () => county.as('administrator')
const commission = fixtureId('agency', 1)

async function make(name: string, place: string = areas.townA.id): Promise<string> {
  const id = newId()
  expect(await admin().command(createAgency, { id, kind: 'town', name, place })).toMatchObject({ status: 'accepted' })
  return id
}

test('an agency is created at a place and listed with its name', async () => {
  const id = await make('龙安镇人民政府')
  const { items } = await county.as('agencyStaff').get(listAgencies)
  expect(items.find((item) => item.id === id)).toEqual({
    id,
    kind: 'town',
    name: '龙安镇人民政府',
    place: areas.townA.id,
    placeName: '龙安镇',
    accounts: 0,
    closed: false,
    version: 1,
  })
  expect(items.find((item) => item.id === commission)).toMatchObject({ name: '县指挥部' })
  await expect(county.as('worker').get(listAgencies)).rejects.toThrow('platform.not_permitted')
})

test('sent again it is the same one, and another body under its id is a conflict', async () => {
  const id = newId()
  const body = { id: newId(), kind: 'police' as const, name: '平武县公安局', place: areas.county.id }
  expect((await admin().command(createAgency, body, { id })).status).toBe('accepted')
  expect((await admin().command(createAgency, body, { id })).status).toBe('repeated')
  expect((await admin().command(createAgency, { ...body, name: '公安' }, { id })).status).toBe('conflict')
})

test('only administrators change agencies', async () => {
  for (const person of ['commander', 'dispatcher', 'worker', 'agencyStaff', 'auditor', 'nobody'] as const) {
    const refused = await county
      .as(person)
      .command(createAgency, { id: newId(), kind: 'other', name: person, place: areas.county.id })
    expect(refused).toMatchObject({ status: 'refused', problem: { code: 'platform.not_permitted' } })
  }
})

test('a place that is not there, a name that is taken, a body that is wrong', async () => {
  await make('民政局')
  const create = (change: object) =>
    admin().command(createAgency, {
      id: newId(),
      kind: 'justice',
      name: `司法局${Math.random()}`.slice(0, 30),
      place: areas.county.id,
      ...change,
    })
  expect((await create({ place: newId() })).problem?.code).toBe('platform.not_found')
  expect((await create({ name: '民政局' })).problem?.code).toBe('agency.name_taken')
  expect((await create({ kind: 'army' })).problem?.fields).toMatchObject([{ path: '/body/kind' }])
  expect((await create({ name: 'a\u0000' })).problem?.fields).toMatchObject([{ path: '/body/name' }])
  expect((await create({ secret: 1 })).problem?.fields).toMatchObject([
    { path: '/body/secret', code: 'platform.field_unknown' },
  ])
})

test('an agency is edited by whoever read its last version', async () => {
  const id = await make('白马乡政府', areas.townB.id)
  expect(await admin().command(editAgency, { id, version: 1, name: '白马藏族乡人民政府' })).toMatchObject({
    status: 'accepted',
    result: { version: 2 },
  })
  expect((await admin().command(editAgency, { id, version: 1, kind: 'other' })).problem?.code).toBe(
    'platform.changed_meanwhile',
  )
  expect((await admin().command(editAgency, { id, version: 2, name: '县指挥部' })).problem?.code).toBe(
    'agency.name_taken',
  )
  expect((await admin().command(editAgency, { id: newId(), version: 1 })).problem?.code).toBe('platform.not_found')
})

test('an agency with people in it is not closed; an empty one is, and gives its name back', async () => {
  const id = await make('临时工作组')
  const account = newId()
  await admin().command(createAccount, { id: account, username: 'temp.one', displayName: '甲', agency: id })
  expect(await admin().command(closeAgency, { id, version: 1 })).toMatchObject({
    problem: { code: 'agency.has_accounts', detail: { count: 1 } },
  })
  await admin().command(disableAccount, { id: account, version: 1, disabled: true })
  expect((await admin().command(closeAgency, { id, version: 1 })).status).toBe('accepted')
  expect((await admin().command(closeAgency, { id, version: 2 })).problem?.code).toBe('agency.already_ended')
  expect((await admin().command(editAgency, { id, version: 2, name: '无' })).problem?.code).toBe('agency.already_ended')
  expect(
    (await admin().command(createAccount, { id: newId(), username: 'temp.two', displayName: '乙', agency: id })).problem
      ?.code,
  ).toBe('platform.not_found')
  await make('临时工作组')
})

test('an administrator of a town does nothing outside it', async () => {
  await county.admin.query(
    "insert into app.role_held (county, id, account, role, place, path, valid_from, given_by) select $1, $2, id, 'administrator', $3, $4, now(), id from agency.account where username = 'nobody'",
    [countyCode, newId(), areas.townA.id, '510727.510727100'],
  )
  const local = county.as('nobody')
  const body = (place: string, name: string) => ({ id: newId(), kind: 'other' as const, name, place })
  expect((await local.command(createAgency, body(areas.villageA.id, '汇口村委会'))).status).toBe('accepted')
  expect((await local.command(createAgency, body(areas.county.id, '县里'))).problem?.code).toBe('platform.not_found')
  expect((await local.command(createAgency, body(areas.townB.id, '外乡'))).problem?.code).toBe('platform.not_found')
  expect((await local.command(closeAgency, { id: commission, version: 1 })).problem?.code).toBe('platform.not_found')
  expect((await local.command(editAgency, { id: commission, version: 1, name: '我的' })).problem?.code).toBe(
    'platform.not_found',
  )
})
