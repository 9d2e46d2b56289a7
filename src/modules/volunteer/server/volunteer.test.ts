import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas } from '#main/testing/county-fixture.ts'
import type { BodyOf } from '#platform/contract/index.ts'
import { createPool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { openVault } from '#platform/server/vault/vault.ts'
import * as c from '../contract/index.ts'
import { sealContact } from './contact.ts'
import { followVolunteers } from './index.ts'
import { purge } from './queries.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of ['thanks', 'event', 'volunteer']) await county.admin.query(`delete from volunteer.${table}`)
})

const leader = () => county.as('communityLeader')
const refusal = (result: Result<unknown>) => (result.status === 'refused' ? result.problem?.code : result.status)
const body = (change: object = {}): BodyOf<typeof c.enter> => ({
  ...{ place: areas.communityA.id, name: '测试达瓦', phone: '00000000001', birthYear: 1991 },
  ...{ skills: ['driving', 'cooking'], free: ['night'], language: 'zh-Hans', ...change },
})
const entered = async (change: object = {}, who = leader()) => {
  const id = newId()
  expect(await who.command(c.enter, body(change), { id })).toMatchObject({ status: 'accepted' })
  return id
}
const vetted = async (volunteer = '') => {
  const id = volunteer || (await entered())
  expect(await leader().command(c.check, { volunteer: id, version: 1, checks: ['met'] })).toMatchObject({
    result: { version: 2 },
  })
  return id
}
const accepted = async () => {
  const volunteer = await vetted()
  const account = newId()
  const done = await leader().command(c.accept, { volunteer, version: 2, account })
  expect(refusal(done)).toBe('accepted')
  return { volunteer, account, slip: done.result as { username: string; password: string } }
}
const rows = async (sql: string, values: unknown[] = []) => (await county.admin.query(sql, values)).rows

test('who comes in person is written down once, sealed, and gets the same code again', async () => {
  const id = newId()
  const first = await leader().command(c.enter, body(), { id })
  expect(first.result).toMatchObject({ no: 1, code: expect.stringMatching(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/) })
  expect(await leader().command(c.enter, body(), { id })).toMatchObject({ status: 'repeated' })
  const [row] = await rows('select contact, code_hash, retain_until - signed_up_at as kept from volunteer.volunteer')
  expect(row.contact.toString()).not.toMatch(/达瓦|00000000001/)
  expect(row.kept).toMatchObject({ days: 90 })
  const journal = await rows("select * from journal.entry where name = 'volunteer.enter'")
  expect(JSON.stringify(journal)).not.toMatch(/达瓦|00000000001/)
  const list = await leader().get(c.listVolunteers)
  expect(list.items).toMatchObject([{ id, no: 1, name: null, state: 'new', placeName: areas.communityA.name }])
  expect(JSON.stringify(list)).not.toContain('达瓦')
})

test('a child, a county for a place, a wrong phone and a community out of reach are refused at their fields', async () => {
  const year = new Date().getFullYear()
  const child = await leader().command(c.enter, body({ birthYear: year - 17 }))
  expect(child.problem?.fields).toMatchObject([{ path: '/body/birthYear', code: 'volunteer.under_age' }])
  const wide = await county.as('commander').command(c.enter, body({ place: areas.townA.id }))
  expect(wide.problem?.fields).toMatchObject([{ path: '/body/place', code: 'volunteer.not_community' }])
  const phone = await leader().command(c.enter, body({ phone: '没有' }))
  expect(phone.problem?.fields).toMatchObject([{ path: '/body/phone' }])
  expect(refusal(await leader().command(c.enter, body({ place: areas.villageB.id })))).toBe('platform.not_found')
  expect(refusal(await county.as('worker').command(c.enter, body()))).toBe('platform.not_permitted')
})

