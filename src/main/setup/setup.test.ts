import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { InternalServer } from '#platform/server/http/server.ts'
import { withLogin } from '#platform/server/install/database.ts'
import { install } from '#platform/server/install/install.ts'
import type { Secrets } from '#platform/server/postgres/secrets.ts'
import { syncAccess } from '../access.ts'
import { startInternal } from '../internal.ts'

const token = 'the-token-of-the-terminal'
const password = 'three walnut trees'
let server: InternalServer
let admin: pg.Client
let folder: string

beforeAll(async () => {
  const { adminUrl, secrets } = inject('cluster')
  const { urls, database } = await install({
    adminUrl,
    secrets: JSON.parse(secrets) as Secrets,
    database: `setup_${process.pid}`,
    afterMigrate: syncAccess,
  })
  folder = mkdtempSync(join(tmpdir(), 'lianfang-setup-'))
  const runtime = { folder, database: urls, host: '127.0.0.1', port: 0, publicPort: 0, demo: false, webRoot: folder }
  server = await startInternal({ ...runtime, firstRunToken: token }, pino({ level: 'error' }, pino.destination(2)))
  admin = new pg.Client({ connectionString: withLogin(adminUrl, { database }) })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(method: 'GET' | 'POST', url: string, payload?: object, given: string | null = token, cookie = '') {
  const answered = await server.app.inject({
    method,
    url,
    headers: { host: '127.0.0.1', cookie, ...(given === null ? {} : { 'x-setup-token': given }) },
    ...(payload ? { payload } : {}),
  })
  return { status: answered.statusCode, body: answered.json(), cookie: String(answered.headers['set-cookie'] ?? '') }
}
const wish = (change: object = {}, person: object = {}) => ({
  county: '510727',
  administrator: { username: 'first', displayName: '杨·卓玛', password, ...person },
  ...change,
})

test('nothing is open without the token', async () => {
  for (const given of [null, '', 'x', `${token}x`]) {
    for (const answered of [
      await ask('GET', '/api/setup/divisions', undefined, given),
      await ask('POST', '/api/setup', wish(), given),
    ])
      expect([answered.status, answered.body.code]).toEqual([403, 'setup.token_wrong'])
  }
})

test('province, city and county are chosen from the official codes', async () => {
  const items = async (parent: string) =>
    (await ask('GET', `/api/setup/divisions${parent && `?parent=${parent}`}`)).body.items as unknown[]
  expect(await items('')).toContainEqual({ code: '51', name: '四川省' })
  expect(await items('51')).toContainEqual({ code: '5107', name: '绵阳市' })
  expect(await items('5107')).toContainEqual({ code: '510727', name: '平武县' })
  expect((await ask('GET', '/api/setup/divisions?parent=99')).status).toBe(404)
  expect((await ask('GET', '/api/setup/divisions?parent=510727')).body.code).toBe('platform.invalid')
})

test('what is wrong is said at the field, and nothing is founded', async () => {
  const codes = async (body: object) => {
    const { body: problem } = await ask('POST', '/api/setup', body)
    return [problem.code, ...(problem.fields ?? []).map(({ path }: { path: string }) => path)]
  }
  expect(await codes({})).toEqual(['platform.invalid', '/county', '/administrator'])
  expect(await codes(wish({ county: '990001' }))).toEqual(['setup.county_unknown'])
  expect(await codes(wish({}, { password: 'password1234' }))).toEqual(['platform.invalid', '/administrator/password'])
  expect(await codes(wish({}, { password: 'short' }))).toEqual(['platform.invalid', '/administrator/password'])
  expect(await codes(wish({}, { username: 'A B' }))).toEqual(['platform.invalid', '/administrator/username'])
  const sent = await server.app.inject({
    method: 'POST',
    url: '/api/commands',
    headers: { host: '127.0.0.1', cookie: `lianfang=${'a'.repeat(43)}` },
    payload: {
      commands: [
        {
          id: '01900000-0000-7000-8000-000000000001',
          name: 'app.found',
          body: { county: '510727', usernames: [] },
          occurredAt: '2020-01-24T00:00:00Z',
        },
      ],
    },
  })
  expect([sent.statusCode, sent.json().code]).toEqual([401, 'platform.not_signed_in'])
})

test('two who send at once found one county; then the door is closed for ever', async () => {
  const both = await Promise.all([
    ask('POST', '/api/setup', wish()),
    ask('POST', '/api/setup', wish({ county: '510726' }, { username: 'second' })),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
  expect(both.find(({ status }) => status === 200)?.body).toEqual({ signIn: '/' })
  for (const given of [token, 'x']) {
    expect((await ask('POST', '/api/setup', wish(), given)).body.code).toBe('setup.closed')
    expect((await ask('GET', '/api/setup/divisions', undefined, given)).status).toBe(410)
  }
})

test('the administrator signs in and finds the tree, the agencies and the journal entry', async () => {
  const username =
    (await ask('POST', '/api/session', { username: 'first', password })).status === 200 ? 'first' : 'second'
  const signed = await ask('POST', '/api/session', { username, password })
  expect(signed.body).toMatchObject({
    account: { username, displayName: '杨·卓玛', mustChange: false, generated: false },
    roles: [{ role: 'administrator', path: signed.body.county.code }],
    emergency: null,
  })
  const cookie = signed.cookie.split(';')[0] ?? ''
  const agencies = (await ask('GET', '/api/agency/agencies', undefined, null, cookie)).body.items as {
    kind: string
    name: string
    placeName: string
  }[]
  const kinds = new Set(agencies.map(({ kind }) => kind))
  for (const kind of ['commission', 'police', 'court', 'procuratorate', 'justice', 'health', 'market', 'civil_affairs'])
    expect(kinds).toContain(kind)
  expect(agencies.filter(({ kind }) => kind === 'town').length).toBeGreaterThanOrEqual(19)
  const areas = (await ask('GET', '/api/place/areas', undefined, null, cookie)).body.items as { kind: string }[]
  expect(areas.map(({ kind }) => kind)).toEqual(['county'])
  const key = `county-${signed.body.county.code}` as `county-${number}`
  const { rows } = await admin.query('select id, name, cipher from journal.entry')
  expect(rows.map(({ name }) => name)).toEqual(['app.found'])
  const text = server.services.vault.open(key, `journal.entry:${rows[0].id}`, rows[0].cipher)
  expect(JSON.parse(text)).toEqual([{ county: signed.body.county.code, usernames: [username] }])
})
