import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, doors } from '#main/testing/county-fixture.ts'
import { getDoor, recordVisit } from '#modules/registry/contract/index.ts'
import { pull } from '#platform/contract/index.ts'
import { halfHeader } from '#platform/server/http/session.ts'
import { inviteDevice, revokeDevice } from '../../contract/index.ts'
import { givePasswords } from '../testing/people.ts'

const newHalf = () => randomBytes(32).toString('base64url')

/** A browser: cookies as they were set, and the half that it sends while it is open. */
interface Browser {
  cookies: Map<string, string>
  half?: string
  device?: string
}

describe('the second half of a phone session', () => {
  let county: TestCounty
  let addresses = 1
  beforeAll(async () => {
    county = await startTestCounty()
    await givePasswords(county, 'worker', 'worker2')
  })
  afterAll(() => county.stop())

  const ask = async (browser: Browser, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
    const answered = await county.server.app.inject({
      method,
      url,
      headers: {
        host: '127.0.0.1',
        cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
        ...(browser.half ? { [halfHeader]: browser.half } : {}),
      },
      remoteAddress: `198.51.${addresses++}.9`,
      ...(payload ? { payload } : {}),
    })
    for (const set of [answered.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      browser.cookies.set(name, value)
    }
    const body = answered.body === '' ? {} : (answered.json() as Record<string, unknown>)
    return { status: answered.statusCode, code: body.code, body, set: answered.headers['set-cookie'] }
  }
  const enrol = async (person: 'worker' | 'worker2' = 'worker'): Promise<Browser> => {
    const invited = await county.as('administrator').command(inviteDevice, { account: accountOf(person) })
    const browser: Browser = { cookies: new Map() }
    const { body } = await ask(browser, 'POST', '/api/device/enrol', { code: invited.result?.code, name: '红米' })
    browser.device = body.device as string
    return browser
  }
  const bind = (browser: Browser, half: string) => ask(browser, 'POST', '/api/device/half', { half })
  const locked = (browser: Browser): Browser => ({ cookies: new Map(browser.cookies) })
  const open = async () => {
    const browser = await enrol()
    const half = newHalf()
    expect((await bind(browser, half)).body).toEqual({ bound: true })
    browser.half = half
    return browser
  }
  const door = () => `${getDoor.path}?id=${doors.unit[0]}`
  const visit = () => ({
    commands: [
      { id: newId(), name: recordVisit.name, body: { door: doors.unit[0], outcome: 'nobody_home' }, occurredAt: now() },
    ],
  })

  it('opens with both halves what it opened with one before, and with one nothing more', async () => {
    const browser = await open()
    for (const url of [pull.path, '/api/session', door()]) {
      expect((await ask(browser, 'GET', url)).status, url).toBe(200)
      const alone = await ask(locked(browser), 'GET', url)
      expect([alone.status, alone.code], url).toEqual([401, 'agency.device_locked'])
    }
    const sent = await ask(browser, 'POST', '/api/commands', visit())
    expect(sent.body.results).toMatchObject([{ status: 'accepted' }])
    const refused = await ask(locked(browser), 'POST', '/api/commands', visit())
    expect([refused.status, refused.code]).toEqual([401, 'agency.device_locked'])
  })

  it('is asked for whatever mark the cookie bears, and no other half will do', async () => {
    const browser = await open()
    const bare = locked(browser)
    bare.cookies.set('lianfang', browser.cookies.get('lianfang')?.replace('.h', '') ?? '')
    expect((await ask(bare, 'GET', pull.path)).code).toBe('agency.device_locked')
    expect((await ask({ ...bare, half: browser.half as string }, 'GET', pull.path)).code).toBe('agency.device_locked')
    expect((await ask({ ...browser, half: newHalf() }, 'GET', pull.path)).code).toBe('agency.device_locked')
    expect((await bind(locked(browser), newHalf())).code).toBe('agency.device_locked')
    expect((await ask(browser, 'GET', pull.path)).status).toBe(200)
  })

  it('is bound once however often it is asked, since an answer may be lost with its cookie', async () => {
    const browser = await enrol()
    const lost = locked(browser)
    const half = newHalf()
    await bind(browser, half)
    expect((await ask({ ...lost, half }, 'GET', pull.path)).code).toBe('agency.device_locked')
    expect((await bind(lost, half)).body).toEqual({ bound: true })
    expect((await ask({ ...lost, half }, 'GET', pull.path)).status).toBe(200)
  })

  it('is not given to the session of a desk, to a stranger, or without its form', async () => {
    const desk: Browser = { cookies: new Map() }
    await ask(desk, 'POST', '/api/session', { username: 'worker', password: 'the pine above the river' })
    const before = desk.cookies.get('lianfang')
    expect((await bind(desk, newHalf())).body).toEqual({ bound: false })
    expect(desk.cookies.get('lianfang')).toBe(before)
    // A half that nobody asked for does no harm.
    expect((await ask({ ...desk, half: newHalf() }, 'GET', pull.path)).status).toBe(200)
    expect((await bind(desk, 'short')).code).toBe('platform.invalid')
    const made: Browser = { cookies: new Map([['lianfang', 'a'.repeat(43)]]) }
    expect((await bind(made, newHalf())).code).toBe('platform.not_signed_in')
    expect((await bind(made, 'short')).code).toBe('platform.not_signed_in')
  })

  it('goes over to the session that begins on the open phone with a password', async () => {
    const browser = await open()
    const credentials = { username: 'worker', password: 'the pine above the river' }
    const entered = await ask(browser, 'POST', '/api/session', credentials)
    expect(entered.body).toMatchObject({ account: { username: 'worker' } })
    expect((await ask(browser, 'GET', pull.path)).status).toBe(200)
    expect((await ask(locked(browser), 'GET', pull.path)).code).toBe('agency.device_locked')
    // Somebody else's session is none of this phone's.
    const other = await ask(browser, 'POST', '/api/session', { ...credentials, username: 'worker2' })
    expect(other.status).toBe(200)
    expect((await ask(locked(browser), 'GET', '/api/session')).status).toBe(200)
  })

  it('keeps nobody from hearing of a revocation, from ending the session, from delivering', async () => {
    const browser = await open()
    expect((await ask(locked(browser), 'POST', '/api/sealed', { parcels: ['x'] })).status).toBe(200)
    const device = browser.device as string
    await county.as('administrator').command(revokeDevice, { device, reason: '遗失' })
    expect((await ask(locked(browser), 'GET', '/api/session')).code).toBe('agency.device_revoked')

    const second = await open()
    const emptied = locked(second)
    expect((await ask(emptied, 'DELETE', '/api/session')).status).toBe(204)
    expect((await ask(second, 'GET', pull.path)).code).toBe('platform.not_signed_in')
  })

  it('lets a phone look out for changes with its cookie alone: they have names of modules and nothing else', async () => {
    const { cookies } = await open()
    const headers = { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }
    const stream = await fetch(`http://127.0.0.1:${county.server.port}/api/live`, { headers })
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    await stream.body?.cancel()
  })

  it('outlives the cookie of a week: what ends a session of a phone is the server', async () => {
    const browser = await enrol()
    const { set } = await bind(browser, newHalf())
    const ends = Date.parse(/Expires=([^;]+)/.exec(String(set))?.[1] ?? '')
    expect(ends - Date.now()).toBeGreaterThan(300 * 86_400_000)
  })
})
