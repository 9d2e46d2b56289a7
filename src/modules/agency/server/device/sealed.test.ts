import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, doors, type PersonName } from '#main/testing/county-fixture.ts'
import type { Command } from '#platform/contract/index.ts'
import { sealFor } from '#platform/sync/sealed.ts'
import { createAgency, type Enrolled, inviteDevice, listDevices, revokeDevice } from '../../contract/index.ts'

describe('sealed parcels', () => {
  let county: TestCounty
  const visit = (door = doors.unit[0] as string): Command => ({
    id: newId(),
    name: 'registry.recordVisit',
    body: { door, outcome: 'refused' },
    occurredAt: now(),
  })
  const enrol = async (person: PersonName): Promise<Enrolled> => {
    const done = await county.as('administrator').command(inviteDevice, { account: accountOf(person) })
    const body = { code: done.result?.code, name: '红米' }
    return (await county.stranger().raw('POST', '/api/device/enrol', body)).body as Enrolled
  }
  const keyOf = (secret: string) =>
    crypto.subtle.importKey('raw', Buffer.from(secret, 'base64url'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const seal = async (phone: Enrolled, ...commands: Command[]) =>
    sealFor(phone.serverKey, await keyOf(phone.secret), { ...phone, commands })
  const bring = async (...parcels: string[]) => {
    const { status, body } = await county.stranger().raw('POST', '/api/sealed', { parcels })
    return { status, results: (body as { results: unknown }).results, code: (body as { code?: string }).code }
  }

  beforeAll(async () => {
    county = await startTestCounty()
  })
  afterAll(() => county.stop())

  it('of a revoked phone run as its person, once, whoever brings them', async () => {
    const phone = await enrol('worker')
    const body = { device: phone.device, reason: '遗失' }
    expect((await county.as('administrator').command(revokeDevice, body)).status).toBe('accepted')
    const command = { ...visit(), hlc: '00k5tu2o000-0000-phone1' }
    const parcel = await seal(phone, command)
    expect((await bring(parcel)).results).toEqual([{ receipts: [{ id: command.id, status: 'accepted' }] }])
    expect((await bring(parcel)).results).toEqual([{ receipts: [{ id: command.id, status: 'repeated' }] }])
    const { rows } = await county.admin.query('select actor, hlc from journal.entry where id = $1', [command.id])
    expect(rows).toEqual([{ actor: accountOf('worker'), hlc: command.hlc }])
  })

  it('that a colleague delivered are not done again when their own phone sends them', async () => {
    const command = visit(doors.unit[1])
    const parcel = await seal(await enrol('worker'), command)
    expect((await bring(parcel)).results).toEqual([{ receipts: [{ id: command.id, status: 'accepted' }] }])
    const { body } = await county.as('worker').raw('POST', '/api/commands', { commands: [command] })
    expect((body as { results: unknown[] }).results).toMatchObject([{ id: command.id, status: 'repeated' }])
  })

  it('keep what their person may not do any more, encrypted', async () => {
    const phone = await enrol('worker')
    const [far, desk] = [visit(doors.gridB[0]), { ...visit(), name: createAgency.name, body: {} }]
    expect((await bring(await seal(phone, far, desk))).results).toEqual([
      { receipts: [far, desk].map(({ id }) => ({ id, status: 'kept' })) },
    ])
    const { rows } = await county.admin.query('select id, problem, cipher from agency.sealed_command order by id')
    expect(rows.map(({ id, problem }) => [id, problem])).toEqual([
      [far.id, 'platform.not_found'],
      [desk.id, 'platform.not_permitted'],
    ])
    expect(rows[0].cipher.toString('latin1')).not.toContain(doors.gridB[0])
  })

  it('are believed only when their own phone made them and nobody changed them', async () => {
    const [phone, other] = [await enrol('worker'), await enrol('worker2')]
    const good = await seal(phone, visit())
    const changed = JSON.parse(Buffer.from(good, 'base64url').toString())
    changed.device = other.device
    const swapped = Buffer.from(JSON.stringify(changed)).toString('base64url')
    const forged = await seal({ ...phone, secret: other.secret }, visit())
    const unread = { problem: 'unreadable' }
    expect((await bring('abc', swapped, forged)).results).toEqual([unread, unread, unread])
    expect((await bring(await seal({ ...phone, account: other.account }, visit()))).results).toEqual([unread])
  })

  it('that nobody can open are said to be at their phone, when somebody of the county brings them', async () => {
    const phone = await enrol('worker')
    const parcel = JSON.parse(Buffer.from(await seal(phone, visit()), 'base64url').toString())
    parcel.iv = Buffer.alloc(12).toString('base64url')
    const parcels = [Buffer.from(JSON.stringify(parcel)).toString('base64url')]
    const unread = async () => {
      const { items } = await county.as('administrator').get(listDevices)
      return items.find(({ id }) => id === phone.device)
    }
    await bring(...parcels)
    expect(await unread()).toMatchObject({ unreadAt: null, unreadBy: null })
    const { body } = await county.as('worker2').raw('POST', '/api/sealed', { parcels })
    expect(body).toEqual({ results: [{ problem: 'unreadable' }] })
    expect(await unread()).toMatchObject({ unreadAt: expect.any(String), unreadBy: expect.stringMatching(/./) })
    await county.admin.query("update agency.device set seen_at = now() + interval '1 minute' where id = $1", [
      phone.device,
    ])
    expect(await unread()).toMatchObject({ unreadAt: null })
  })

  it('come in a body that is one', async () => {
    expect((await bring()).code).toBe('platform.invalid')
    expect((await bring('not a parcel')).code).toBe('platform.invalid')
  })
})
