import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, countyCode } from '#main/testing/county-fixture.ts'
import { setSessionCookie } from '#platform/server/http/session.ts'
import { disableAccount, getAccount, mySessions } from '../../contract/index.ts'
import { enter, givePasswords, password, session } from '../testing/people.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
  await givePasswords(
    county,
    'worker',
    'dispatcher',
    'dispatcherA',
    'leaderA',
    'workerB',
    'worker2',
    'expired',
    'auditor',
  )
})
afterAll(() => county.stop())

test('signing in answers who, where and what, and sets a cookie that scripts and other sites do not get', async () => {
  const { status, body, headers } = await enter(county, 'worker')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    account: {
      id: accountOf('worker'),
      username: 'worker',
      agencyName: '县指挥部',
      mustChange: false,
      generated: true,
    },
    county: { code: String(countyCode), name: '平武县' },
    roles: [{ role: 'grid_worker', place: areas.grid1.id, placeName: '报恩寺第一网格', until: null }],
    emergency: { name: '演练', level: 1 },
    demo: false,
  })
  expect(body.permissions).toContain('registry.recordVisit')
  expect(headers['set-cookie']).toMatch(/^lianfang=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/)
  expect(headers['cache-control']).toBe('no-store')
})

test('with TLS the cookie is bound to the host and to TLS', () => {
  const set: unknown[] = []
  setSessionCookie(
    { protocol: 'https' } as never,
    { setCookie: (...given: unknown[]) => set.push(...given) } as never,
    'x',
    { expires: new Date() },
  )
  expect(set[0]).toBe('__Host-lianfang')
  expect(set[2]).toMatchObject({ secure: true, httpOnly: true, sameSite: 'strict', path: '/' })
})

test('a token is new each time, the one before ends, and the database knows neither', async () => {
  const first = await enter(county, 'leaderA')
  const second = await session(county, 'POST', { username: 'leadera', password }, { headers: { cookie: first.cookie } })
  expect(second.cookie).not.toBe(first.cookie)
  expect((await session(county, 'GET', undefined, { headers: { cookie: first.cookie } })).status).toBe(401)
  expect((await session(county, 'GET', undefined, { headers: { cookie: second.cookie } })).status).toBe(200)
  const { rows } = await county.admin.query('select token_hash from app.session')
  expect(rows.some(({ token_hash }) => second.cookie.includes(token_hash.toString('base64url')))).toBe(false)
})

test('a token that an attacker chose never becomes a session', async () => {
  const chosen = `lianfang=${'a'.repeat(43)}`
  const answered = await session(county, 'POST', { username: 'worker', password }, { headers: { cookie: chosen } })
  expect(answered.cookie).not.toBe(chosen)
  expect((await session(county, 'GET', undefined, { headers: { cookie: chosen } })).status).toBe(401)
})

test('signing out ends the session and takes the cookie away', async () => {
  const { cookie } = await enter(county, 'worker')
  const out = await session(county, 'DELETE', undefined, { headers: { cookie } })
  expect(out.status).toBe(204)
  expect(out.headers['set-cookie']).toMatch(/lianfang=; .*Expires=Thu, 01 Jan 1970/)
  expect((await session(county, 'GET', undefined, { headers: { cookie } })).status).toBe(401)
  expect((await session(county, 'DELETE')).status).toBe(204)
})

test('a wrong password, an unknown name and a disabled account answer alike', async () => {
  await county.admin.query('update agency.account set disabled_at = now() where id = $1', [accountOf('future')])
  const from = '203.0.113.9'
  const answers = [
    await session(county, 'POST', { username: 'worker', password: 'wrong' }, { from }),
    await session(county, 'POST', { username: 'no-such-one', password: 'wrong' }, { from }),
    await session(county, 'POST', { username: 'Nobody At All \u{20000}', password }, { from }),
    await session(county, 'POST', { username: 'future', password }, { from }),
  ]
  for (const { status, body, headers } of answers) {
    expect([status, body, headers['set-cookie']]).toEqual([401, answers[0]?.body, undefined])
  }
  expect(answers[0]?.body.code).toBe('agency.sign_in_failed')
})

test('the same work is done for a name that does not exist', async () => {
  const time = async (username: string, from: string) => {
    const start = performance.now()
    await session(county, 'POST', { username, password: 'wrong' }, { from })
    return performance.now() - start
  }
  const known: number[] = []
  const unknown: number[] = []
  for (let i = 0; i < 9; i++) {
    known.push(await time('auditor', `192.0.${i}.1`))
    unknown.push(await time(`nobody-${i}`, `192.0.${i}.1`))
  }
  const middle = (list: number[]) => list.sort((a, b) => a - b)[4] as number
  expect(middle(unknown) / middle(known)).toBeGreaterThan(0.4)
  expect(middle(unknown) / middle(known)).toBeLessThan(2.5)
})