test('name and phone are opened against a reason that stays, by the community and those above it alone', async () => {
  const volunteer = await entered()
  const look = { volunteer, reason: 'vetting' } as const
  const id = newId()
  expect(await leader().command(c.look, look, { id })).toMatchObject({
    result: { name: '测试达瓦', phone: '00000000001' },
  })
  expect(await leader().command(c.look, look, { id })).toMatchObject({ status: 'repeated', result: {} })
  expect(refusal(await county.as('leaderB').command(c.look, look))).toBe('platform.not_found')
  expect(refusal(await county.as('worker').command(c.look, look))).toBe('platform.not_permitted')
  const whole = await leader().get(c.getVolunteer, { id: volunteer })
  expect(whole.events).toMatchObject([{ what: 'looked', said: 'vetting' }, { what: 'entered' }])
})

test('nobody is taken in unvetted; who is gets an account with the one role, in the same go, and a slip once', async () => {
  const volunteer = await entered()
  const account = newId()
  const unvetted = await leader().command(c.accept, { volunteer, version: 1, account })
  expect(refusal(unvetted)).toBe('volunteer.not_vetted')
  await vetted(volunteer)
  expect(refusal(await leader().command(c.accept, { volunteer, version: 1, account }))).toBe(
    'platform.changed_meanwhile',
  )
  const id = newId()
  const done = await leader().command(c.accept, { volunteer, version: 2, account }, { id })
  expect(done.result).toMatchObject({ state: 'accepted', username: 'zyz0001', password: expect.stringMatching(/-/) })
  const again = await leader().command(c.accept, { volunteer, version: 2, account }, { id })
  expect(again).toMatchObject({ status: 'repeated', result: { state: 'accepted' } })
  expect(again.result).not.toHaveProperty('password')
  const held = await rows(
    'select role, path::text as path, given_by from app.role_held where account = $1 and ended_at is null',
    [account],
  )
  expect(held).toMatchObject([{ role: 'volunteer', path: expect.stringMatching(/510727100001$/) }])
  const [made] = await rows(
    'select display_name, skills, is_volunteer, must_change from agency.account where id = $1',
    [account],
  )
  expect(made).toEqual({
    ...{ display_name: '测试达瓦', skills: ['driving', 'cooking'], is_volunteer: true, must_change: true },
  })
  expect((await leader().get(c.listVolunteers, { state: 'accepted' })).items).toMatchObject([{ name: '测试达瓦' }])
  expect(await county.as('commander').get(c.countVolunteers)).toMatchObject({ new: 0, accepted: 1 })
  expect(await county.as('leaderB').get(c.countVolunteers)).toMatchObject({ accepted: 0 })
})

test('who is declined reads why, is new again after a wrong press, and is gone after thirty days', async () => {
  const volunteer = await entered()
  const decline = { volunteer, version: 1, reason: 'enough' } as const
  const id = newId()
  expect(await leader().command(c.decline, decline, { id })).toMatchObject({ result: { state: 'declined' } })
  expect(await leader().command(c.decline, decline, { id })).toMatchObject({ status: 'repeated' })
  expect(refusal(await leader().command(c.accept, { volunteer, version: 2, account: newId() }))).toBe(
    'volunteer.wrong_state',
  )
  expect(await leader().command(c.reopen, { volunteer, version: 2 })).toMatchObject({ result: { state: 'new' } })
  expect(refusal(await leader().command(c.reopen, { volunteer, version: 3 }))).toBe('volunteer.wrong_state')
  await leader().command(c.decline, { volunteer, version: 3, reason: 'not_here' })
  await county.admin.query("update volunteer.volunteer set retain_until = now() - interval '1 minute'")
  expect((await leader().get(c.listVolunteers, { state: 'declined' })).items).toEqual([])
  expect(refusal(await leader().command(c.look, { volunteer, reason: 'vetting' }))).toBe('platform.not_found')
  await purged()
  expect(await rows('select id from volunteer.volunteer')).toEqual([])
})

