import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, countyCode, type PersonName, pathOf } from '#main/testing/county-fixture.ts'
import { pull } from '#platform/contract/index.ts'
import { disableAccount, inviteDevice, listDevices, revokeDevice } from '../../contract/index.ts'
import { givePasswords } from '../testing/people.ts'

interface Phone {
  status: number
  body: Record<string, unknown> & { code?: string; device?: string; account?: string }
  cookie: string
}

describe('phones', () => {
  let county: TestCounty
  const admin = () => county.as('administrator')
  let addresses = 1

  const invite = async (person: PersonName, by: PersonName = 'administrator') => {
    const done = await county.as(by).command(inviteDevice, { account: accountOf(person) })
    expect(done.problem).toBeUndefined()
    return done.result?.code as string
  }
  const enrol = async (code: string, more: { name?: unknown; from?: string; cookie?: string } = {}): Promise<Phone> => {
    const answered = await county.server.app.inject({
      method: 'POST',
      url: '/api/device/enrol',
      headers: { host: '127.0.0.1', ...(more.cookie ? { cookie: more.cookie } : {}) },
      remoteAddress: more.from ?? `198.51.${addresses++}.7`,
      payload: { code, name: more.name ?? '红米' },
    })
    const set = [answered.headers['set-cookie'] ?? []].flat()
    return {
      status: answered.statusCode,
      body: answered.json(),
      cookie: set.map((one) => one.split(';')[0]).join('; '),
    }
  }
  const ask = (phone: Phone, query: Record<string, string> = {}) =>
    county.stranger().raw('GET', `${pull.path}?${new URLSearchParams(query)}`, undefined, { cookie: phone.cookie })
  const codeOf = ({ body }: { body: unknown }) => (body as { code?: string }).code
  const listed = async (id: unknown) => (await admin().get(listDevices)).items.find((one) => one.id === id)

  beforeAll(async () => {
    county = await startTestCounty()
  })
  afterAll(() => county.stop())

  it('are enrolled with a code, once, however it is typed, and are signed in as their person', async () => {
    const code = await invite('worker')
    const phone = await enrol(` ${code.toUpperCase().replace('-', ' ')}`)
    expect(phone.status).toBe(200)
    expect(phone.body).toMatchObject({ account: accountOf('worker'), serverKey: { kty: 'EC', crv: 'P-256' } })
    expect(phone.body.secret).toMatch(/^[\w-]{43}$/)
    expect((await ask(phone)).status).toBe(200)
    expect(await listed(phone.body.device)).toMatchObject({ name: '红米', unsent: 0, waiting: false, revokedAt: null })
    const again = await enrol(code)
    expect([again.status, again.body.code]).toEqual([401, 'agency.enrol_failed'])
  })

  it('need a code that is right, still good, and the last one given', async () => {
    const first = await invite('worker2')
    const second = await invite('worker2')
    expect((await enrol(first)).body.code).toBe('agency.enrol_failed')
    await county.admin.query("update agency.device_invite set expires_at = now() - interval '1 second'")
    expect((await enrol(second)).body.code).toBe('agency.enrol_failed')
    expect((await enrol('')).body.code).toBe('platform.invalid')
    expect((await enrol(second, { name: 7 })).body.code).toBe('platform.invalid')
  })

  it('cannot be guessed: a network that tries is made to wait', async () => {
    const code = await invite('worker2')
    const from = '203.0.113.9'
    for (let n = 0; n < 5; n++) expect((await enrol('0000-0000', { from })).body.code).toBe('agency.enrol_failed')
    expect((await enrol(code, { from })).body.code).toBe('agency.blocked')
    expect((await enrol(code)).status).toBe(200)
  })

  it('are given to people who work by phone alone, by whoever is in charge of them', async () => {
    const leader = county.as('communityLeader')
    expect(await invite('worker', 'communityLeader')).toMatch(/^.{4}-.{4}$/)
    const elsewhere = await leader.command(inviteDevice, { account: accountOf('workerB') })
    const desk = await admin().command(inviteDevice, { account: accountOf('dispatcher') })
    const worker = await county.as('worker').command(inviteDevice, { account: accountOf('worker') })
    expect([elsewhere, desk, worker].map(({ problem }) => problem?.code)).toEqual([
      'platform.not_found',
      'agency.no_phone_role',
      'platform.not_permitted',
    ])
    expect((await leader.get(listDevices)).items.every(({ account }) => account !== accountOf('workerB'))).toBe(true)
    await expect(county.as('worker').get(listDevices)).rejects.toThrow('platform.not_permitted')
  })

  it("of a grid worker of the own community are its leader's, whatever agency the account is of", async () => {
    const leader = county.as('communityLeader')
    const move = (path: string) =>
      county.admin.query('update agency.account set path = $2 where id = $1', [accountOf('worker2'), path])
    await move(pathOf('townA'))
    const code = await invite('worker2', 'communityLeader')
    const phone = await enrol(code)
    const device = phone.body.device as string
    expect((await leader.get(listDevices)).items.map(({ id }) => id)).toContain(device)
    const done = await leader.command(revokeDevice, { device, reason: '遗失' })
    await move(pathOf('communityA'))
    expect(done.problem).toBeUndefined()
    expect(codeOf(await ask(phone))).toBe('agency.device_revoked')
  })

  it('answer a repeated command without the code', async () => {
    const id = newId()
    const once = await admin().command(inviteDevice, { account: accountOf('worker2') }, { id })
    const twice = await admin().command(inviteDevice, { account: accountOf('worker2') }, { id })
    expect(twice).toMatchObject({ status: 'repeated', result: { expiresAt: once.result?.expiresAt } })
    expect(twice.result?.code).toBeUndefined()
    const code = once.result?.code as string
    const { rows } = await county.admin.query('select * from journal.entry where id = $1', [id])
    expect(JSON.stringify(rows)).not.toContain(code)
  })

  it('tell how they stand with every pull', async () => {
    const phone = await enrol(await invite('workerB'))
    const now = Date.now()
    const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString()
    // Two days ahead: what its clock calls two days ago was four days ago.
    const clock = new Date(now + 2 * 86_400_000).toISOString()
    const page = await ask(phone, { unsent: '12', oldest: daysAgo(2), clock })
    expect(page.status).toBe(200)
    const lease = Date.parse((page.body as { lease: string }).lease)
    expect(Math.abs(lease - now - 7 * 86_400_000)).toBeLessThan(60_000)
    const seen = await listed(phone.body.device)
    expect(seen).toMatchObject({ unsent: 12, waiting: true })
    expect(Math.abs((seen?.skew ?? 0) - 2 * 86_400)).toBeLessThan(60)
    expect(Math.abs(Date.parse(seen?.oldestAt ?? '') - now + 4 * 86_400_000)).toBeLessThan(60_000)
    expect((await admin().get(listDevices, { state: 'waiting' })).items.map(({ id }) => id)).toEqual([
      phone.body.device,
    ])
    await ask(phone, { unsent: '0' })
    expect(await listed(phone.body.device)).toMatchObject({ unsent: 0, oldestAt: null, waiting: false, skew: null })
  })

  it('keep their session as long as their lease', async () => {
    const phone = await enrol(await invite('workerB'))
    const left = async () => {
      const { rows } = await county.admin.query(
        'select extract(epoch from expires_at - now())::float / 86400 as days from app.session where phone = $1',
        [phone.body.device],
      )
      return rows[0]?.days as number
    }
    expect(await left()).toBeCloseTo(7, 2)
    await county.admin.query("update app.session set expires_at = now() + interval '1 day' where phone = $1", [
      phone.body.device,
    ])
    await ask(phone)
    expect(await left()).toBeCloseTo(7, 2)
  })

  it("have the lease of the shortest of their person's roles: a day at a checkpoint, a week in a grid", async () => {
    const hours = 3_600_000
    const leaseIn = async (phone: Phone) => {
      const { lease } = (await ask(phone)).body as { lease: string | null }
      return lease === null ? null : Math.round((Date.parse(lease) - Date.now()) / hours)
    }
    const sessionIn = async (phone: Phone) => {
      const { rows } = await county.admin.query(
        'select extract(epoch from expires_at - now())::float / 3600 as hours from app.session where phone = $1',
        [phone.body.device],
      )
      return Math.round(rows[0]?.hours as number)
    }
    const officer = await enrol(await invite('checkpointOfficer'))
    expect([await sessionIn(officer), await leaseIn(officer)]).toEqual([24, 24])
    // Whoever signs in with a password has the same lease for what the browser keeps.
    const own = (await county.as('checkpointOfficer').get(pull)) as { lease: string }
    expect(Math.round((Date.parse(own.lease) - Date.now()) / hours)).toBe(24)

    const phone = await enrol(await invite('workerB'))
    expect([await sessionIn(phone), await leaseIn(phone)]).toEqual([168, 168])
    const role = newId()
    await county.admin.query(
      `insert into app.role_held (county, id, account, role, place, path, valid_from, given_by)
       select county, $2, account, 'checkpoint_officer', place, path, now(), account from app.role_held where account = $1 limit 1`,
      [accountOf('workerB'), role],
    )
    expect([await leaseIn(phone), await sessionIn(phone)]).toEqual([24, 24])
    await county.admin.query('update app.role_held set ended_at = now() where id = $1', [role])
    expect([await leaseIn(phone), await sessionIn(phone)]).toEqual([168, 168])
    // A role that is over leaves nothing to keep.
    const ended = 'update app.role_held set ended_at = $2 where account = $1 and id <> $3'
    await county.admin.query(ended, [accountOf('workerB'), new Date(), role])
    expect(await leaseIn(phone)).toBeNull()
    await county.admin.query(ended, [accountOf('workerB'), null, role])
  })

  it("draw a checkpoint's session out with every shift, not with every pull", async () => {
    const phone = await enrol(await invite('checkpointOfficer'))
    const ends = async () =>
      (await county.admin.query('select expires_at from app.session where phone = $1', [phone.body.device])).rows[0]
        ?.expires_at as Date
    const before = await ends()
    await ask(phone)
    expect(await ends()).toEqual(before)
    await county.admin.query("update app.session set expires_at = now() + interval '20 hours' where phone = $1", [
      phone.body.device,
    ])
    await ask(phone)
    expect((await ends()).getTime() - Date.now()).toBeGreaterThan(23.9 * 3_600_000)
  })

  it('are out at the next request once they are revoked, and are told why', async () => {
    const [lost, other] = [await enrol(await invite('worker')), await enrol(await invite('worker'))]
    expect((await ask(lost)).status).toBe(200)
    const device = lost.body.device as string
    const id = newId()
    const revoke = (by: PersonName, more = {}) => county.as(by).command(revokeDevice, { device, reason: '遗失' }, more)
    expect((await revoke('worker')).problem?.code).toBe('platform.not_permitted')
    expect((await revoke('leaderB')).problem?.code).toBe('platform.not_found')
    expect((await ask(lost)).status).toBe(200)
    expect((await revoke('administrator', { id })).status).toBe('accepted')
    expect(codeOf(await ask(lost))).toBe('agency.device_revoked')
    const session = await county.stranger().raw('GET', '/api/session', undefined, { cookie: lost.cookie })
    expect([session.status, codeOf(session)]).toEqual([401, 'agency.device_revoked'])
    expect((await ask(other)).status).toBe(200)
    expect((await revoke('administrator', { id })).status).toBe('repeated')
    expect((await revoke('administrator')).problem?.code).toBe('agency.already_ended')
    const empty = await admin().command(revokeDevice, { device, reason: '' })
    expect(empty.problem?.code).toBe('platform.invalid')
    expect(await listed(device)).toMatchObject({ revokeReason: '遗失', revokedBy: expect.stringMatching(/./) })
  })

  it('bind a session that begins on them with a password, which then ends with them', async () => {
    await givePasswords(county, 'worker', 'worker2')
    const phone = await enrol(await invite('worker2'))
    const device = phone.cookie.split('; ').find((one) => one.startsWith('lianfang-device=')) as string
    const signIn = async (username: string) => {
      const answered = await county.server.app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { host: '127.0.0.1', cookie: device },
        remoteAddress: '198.51.100.77',
        payload: { username, password: 'the pine above the river' },
      })
      const set = [answered.headers['set-cookie'] ?? []].flat()
      return { status: answered.statusCode, set, cookie: `${set[0]?.split(';')[0]}; ${device}` }
    }
    const own = await signIn('worker2')
    const others = await signIn('worker')
    const done = await admin().command(revokeDevice, { device: phone.body.device as string, reason: '遗失' })
    expect(done.status).toBe('accepted')
    expect(codeOf(await ask({ ...phone, cookie: own.cookie }))).toBe('agency.device_revoked')
    expect((await ask({ ...phone, cookie: others.cookie })).status).toBe(200)
    const after = await signIn('worker2')
    expect(after.status).toBe(200)
    expect(after.set.some((one) => /^lianfang-device=;/.test(one))).toBe(true)
  })

  it('go with their account', async () => {
    const phone = await enrol(await invite('worker2'))
    const { rows } = await county.admin.query('select version from agency.account where county = $1 and id = $2', [
      countyCode,
      accountOf('worker2'),
    ])
    const code = await invite('worker2')
    const body = { id: accountOf('worker2'), version: rows[0].version, disabled: true }
    expect((await admin().command(disableAccount, body)).status).toBe('accepted')
    expect(codeOf(await ask(phone))).toBe('agency.device_revoked')
    expect((await enrol(code)).body.code).toBe('agency.enrol_failed')
  })

  it('are told nothing that a stranger with a made-up token would not be told', async () => {
    const made = `lianfang=${'a'.repeat(43)}; lianfang-device=${'b'.repeat(43)}`
    expect(codeOf(await county.stranger().raw('GET', pull.path, undefined, { cookie: made }))).toBe(
      'platform.not_signed_in',
    )
  })
})