test('the fifth wrong try blocks this network, growing, and no other one', async () => {
  const from = '203.0.113.20'
  const wrong = (name = 'dispatcher') => session(county, 'POST', { username: name, password: 'wrong' }, { from })
  for (let i = 0; i < 5; i++) expect((await wrong()).status).toBe(401)
  const blocked = await enter(county, 'dispatcher', {}, '203.0.113.99')
  expect(blocked.status).toBe(429)
  expect(blocked.body).toMatchObject({ code: 'agency.blocked' })
  const first = (blocked.body.detail as { seconds: number }).seconds
  expect(Number(blocked.headers['retry-after'])).toBe(first)
  expect(first).toBeGreaterThan(20)
  expect(first).toBeLessThanOrEqual(30)
  expect((await enter(county, 'dispatcher', {}, '198.51.100.44')).status).toBe(200)
  expect((await enter(county, 'worker', {}, from)).status).toBe(200)

  await county.admin.query("update agency.sign_in_failure set blocked_until = now() - interval '1 second'")
  expect((await wrong()).status).toBe(401)
  const again = await wrong()
  expect((again.body.detail as { seconds: number }).seconds).toBeGreaterThan(50)

  await county.admin.query("update agency.sign_in_failure set blocked_until = now() - interval '1 second'")
  expect((await enter(county, 'dispatcher', {}, from)).status).toBe(200)
  expect((await wrong()).status).toBe(401)
})

test('unknown names are blocked as known ones, and addresses of one IPv6 subscriber are one', async () => {
  for (let i = 0; i < 5; i++) {
    await session(county, 'POST', { username: 'ghost', password: 'x' }, { from: `2001:db8:1:2::${i + 1}` })
  }
  const same = await session(county, 'POST', { username: 'ghost', password: 'x' }, { from: '2001:db8:1:2:ffff::1' })
  const other = await session(county, 'POST', { username: 'ghost', password: 'x' }, { from: '2001:db8:1:3::1' })
  expect([same.status, other.status]).toEqual([429, 401])
})

test('many tries at once are not more tries than one after another', async () => {
  const tries = Array.from({ length: 20 }, () =>
    session(county, 'POST', { username: 'workerb', password: 'wrong' }, { from: '203.0.113.30' }),
  )
  const codes = (await Promise.all(tries)).map(({ status }) => status)
  expect(codes.filter((code) => code === 401)).toHaveLength(5)
  expect(codes.filter((code) => code === 429)).toHaveLength(15)
})

test('a flood from one network is told to wait before it costs anything', async () => {
  const tries = Array.from({ length: 80 }, (_, i) =>
    session(county, 'POST', { username: `flood-${i}`, password: 'x' }, { from: '203.0.113.40' }),
  )
  const answers = await Promise.all(tries)
  expect(answers.every(({ status }) => [401, 429, 503].includes(status))).toBe(true)
  expect(answers.some(({ body }) => body.code === 'platform.too_many_requests')).toBe(true)
})

test('a role that ran out gives nothing, though signing in still works', async () => {
  const { status, body, cookie } = await enter(county, 'expired')
  expect([status, body.roles, body.permissions]).toEqual([200, [], []])
  const answered = await county
    .stranger()
    .raw('GET', `${getAccount.path}?id=${accountOf('worker')}`, undefined, { cookie })
  expect([answered.status, (answered.body as { code: string }).code]).toEqual([403, 'platform.not_permitted'])
})

test('disabling an account ends its sessions at once and its sign-in for good', async () => {
  const { cookie } = await enter(county, 'worker2')
  const done = await county.as('administrator').command(disableAccount, {
    id: accountOf('worker2'),
    version: 1,
    disabled: true,
  })
  expect(done).toMatchObject({ status: 'accepted', result: { version: 2 } })
  expect((await session(county, 'GET', undefined, { headers: { cookie } })).status).toBe(401)
  expect((await enter(county, 'worker2', {}, '198.51.100.60')).body.code).toBe('agency.sign_in_failed')
})