test('who withdraws is without name and phone at once', async () => {
  const volunteer = await entered()
  expect(await leader().command(c.withdraw, { volunteer, version: 1 })).toMatchObject({
    result: { state: 'withdrawn' },
  })
  expect(await rows('select contact, state from volunteer.volunteer')).toEqual([{ contact: null, state: 'withdrawn' }])
  expect(refusal(await leader().command(c.look, { volunteer, reason: 'vetting' }))).toBe('volunteer.erased')
  expect(refusal(await leader().command(c.withdraw, { volunteer, version: 2 }))).toBe('volunteer.wrong_state')
})

test('a lost slip is made anew; for an account with another role it is the administrator who does it', async () => {
  const { volunteer, account } = await accepted()
  expect(await leader().command(c.renewSlip, { volunteer })).toMatchObject({
    result: { username: expect.stringMatching(/^zyz/), password: expect.any(String) },
  })
  expect(refusal(await county.as('leaderB').command(c.renewSlip, { volunteer }))).toBe('platform.not_found')
  await county.admin.query(
    `insert into app.role_held (county, id, account, role, place, path, valid_from, given_by)
     select county, $1, account, 'grid_worker', place, path, now(), given_by from app.role_held where account = $2`,
    [newId(), account],
  )
  expect(refusal(await leader().command(c.renewSlip, { volunteer }))).toBe('volunteer.more_roles')
  await county.admin.query('delete from app.role_held where account = $1 and role = $2', [account, 'grid_worker'])
})

test('after service the account is closed, and opens again after a wrong press; after a year the name is gone', async () => {
  const { volunteer, account } = await accepted()
  expect(await leader().command(c.endService, { volunteer, version: 3, reason: 'mistake' })).toMatchObject({
    result: { state: 'ended', version: 4 },
  })
  const state = () =>
    rows(
      `select a.disabled_at is null as open, a.is_volunteer, (select count(*)::int from app.role_held h where h.account = a.id and h.ended_at is null) as roles
         from agency.account a where a.id = $1`,
      [account],
    )
  expect(await state()).toEqual([{ open: false, is_volunteer: false, roles: 0 }])
  expect(await leader().command(c.reopen, { volunteer, version: 4 })).toMatchObject({ result: { state: 'accepted' } })
  expect(await state()).toEqual([{ open: true, is_volunteer: true, roles: 1 }])
  await leader().command(c.endService, { volunteer, version: 5, reason: 'over' })
  await county.admin.query("update volunteer.volunteer set retain_until = now() - interval '1 minute'")
  await purged()
  expect(await rows('select contact, state, retain_until from volunteer.volunteer')).toEqual([
    { contact: null, state: 'ended', retain_until: null },
  ])
  const [gone] = await rows('select display_name from agency.account where id = $1', [account])
  expect(gone.display_name).toBe('志愿者 1')
  const whole = await leader().get(c.getVolunteer, { id: volunteer })
  expect(whole).toMatchObject({ isErased: true, reason: 'over' })
})

test('who signs up twice is seen as one person, and is taken in twice only when somebody says that it is another', async () => {
  const { volunteer: serving } = await accepted()
  const second = await entered({ phone: '+86 0000 0000 001'.replace('+86 ', ''), name: '测试 达瓦', birthYear: 1990 })
  const third = await entered({ phone: '00000000002', name: '测试·达瓦' })
  const list = await leader().get(c.listVolunteers)
  expect(list.items.map(({ id, isDoubtful }) => [id, isDoubtful])).toEqual([
    [second, true],
    [third, true],
  ])
  expect((await leader().get(c.getVolunteer, { id: second })).same).toEqual([
    { id: serving, no: 1, state: 'accepted', placeName: areas.communityA.name, byPhone: true },
  ])
  expect((await leader().get(c.getVolunteer, { id: third })).same).toMatchObject([{ id: serving, byPhone: false }])
  await vetted(second)
  const take = { volunteer: second, version: 2, account: newId() }
  expect(refusal(await leader().command(c.accept, take))).toBe('volunteer.same_person')
  expect(await leader().command(c.accept, { ...take, isAnother: true })).toMatchObject({
    result: { state: 'accepted' },
  })
})

