import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf } from '#main/testing/county-fixture.ts'
import type { BodyOf, CommandDefinition, ProblemBody } from '#platform/contract/index.ts'
import {
  changePassword,
  dropTotp,
  enableTotp,
  endSession,
  listSessions,
  mySessions,
  setLanguage,
} from '../../contract/index.ts'
import { codeOf, enter, givePasswords, password, session } from '../testing/people.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
  await givePasswords(
    county,
    'worker',
    'worker2',
    'workerB',
    'dispatcher',
    'leaderA',
    'leaderB',
    'auditor',
    'commander',
  )
})
afterAll(() => county.stop())

/** Sends a command with a cookie of our own. */
async function send<D extends CommandDefinition>(cookie: string, definition: D, body: BodyOf<D>) {
  const command = { id: newId(), name: definition.name, body, occurredAt: new Date().toISOString() }
  const answered = await county.stranger().raw('POST', '/api/commands', { commands: [command] }, { cookie })
  if (answered.status !== 200) throw new Error((answered.body as ProblemBody).code)
  return (answered.body as { results: { status: string; problem?: ProblemBody }[] }).results[0]
}
const isIn = async (cookie: string) => (await session(county, 'GET', undefined, { headers: { cookie } })).status === 200

test('an own password: proven, strong, and the other sessions end', async () => {
  const [here, there] = [await enter(county, 'worker'), await enter(county, 'worker')]
  const next = 'nine swallows over Fujiang'
  const change = (body: object) => send(here.cookie, changePassword, { current: password, next, ...body })
  expect((await change({ current: 'not this one' }))?.problem?.code).toBe('agency.password_wrong')
  for (const weak of ['123456123456', 'password2020', 'aaaaaaaaaaaaaa', 'workerworker1', 'qwertyuiop12', password])
    expect((await change({ next: weak }))?.problem?.code).toBe('agency.password_weak')
  expect((await change({ next: 'short' }))?.problem?.fields).toMatchObject([{ path: '/body/next' }])
  expect(await isIn(there.cookie)).toBe(true)
  expect((await change({}))?.status).toBe('accepted')
  expect([await isIn(here.cookie), await isIn(there.cookie)]).toEqual([true, false])
  expect((await enter(county, 'worker')).status).toBe(401)
  expect((await session(county, 'POST', { username: 'worker', password: next })).status).toBe(200)
})

test('who found an open desk does not get to guess the password', async () => {
  const { cookie } = await enter(county, 'worker2')
  const guess = (current: string) => send(cookie, changePassword, { current, next: 'another one entirely' })
  for (let i = 0; i < 5; i++) expect((await guess(`guess ${i}`))?.problem?.code).toBe('agency.password_wrong')
  expect((await guess(password))?.problem).toMatchObject({ code: 'agency.blocked', status: 429 })
  expect((await send(cookie, dropTotp, { password }))?.problem?.code).toBe('agency.blocked')
})

test('a second factor is enrolled, asked for, and each code works once', async () => {
  const { cookie } = await enter(county, 'dispatcher')
  const offer = await county.stranger().raw('GET', '/api/agency/totp', undefined, { cookie })
  const { secret, uri } = offer.body as { secret: string; uri: string }
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(uri).toMatch(/^otpauth:\/\/totp\/Lianfang/)
  expect(offer.headers['cache-control']).toBe('no-store')
  const wrong = codeOf(secret, 50)
  expect((await send(cookie, enableTotp, { secret, code: wrong }))?.problem?.code).toBe('agency.totp_wrong')
  const first = codeOf(secret)
  expect((await send(cookie, enableTotp, { secret, code: first }))?.status).toBe('accepted')
  expect((await send(cookie, enableTotp, { secret, code: first }))?.problem?.code).toBe('agency.totp_on')
  const { rows } = await county.admin.query('select totp from agency.account where id = $1', [accountOf('dispatcher')])
  expect(rows[0].totp.includes(Buffer.from(secret))).toBe(false)

  expect((await enter(county, 'dispatcher')).body.code).toBe('agency.totp_needed')
  const bad = { username: 'dispatcher', password: 'wrong' }
  expect((await session(county, 'POST', bad)).body.code).toBe('agency.sign_in_failed')
  expect((await enter(county, 'dispatcher', { code: first })).body.code).toBe('agency.sign_in_failed')
  const code = codeOf(secret, 1)
  const inside = await enter(county, 'dispatcher', { code })
  expect(inside.body).toMatchObject({ account: { totp: true } })
  expect((await enter(county, 'dispatcher', { code })).body.code).toBe('agency.sign_in_failed')

  expect((await send(inside.cookie, dropTotp, { password: 'wrong' }))?.problem?.code).toBe('agency.password_wrong')
  expect((await send(inside.cookie, dropTotp, { password }))?.status).toBe('accepted')
  expect((await enter(county, 'dispatcher')).status).toBe(200)
})