test('a session that ran out is none', async () => {
  const { cookie, body } = await enter(county, 'worker')
  await county.admin.query("update app.session set expires_at = now() - interval '1 second' where id = $1", [
    body.session,
  ])
  expect((await session(county, 'GET', undefined, { headers: { cookie } })).status).toBe(401)
  await enter(county, 'worker')
  const { rows } = await county.admin.query('select from app.session where id = $1', [body.session])
  expect(rows).toHaveLength(0)
})

test('requests from other sites change nothing', async () => {
  const { cookie } = await enter(county, 'worker')
  const given = { username: 'worker', password }
  const refusals = [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'null' },
  ] as Record<string, string>[]
  for (const headers of refusals) {
    expect((await session(county, 'POST', given, { headers })).body.code).toBe('platform.cross_site')
    expect((await session(county, 'DELETE', undefined, { headers: { ...headers, cookie } })).status).toBe(403)
    const command = await county.stranger().raw('POST', '/api/commands', { commands: [] }, { ...headers, cookie })
    expect(command.status).toBe(403)
  }
  expect((await session(county, 'GET', undefined, { headers: { cookie } })).status).toBe(200)
  const ours = { origin: 'http://127.0.0.1', 'sec-fetch-site': 'same-origin' }
  expect((await session(county, 'POST', given, { headers: ours })).status).toBe(200)
})

test('a form of another site cannot even be read', async () => {
  const answered = await county.server.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: '127.0.0.1' },
    payload: 'username=worker&password=x',
  })
  expect(answered.statusCode).toBe(415)
})

test('what is not a sign-in is a problem at the field', async () => {
  const fields = async (payload: Record<string, unknown>) =>
    ((await session(county, 'POST', payload)).body.fields as { path: string; code: string }[] | undefined)?.map(
      ({ path, code }) => `${path} ${code}`,
    )
  expect(await fields({})).toEqual(['/username platform.field_required', '/password platform.field_required'])
  expect(await fields({ username: 'a', password: 'b', admin: true })).toEqual(['/admin platform.field_unknown'])
  expect(await fields({ username: 'a\u0000', password: 'b' })).toEqual(['/username platform.field_characters'])
  expect(await fields({ username: 'a', password: 'b', code: '12345' })).toEqual(['/code platform.field_format'])
  expect(await fields({ username: 'a', password: 'b', county: 12 })).toHaveLength(1)
  expect((await session(county, 'POST', { username: 'worker', password, county: 110101 })).body.code).toBe(
    'agency.sign_in_failed',
  )
})

test('where several counties share an installation the county is asked for', async () => {
  await county.admin.query("insert into app.county values (510726, '北川羌族自治县', now())")
  const without = await enter(county, 'worker')
  expect(without.body).toMatchObject({ code: 'platform.invalid', fields: [{ path: '/county' }] })
  expect((await enter(county, 'worker', { county: countyCode })).status).toBe(200)
  expect((await enter(county, 'worker', { county: 510726 }, '198.51.100.70')).status).toBe(401)
  await county.admin.query('delete from app.county where code = 510726')
})

test('every session says which network and browser it came from', async () => {
  const { cookie } = await session(
    county,
    'POST',
    { username: 'dispatchera', password },
    {
      headers: { 'user-agent': 'Test \u00e9 Browser/1' },
    },
  )
  const answered = await county.stranger().raw('GET', mySessions.path, undefined, { cookie })
  expect((answered.body as { items: unknown[] }).items).toMatchObject([
    { username: 'dispatchera', network: '198.51.100.0/24', device: 'Test  Browser/1', current: true },
  ])
})

test('only the login of sign-in begins a session or reads what a password is checked against', async () => {
  const { staff, signIn } = county.server.services
  const begin =
    "select app.begin_session(sha256('x'), gen_random_uuid(), $1, $2, now() + interval '1 hour', null, null, false)"
  for (const [text, values] of [
    [begin, [countyCode, accountOf('administrator')]],
    ["select agency.find_for_sign_in($1, 'administrator')", [countyCode]],
    ["select agency.sign_in_succeeded('x')", []],
    ['select agency.use_totp($1, $2, 0)', [countyCode, accountOf('administrator')]],
  ] as const)
    await expect(staff.query(text, [...values]), text).rejects.toMatchObject({ code: '42501' })
  // And that login can do nothing else: no account, no session, no place, not even with a session's own key.
  for (const text of [
    'select from agency.account',
    'select from app.session',
    'select from place.area',
    "select app.enter('x', 'place.search')",
    "select app.whoami('x')",
    "select app.scope('account.read')",
  ])
    await expect(signIn.query(text), text).rejects.toMatchObject({ code: '42501' })
})
