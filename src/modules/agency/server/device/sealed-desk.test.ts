import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, countyCode, doors, type PersonName, pathOf } from '#main/testing/county-fixture.ts'
import type { Command } from '#platform/contract/index.ts'
import { sealFor } from '#platform/sync/sealed.ts'
import { dismissSealed, type Enrolled, inviteDevice, listSealed, releaseSealed } from '../../contract/index.ts'

describe('what came sealed and waits', () => {
  let county: TestCounty
  let phone: Enrolled
  const leader = () => county.as('communityLeader')
  const visit = (door: string | undefined, outcome = 'refused'): Command => ({
    id: newId(),
    name: 'registry.recordVisit',
    body: { door: door as string, outcome },
    occurredAt: now(),
  })
  const enrol = async (person: PersonName): Promise<Enrolled> => {
    const done = await county.as('administrator').command(inviteDevice, { account: accountOf(person) })
    return (await county.stranger().raw('POST', '/api/device/enrol', { code: done.result?.code, name: '红米' }))
      .body as Enrolled
  }
  /** Brings commands of the phone, and answers what the server said of each. */
  const bring = async (by: ReturnType<TestCounty['stranger']>, ...commands: Command[]): Promise<string[]> => {
    const how = { name: 'HMAC', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('raw', Buffer.from(phone.secret, 'base64url'), how, false, ['sign'])
    const parcel = await sealFor(phone.serverKey, key, { ...phone, commands })
    const { body } = await by.raw('POST', '/api/sealed', { parcels: [parcel] })
    const [{ receipts }] = (body as { results: [{ receipts: { status: string }[] }] }).results
    return receipts.map(({ status }) => status)
  }
  const waiting = async (by: PersonName = 'communityLeader') =>
    (await county.as(by).get(listSealed)).items.find(({ id }) => id === phone.device)?.commands ?? []
  const entries = async (id: string) =>
    (await county.admin.query('select actor, name from journal.entry where id = $1', [id])).rows
  const stateOf = async (door: string | undefined) =>
    (await county.admin.query('select state from registry.door where id = $1', [door])).rows[0]?.state

  beforeAll(async () => {
    county = await startTestCounty()
    phone = await enrol('worker')
    // The phone is lost, and its person left the post.
    await county.admin.query('update app.role_held set ended_at = now() where account = $1', [accountOf('worker')])
  })
  afterAll(() => county.stop())

  it('is listed by phone: whose, brought by whom, how many, why', async () => {
    const [own, alien] = [visit(doors.unit[0]), visit(doors.unit[1])]
    expect(await bring(county.as('worker2'), own)).toEqual(['kept'])
    expect(await bring(county.stranger(), alien)).toEqual(['kept'])
    const { items, waiting: count } = await leader().get(listSealed)
    expect(count).toBe(2)
    expect(items).toMatchObject([{ id: phone.device, phone: '红米', account: accountOf('worker'), count: 2 }])
    expect(items[0]?.commands).toMatchObject([
      { id: own.id, problem: 'platform.not_permitted', bearer: 'colleague', occurredAt: own.occurredAt },
      { id: alien.id, bearer: 'unknown', broughtBy: null, decision: null },
    ])
    expect(items[0]?.commands[0]?.broughtBy).not.toBe('')
    expect(items[0]?.commands[0]?.why).toMatch(/\p{Script=Han}/u)
  })

  it('is released once, as the deed of its author, and is in the journal', async () => {
    const command = visit(doors.unit[2])
    await bring(county.stranger(), command)
    const id = newId()
    const done = await leader().command(releaseSealed, { commands: [command.id] }, { id })
    expect(done).toMatchObject({ status: 'accepted', result: { results: [{ id: command.id, applied: true }] } })
    expect(await entries(command.id)).toEqual([{ actor: accountOf('worker'), name: 'registry.recordVisit' }])
    expect(await entries(id)).toEqual([{ actor: accountOf('communityLeader'), name: releaseSealed.name }])
    expect(await stateOf(doors.unit[2])).toBe('refused')
    const again = await leader().command(releaseSealed, { commands: [command.id] }, { id })
    expect(again).toMatchObject({ status: 'repeated', result: done.result })
    const twice = await leader().command(releaseSealed, { commands: [command.id] })
    expect(twice.problem?.code).toBe('agency.sealed_decided')
    expect(await bring(county.stranger(), command)).toEqual(['repeated'])
    expect((await waiting()).map((one) => one.id)).not.toContain(command.id)
    const { rows } = await county.admin.query('select cipher from agency.sealed_command where id = $1', [command.id])
    expect(rows[0].cipher).toHaveLength(0)
    const decided = (await leader().get(listSealed, { state: 'decided' })).items[0]?.commands
    expect(decided).toMatchObject([{ id: command.id, decision: 'released', occurredAt: null }])
  })

  it('that is refused again waits on, and says why, while the rest is done', async () => {
    const [far, near] = [visit(doors.gridB[0]), visit(doors.unit[3])]
    await bring(county.stranger(), far, near)
    const { result } = await leader().command(releaseSealed, { commands: [near.id, far.id] })
    expect(result?.results).toHaveLength(2)
    expect(result?.results).toEqual(
      expect.arrayContaining([
        { id: far.id, applied: false, why: expect.stringMatching(/没有找到/) },
        { id: near.id, applied: true },
      ]),
    )
    expect(await entries(far.id)).toEqual([])
    expect((await waiting()).find(({ id }) => id === far.id)).toMatchObject({
      problem: 'platform.not_found',
      triedAt: expect.any(String),
    })
  })

  it('lends nobody more than the author had and the releaser is in charge of', async () => {
    // A role that the author held elsewhere is not the leader's to lend.
    await county.admin.query(
      `insert into app.role_held (county, id, account, role, place, path, valid_from, ended_at, given_by)
       values ($1, $2, $3, 'grid_worker', $4, $5, now() - interval '1 day', now(), $3)`,
      [countyCode, newId(), accountOf('worker'), areas.gridB.id, pathOf('gridB')],
    )
    const there = visit(doors.gridB[1])
    await bring(county.stranger(), there)
    const release = (by: PersonName, id: string) => county.as(by).command(releaseSealed, { commands: [id] })
    expect((await release('leaderB', there.id)).problem?.code).toBe('platform.not_found')
    expect((await release('communityLeader', there.id)).result?.results).toMatchObject([{ applied: false }])
    expect((await release('administrator', there.id)).result?.results).toMatchObject([{ applied: true }])
    const command = visit(doors.unit[0])
    await bring(county.stranger(), command)
    // Of a kind that the author never could do.
    await county.admin.query("update agency.sealed_command set name = 'place.retireArea' where id = $1", [command.id])
    const { result } = await leader().command(releaseSealed, { commands: [command.id] })
    expect(result?.results).toMatchObject([{ applied: false }])
    expect(await entries(command.id)).toEqual([])
  })

  it('is not recorded in another emergency than that in which it came', async () => {
    const command = visit(doors.unit[0])
    await bring(county.stranger(), command)
    await county.admin.query('update agency.sealed_command set emergency = null where id = $1', [command.id])
    const { result } = await leader().command(releaseSealed, { commands: [command.id] })
    expect(result?.results).toMatchObject([{ id: command.id, applied: false }])
  })

  it('is dismissed with a reason, and kept', async () => {
    const command = visit(doors.unit[0])
    await bring(county.stranger(), command)
    const dismissed = await leader().command(dismissSealed, { commands: [command.id], reason: '与纸质登记重复' })
    expect(dismissed.status).toBe('accepted')
    expect(await bring(county.stranger(), command)).toEqual(['kept'])
    const { rows } = await county.admin.query('select reason, cipher from agency.sealed_command where id = $1', [
      command.id,
    ])
    expect(rows[0].reason).toBe('与纸质登记重复')
    expect(rows[0].cipher.length).toBeGreaterThan(0)
    expect((await leader().command(releaseSealed, { commands: [command.id] })).problem?.code).toBe(
      'agency.sealed_decided',
    )
  })

  it('is decided by whoever is in charge, of a sound list, with a reason', async () => {
    const command = visit(doors.unit[0])
    await bring(county.stranger(), command)
    const commands = [command.id]
    for (const [person, code] of [
      ['worker2', 'platform.not_permitted'],
      ['dispatcher', 'platform.not_permitted'],
    ] as const) {
      expect((await county.as(person).command(releaseSealed, { commands })).problem?.code).toBe(code)
      expect((await county.as(person).command(dismissSealed, { commands, reason: '重复' })).problem?.code).toBe(code)
    }
    const wrong = [{ commands: [] }, { commands: [command.id, command.id] }, { commands: ['x'] }]
    for (const body of wrong)
      expect((await leader().command(releaseSealed, body)).problem?.code).toBe('platform.invalid')
    for (const reason of ['', '打 13800001111 问过', '510727199001011234'])
      expect((await leader().command(dismissSealed, { commands, reason })).problem?.code).toBe('platform.invalid')
    expect((await waiting()).map(({ id }) => id)).toContain(command.id)
  })
})
