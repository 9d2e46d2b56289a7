import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas, countyCode, doors } from '#main/testing/county-fixture.ts'
import * as c from '../contract/index.ts'

let county: TestCounty
let checkpoint: string
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
const setup = {
  kind: 'county_entrance',
  name: '林家坝',
  direction: '江油方向',
  hours: '24小时',
  equipment: '',
} as const
beforeEach(async () => {
  await county.admin.query('delete from checkpoint.pass_person')
  await county.admin.query('delete from checkpoint.pass')
  await county.admin.query('delete from checkpoint.checkpoint')
  checkpoint = newId()
  const done = await county.as('dispatcher').command(c.define, { place: areas.townA.id, ...setup }, { id: checkpoint })
  expect(done).toMatchObject({ status: 'accepted' })
})
const officer = () => county.as('checkpointOfficer')
const pass = (change: object = {}) => ({
  checkpoint,
  direction: 'in' as const,
  plate: '川B12345',
  reason: 'home' as const,
  decision: 'passed' as const,
  headCount: 2,
  ...change,
})
const count = async (table: string) =>
  (await county.admin.query(`select count(*)::int as n from checkpoint.${table}`)).rows[0].n

describe('a pass', () => {
  test('is kept once, with its advice, encrypted travellers and its end', async () => {
    const id = newId()
    const travellers = [{ name: '扎西', paper: 'none' as const, phone: '00000000001' }]
    const body = pass({ destinationPlace: doors.unit[0], origin: '成都', travellers })
    const first = await officer().command(c.recordPass, body, { id })
    expect(first).toMatchObject({ status: 'accepted', result: { advice: 'register' } })
    expect(await officer().command(c.recordPass, body, { id })).toMatchObject({ status: 'repeated' })
    const { rows } = await county.admin.query(
      "select rule, rule_version, retain_until - occurred_at = interval '14 days' as kept from checkpoint.pass",
    )
    expect(rows).toEqual([{ rule: 'comes-home', rule_version: 1, kept: true }])
    const { rows: persons } = await county.admin.query('select identity, phone_index from checkpoint.pass_person')
    expect(persons[0].identity.toString()).not.toContain('扎西')
    expect(persons[0].phone_index).not.toBeNull()
    expect((await officer().get(c.lastPass, { plate: '川B12345' })).pass).toMatchObject({
      headCount: 2,
      origin: '成都',
    })
    expect((await officer().get(c.lastPass, { plate: '川B12346' })).pass).toBeNull()
  })

  test('is in the list of the home grid worker and of no other', async () => {
    await officer().command(c.recordPass, pass({ destinationPlace: doors.unit[0] }))
    await officer().command(c.recordPass, pass({ destinationPlace: areas.gridB.id, decision: 'asked_health' }))
    await officer().command(c.recordPass, pass({ destinationPlace: doors.unit[1], decision: 'advised_back' }))
    expect((await county.as('worker').get(c.arrivals)).items).toMatchObject([{ headCount: 2, door: doors.unit[0] }])
    expect((await county.as('workerB').get(c.arrivals)).items).toMatchObject([
      { headCount: 2, destination: '白马一组' },
    ])
    expect((await county.as('worker2').get(c.arrivals)).items).toEqual([])
  })

  test('is refused in the future, at an unknown checkpoint, for an unknown home and to whoever is no officer', async () => {
    const later = new Date(Date.now() + 3_600_000).toISOString()
    const far = await officer().command(c.recordPass, pass(), { occurredAt: later })
    expect(far.problem?.code).toBe('checkpoint.in_future')
    for (const body of [pass({ checkpoint: newId() }), pass({ destinationPlace: newId() })])
      expect((await officer().command(c.recordPass, body)).problem?.code).toBe('platform.not_found')
    expect((await officer().command(c.recordPass, pass({ plate: '川' }))).problem?.code).toBe('platform.invalid')
    expect((await county.as('worker').command(c.recordPass, pass())).problem?.code).toBe('platform.not_permitted')
    expect(await count('pass')).toBe(0)
  })

  test('counts on the board, pairs with the way out, and shows gaps', async () => {
    const at = (hours: number) => ({ occurredAt: new Date(Date.now() - hours * 3_600_000).toISOString() })
    await officer().command(c.recordPass, pass({ direction: 'out' }), at(5))
    await officer().command(c.recordPass, pass({ travellers: [{ name: '扎西', paper: 'none' }] }), at(2))
    await officer().command(c.recordPass, pass({ decision: 'asked_health' }))
    const { lanes } = await officer().get(c.board)
    expect(lanes).toMatchObject([{ name: '林家坝', in: 2, out: 1, persons: 6, stopped: 1 }])
    expect(lanes[0]?.hours.reduce((sum, n) => sum + n, 0)).toBe(3)
    expect((await officer().get(c.pairs)).items).toMatchObject([{ plate: '川B12345', leftBy: '林家坝' }])
    const kinds = (await officer().get(c.gaps)).items.map(({ kind, count: n }) => [kind, n])
    expect(kinds.sort()).toEqual([
      ['head_count', 1],
      ['seen_thrice', 3],
    ])
  })

  test('past its date nobody reads it, and the purge deletes it', async () => {
    await officer().command(c.recordPass, pass({ destinationPlace: doors.unit[0] }))
    await county.admin.query("update checkpoint.pass set retain_until = now() - interval '1 second'")
    expect((await officer().get(c.lastPass, { plate: '川B12345' })).pass).toBeNull()
    expect((await county.as('worker').get(c.arrivals)).items).toEqual([])
    await officer().command(c.recordPass, pass())
    await county.admin.query('select checkpoint.purge($1)', [countyCode])
    expect(await count('pass')).toBe(1)
  })
})