test('of the same person out of reach it is said that there is one, and nothing else; gone with the contact', async () => {
  await entered({ place: areas.villageB.id }, county.as('leaderB'))
  const own = await entered()
  expect((await leader().get(c.getVolunteer, { id: own })).same).toEqual([
    { id: null, no: null, state: 'new', placeName: null, byPhone: true },
  ])
  await leader().command(c.withdraw, { volunteer: own, version: 1 })
  expect(await rows('select phone_mark, name_mark from volunteer.volunteer where id = $1', [own])).toEqual([
    { phone_mark: null, name_mark: null },
  ])
})

test('a sign-up comes to the bell of whoever looks after the community, once until nobody waits there', async () => {
  await county.admin.query("delete from notice.occasion where kind = 'volunteer_signed_up'")
  const told = () =>
    rows(
      `select a.username, n.settled_at is not null as settled from notice.notice n join agency.account a on a.id = n.account
        where n.kind = 'volunteer_signed_up' order by n.at`,
    )
  const signedUp = async () => {
    const id = newId()
    const keys = { vault: openVault(county.runtime.folder), county: 510727 }
    const sealed = sealContact(keys, id, { name: '测试卓玛', phone: '00000000003' })
    await county.admin.query(
      `select volunteer.public_sign_up($1::uuid, $2, sha256($1::uuid::text::bytea), $3, 'zh-Hans', 1995, '{}', '{night}')`,
      [id, areas.communityA.id, sealed],
    )
    return id
  }
  const first = await signedUp()
  await followed()
  const once = await told()
  expect(once).toMatchObject([{ settled: false }])
  await signedUp()
  await followed()
  expect(await told()).toEqual(once)
  // What the public site sealed is marked by the worker: the same person twice.
  const { same } = await leader().get(c.getVolunteer, { id: first })
  expect(same).toMatchObject([{ state: 'new', byPhone: true }])
  for (const { id } of (await leader().get(c.listVolunteers)).items)
    await leader().command(c.decline, { volunteer: id, version: 1, reason: 'enough' })
  await followed()
  expect(await told()).toMatchObject([{ settled: true }])
})

test('lists are narrowed by skill, time and area, and turned page by page', async () => {
  const driver = await entered()
  const nurse = await entered({ skills: ['medicine'], free: ['weekend'] })
  const far = await entered({ place: areas.villageB.id }, county.as('leaderB'))
  const ids = async (params: object) =>
    (await county.as('commander').get(c.listVolunteers, params)).items.map(({ id }) => id)
  expect(await ids({})).toEqual([driver, nurse, far])
  expect(await ids({ skill: 'medicine' })).toEqual([nurse])
  expect(await ids({ free: 'night', area: areas.townA.id })).toEqual([driver])
  const first = await county.as('commander').get(c.listVolunteers, { limit: 2 })
  const next = await county.as('commander').get(c.listVolunteers, { limit: 2, after: first.next ?? '' })
  expect(next.items.map(({ id }) => id)).toEqual([far])
})

test('without an emergency nobody is written down', async () => {
  await county.admin.query('delete from app.live_emergency')
  try {
    expect(refusal(await leader().command(c.enter, body()))).toBe('platform.no_live_emergency')
  } finally {
    await county.admin.query(
      'insert into app.live_emergency select county, id from emergency.emergency where ended_at is null',
    )
  }
})

async function followed(): Promise<void> {
  const pool = createPool(county.runtime.database.worker, 1, () => undefined)
  await withClient(pool, (client) => followVolunteers(queryable(client), openVault(county.runtime.folder), 510727))
  await pool.end()
}

async function purged(): Promise<void> {
  const pool = createPool(county.runtime.database.worker, 1, () => undefined)
  await withClient(pool, (client) => purge(queryable(client), 510727))
  await pool.end()
}