test('codes cannot be guessed on, and asking for the code does not wipe wrong ones', async () => {
  const { cookie } = await enter(county, 'commander')
  const offer = await county.stranger().raw('GET', '/api/agency/totp', undefined, { cookie })
  const { secret } = offer.body as { secret: string }
  await send(cookie, enableTotp, { secret, code: codeOf(secret) })
  const from = '203.0.113.77'
  for (let i = 0; i < 12; i++) expect((await enter(county, 'commander', {}, from)).body.code).toBe('agency.totp_needed')
  const codes: (string | undefined)[] = []
  for (let i = 0; i < 6; i++) {
    codes.push((await enter(county, 'commander', { code: codeOf(secret, 90 + i) }, from)).body.code)
    if (i < 4) await enter(county, 'commander', {}, from)
  }
  expect(codes).toEqual([...Array<string>(5).fill('agency.sign_in_failed'), 'agency.blocked'])
})

test('a code that two use at once lets one in', async () => {
  const { cookie } = await enter(county, 'auditor')
  const { secret } = (await county.stranger().raw('GET', '/api/agency/totp', undefined, { cookie })).body as {
    secret: string
  }
  await send(cookie, enableTotp, { secret, code: codeOf(secret, -1) })
  const code = codeOf(secret)
  const both = await Promise.all([
    enter(county, 'auditor', { code }, '192.0.2.1'),
    enter(county, 'auditor', { code }, '198.51.100.1'),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
})

test('the language is remembered', async () => {
  const { cookie } = await enter(county, 'leaderA')
  expect((await send(cookie, setLanguage, { language: 'zh-Hant' }))?.status).toBe('accepted')
  expect((await session(county, 'GET', undefined, { headers: { cookie } })).body).toMatchObject({
    account: { language: 'zh-Hant' },
  })
  const refused = await send(cookie, setLanguage, { language: 'de' as 'en' })
  expect(refused?.problem?.fields).toMatchObject([{ path: '/body/language', code: 'platform.field_choice' }])
})

test('own sessions are listed and ended, those of others are not', async () => {
  const [here, there] = [await enter(county, 'leaderB'), await enter(county, 'leaderB', {}, '203.0.113.5')]
  const other = await enter(county, 'workerB')
  const listed = await county.stranger().raw('GET', mySessions.path, undefined, { cookie: here.cookie })
  const { items } = listed.body as { items: { id: string; current: boolean; network: string }[] }
  expect(items).toHaveLength(2)
  expect(items.find(({ current }) => current)?.id).toBe(here.body.session)
  expect(items.find(({ current }) => !current)?.network).toBe('203.0.113.0/24')
  const foreign = await send(here.cookie, endSession, { session: String(other.body.session) })
  expect(foreign?.problem?.code).toBe('platform.not_found')
  expect(await isIn(other.cookie)).toBe(true)
  expect((await send(here.cookie, endSession, { session: String(there.body.session) }))?.status).toBe('accepted')
  expect([await isIn(here.cookie), await isIn(there.cookie)]).toEqual([true, false])
  expect((await send(here.cookie, endSession, { session: newId() }))?.problem?.code).toBe('platform.not_found')
})

test('the administrator lists and ends sessions of others; nobody else does', async () => {
  const theirs = await enter(county, 'workerB')
  const admin = county.as('administrator')
  const first = await admin.get(listSessions, { limit: 2 })
  expect(first.items).toHaveLength(2)
  const rest = await admin.get(listSessions, { after: first.next as string })
  expect(rest.items.map(({ id }) => id)).not.toContain(first.items[0]?.id)
  const one = await admin.get(listSessions, { account: accountOf('workerB') })
  expect(one.items.every(({ username }) => username === 'workerb')).toBe(true)
  for (const person of ['dispatcher', 'auditor', 'worker'] as const)
    await expect(county.as(person).get(listSessions)).rejects.toThrow('platform.not_permitted')
  const id = newId()
  const ended = await admin.command(endSession, { session: String(theirs.body.session) }, { id })
  expect(ended.status).toBe('accepted')
  expect(await isIn(theirs.cookie)).toBe(false)
  expect((await admin.command(endSession, { session: String(theirs.body.session) }, { id })).status).toBe('repeated')
  await expect(admin.get(listSessions, { after: 'W10' })).rejects.toThrow('platform.invalid')
})

test('the login role of the server cannot read what opens a session', async () => {
  await expect(county.server.services.staff.query('select token_hash from app.session')).rejects.toThrow(
    'permission denied',
  )
})