test('an emergency passes at once, with whatever plate and clock', async () => {
  const later = new Date(Date.now() + 86_400_000).toISOString()
  const body = { checkpoint, direction: 'in' as const, reason: 'birth' as const, plate: '?' }
  expect(await officer().command(c.emergencyPass, body, { occurredAt: later })).toMatchObject({ status: 'accepted' })
  expect((await officer().get(c.board)).lanes).toMatchObject([{ emergency: 1 }])
})

test('a coach whose list is not as long as the head count is refused at the field', async () => {
  const travellers = [{ name: '扎西', paper: 'none' as const }]
  const wrong = await officer().command(c.importCoach, pass({ travellers }) as never)
  expect(wrong.problem).toMatchObject({ code: 'checkpoint.head_count', fields: [{ path: '/body/headCount' }] })
  const right = await officer().command(c.importCoach, pass({ travellers, headCount: 1 }) as never)
  expect(right).toMatchObject({ status: 'accepted' })
})

test('a breach goes from the officer to the police, is received once, and is closed with a result', async () => {
  const [id, police] = [newId(), county.as('policeOfficer')]
  const body = { checkpoint, place: '下桥口', what: '绕行小路', persons: 2 }
  expect(await officer().command(c.recordBreach, body, { id, occurredAt: now() })).toMatchObject({ status: 'accepted' })
  expect((await police.get(c.board)).breaches).toMatchObject([{ id, persons: 2, receivedAt: null }])
  const early = await police.command(c.closeBreach, { breach: id, result: '已找到' })
  expect(early.problem?.code).toBe('checkpoint.breach_state')
  expect(await police.command(c.receiveBreach, { breach: id, persons: 2 })).toMatchObject({ status: 'accepted' })
  expect((await police.command(c.receiveBreach, { breach: id, persons: 2 })).problem?.code).toBe(
    'checkpoint.breach_state',
  )
  expect(await police.command(c.closeBreach, { breach: id, result: '已找到' })).toMatchObject({ status: 'accepted' })
  expect((await police.get(c.board)).breaches).toEqual([])
})
