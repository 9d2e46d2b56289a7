import { createHmac } from 'node:crypto'
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
  staffNeeded: 3,
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
    await officer().command(c.recordPass, pass({ decision: 'advised_back', plate: '川B00009', headCount: 5 }))
    await officer().command(c.reportPost, { checkpoint, staff: 3, waiting: 7, waitMinutes: 12 })
    await county.admin.query("update checkpoint.post_report set occurred_at = now() - interval '1 minute'")
    const { lanes } = await officer().get(c.board)
    expect(lanes).toMatchObject([{ name: '林家坝', in: 2, out: 1, persons: 6, health: 1, back: 1, staffNeeded: 3 }])
    expect(lanes[0]?.hours).toHaveLength(24)
    expect(lanes[0]?.hours.at(-6)).toEqual({ in: 0, out: 1, wait: null })
    expect(lanes[0]?.hours.at(-1)).toEqual({ in: 1, out: 0, wait: 12 })
    expect((await officer().get(c.pairs)).items).toMatchObject([{ plate: '川B12345', leftBy: '林家坝' }])
    const kinds = (await officer().get(c.gaps)).items.map(({ kind, count: n }) => [kind, n])
    expect(kinds.sort()).toEqual([
      ['head_count', 1],
      ['seen_thrice', 3],
    ])
  })

  test('shows a vehicle that was not seen at the gate of its destination, and one in transit that did not leave', async () => {
    const at = (hours: number) => ({ occurredAt: new Date(Date.now() - hours * 3_600_000).toISOString() })
    const gate = newId()
    await county
      .as('dispatcher')
      .command(c.define, { ...setup, place: areas.communityA.id, kind: 'community_gate', name: '小区门' }, { id: gate })
    await county.admin.query("update checkpoint.checkpoint set defined_at = now() - interval '2 days'")
    await officer().command(c.recordPass, pass({ destinationPlace: doors.unit[0] }), at(8))
    await officer().command(c.recordPass, pass({ destinationPlace: doors.unit[0], plate: '川B00001' }), at(8))
    await officer().command(c.recordPass, pass({ checkpoint: gate, plate: '川B00001' }), at(7))
    await officer().command(c.recordPass, pass({ plate: '川B00002', reason: 'transit' }), at(20))
    await officer().command(c.recordPass, pass({ plate: '川B00003', reason: 'transit' }), at(20))
    await officer().command(c.recordPass, pass({ plate: '川B00003', direction: 'out' }), at(18))
    // A gate that the officer does not reach is no gap of the officer's: what passed there is out of sight.
    const far = newId()
    await county
      .as('dispatcher')
      .command(c.define, { ...setup, place: areas.gridB.id, kind: 'community_gate', name: '远处的门' }, { id: far })
    await county.admin.query("update checkpoint.checkpoint set defined_at = now() - interval '2 days'")
    await officer().command(c.recordPass, pass({ destinationPlace: areas.gridB.id, plate: '川B00004' }), at(8))
    const whole = await county.as('dispatcher').get(c.gaps)
    expect(whole.uncounted).toBe(0)
    expect(whole.items.filter(({ plate }) => plate === '川B00004')).toMatchObject([{ kind: 'missed_stop', count: 1 }])
    const { items, uncounted } = await officer().get(c.gaps)
    expect(uncounted).toBe(1)
    expect(items.map(({ kind, plate, count: n }) => [kind, plate, n]).sort()).toEqual([
      ['missed_stop', '川B12345', 1],
      ['not_out', '川B00002', 1],
    ])
  })

  test('on foot it is paired by paper or phone', async () => {
    const at = (hours: number) => ({ occurredAt: new Date(Date.now() - hours * 3_600_000).toISOString() })
    const walker = (change: object) => {
      const { plate: _, ...rest } = pass({
        travellers: [{ name: '扎西', paper: 'none', phone: '00000000001' }],
        ...change,
      })
      return rest
    }
    await officer().command(c.recordPass, walker({ direction: 'out' }), at(5))
    await officer().command(c.recordPass, walker({ travellers: [{ name: '卓玛', paper: 'none' }] }), at(2))
    await officer().command(c.recordPass, walker({}), at(1))
    expect((await officer().get(c.pairs)).items).toMatchObject([{ plate: null, leftBy: '林家坝', backBy: '林家坝' }])
  })

  test('is known to the phones of its officers until its date, without names', async () => {
    const before = await officer().get(c.plates)
    expect(before.items).toEqual([])
    await officer().command(
      c.recordPass,
      pass({ destinationPlace: doors.unit[0], travellers: [{ name: '扎西', paper: 'none' }] }),
    )
    const after = await officer().get(c.plates, { since: before.now })
    expect(after.items).toMatchObject([{ plate: '川B12345', destinationPlace: doors.unit[0], headCount: 2 }])
    expect(JSON.stringify(after)).not.toContain('扎西')
    const later = new Date(Date.now() + 60_000).toISOString()
    expect((await officer().get(c.plates, { since: later })).items).toEqual([])
  })

  test('in an emergency keeps as much of the plate as was put in', async () => {
    const body = { checkpoint, direction: 'in' as const, reason: 'birth' as const }
    for (const plate of ['川B1', '川b 1234-5'])
      expect(await officer().command(c.emergencyPass, { ...body, plate })).toMatchObject({ status: 'accepted' })
    const { rows } = await county.admin.query('select plate from checkpoint.pass where reason = $1 order by plate', [
      'birth',
    ])
    expect(rows).toEqual([{ plate: '川B1' }, { plate: '川B12345' }])
  })

  test('of a phone whose clock is far behind counts from when it came, an emergency too', async () => {
    const old = { occurredAt: '2020-01-01T00:00:00.000Z' }
    const body = { checkpoint, direction: 'in' as const, reason: 'care' as const, plate: '川B00007' }
    expect(await officer().command(c.recordPass, pass({ destinationPlace: doors.unit[0] }), old)).toMatchObject({
      status: 'accepted',
    })
    expect(await officer().command(c.emergencyPass, body, old)).toMatchObject({ status: 'accepted' })
    expect((await county.as('worker').get(c.arrivals)).items).toMatchObject([{ headCount: 2, visitedAt: null }])
    await county.admin.query('select checkpoint.purge($1)', [countyCode])
    const { rows } = await county.admin.query(
      "select occurred_at = received_at as late, retain_until - received_at = interval '14 days' as kept from checkpoint.pass",
    )
    expect(rows).toEqual([
      { late: true, kept: true },
      { late: true, kept: true },
    ])
  })

  test('with more travellers than were counted, or one of them twice, is refused at the field', async () => {
    const one = { name: '扎西', paper: 'passport' as const, number: 'E0000001' }
    const more = await officer().command(
      c.recordPass,
      pass({ headCount: 1, travellers: [one, { ...one, number: 'E2' }] }),
    )
    expect(more.problem).toMatchObject({
      ...{ code: 'checkpoint.head_count', title: '名单 2 人，清点 1 人，两数须一致。' },
      fields: [{ path: '/body/headCount' }],
    })
    const twice = await officer().command(c.recordPass, pass({ travellers: [one, { ...one, number: 'e000-0001' }] }))
    expect(twice.problem).toMatchObject({
      ...{ code: 'checkpoint.listed_twice', detail: { row: 2, first: 1 } },
      fields: [{ path: '/body/travellers/1/name' }],
    })
    const same = { name: '扎西', paper: 'none' as const }
    expect(await officer().command(c.recordPass, pass({ travellers: [same, same] }))).toMatchObject({
      status: 'accepted',
    })
  })

  test.each(['WJ川12345', '使123456', 'VA12345', '川0712345', '川BD12345', '沪A0023领'])(
    'of %s is kept',
    async (plate) => {
      expect(await officer().command(c.recordPass, pass({ plate }))).toMatchObject({ status: 'accepted' })
      expect((await officer().get(c.lastPass, { plate })).pass).toMatchObject({ plate })
    },
  )

  test('by another entrance is known by its exact plate alone, without persons, its door as the area around it', async () => {
    const other = newId()
    const hourAgo = { occurredAt: new Date(Date.now() - 3_600_000).toISOString() }
    await county.as('dispatcher').command(c.define, { ...setup, place: areas.townB.id, name: '黄土梁' }, { id: other })
    await officer().command(
      c.recordPass,
      pass({
        ...{ direction: 'out', destinationPlace: doors.unit[0], destination: '一栋101' },
        travellers: [{ name: '扎西', paper: 'none' }],
      }),
      hourAgo,
    )
    await county.admin.query(
      `update checkpoint.pass set path = (select path from checkpoint.checkpoint where id = $1), checkpoint = $1,
         destination_path = (select path from place.area where id = $2)`,
      [other, areas.gridB.id],
    )
    const { pass: known } = await officer().get(c.lastPass, { plate: '川B12345' })
    expect(known).toMatchObject({ direction: 'out', checkpoint: '黄土梁', headCount: 2 })
    expect(known).toMatchObject({ destinationPlace: areas.gridB.id })
    expect(known?.destination).toMatch(/白马一组$/)
    expect(JSON.stringify(known)).not.toMatch(/扎西|一栋101/)
    // Without signal a phone finds the same by the whole plate, and no plate stands in what it keeps.
    const kept = await officer().get(c.countyPlates)
    expect(kept.items).toMatchObject([
      {
        digest: createHmac('sha256', kept.key).update('川B12345').digest('hex').slice(0, 32),
        destinationPlace: areas.gridB.id,
      },
    ])
    const { digest: _digest, ...elsewhere } = kept.items[0] ?? {}
    expect({ plate: '川B12345', ...elsewhere }).toEqual(known)
    expect(JSON.stringify(kept)).not.toMatch(/12345|扎西|一栋101/)
    expect((await officer().get(c.countyPlates, { since: new Date(Date.now() + 60_000).toISOString() })).items).toEqual(
      [],
    )
    await expect(county.as('worker').get(c.countyPlates)).rejects.toThrow('platform.not_permitted')
    expect((await officer().get(c.lastPass, { plate: '川B1234' })).pass).toBeNull()
    expect((await officer().get(c.plates)).items).toEqual([])
    await officer().command(c.recordPass, pass())
    expect((await officer().get(c.pairs)).items).toMatchObject([{ leftBy: '黄土梁', backBy: '林家坝' }])
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

test('destinations are areas of the county by full name and the doors of the own place, sent once', async () => {
  const first = await officer().get(c.destinations)
  expect(first.areas?.find(({ id }) => id === areas.gridB.id)?.name).toMatch(/.+白马一组$/)
  expect(first.doors?.map(({ id }) => id)).toContain(doors.unit[0])
  const again = await officer().get(c.destinations, { known: first.digest })
  expect(again).toEqual({ digest: first.digest, areas: null, doors: null })
})

test('a post tells how it stands; the board shows the last word, and nothing of yesterday', async () => {
  const said = { checkpoint, staff: 2, waiting: 7, waitMinutes: 12 }
  expect(await officer().command(c.reportPost, said)).toMatchObject({ status: 'accepted' })
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString()
  await officer().command(c.reportPost, { ...said, waiting: 1 }, { occurredAt: hourAgo })
  expect((await officer().get(c.board)).lanes[0]?.post).toMatchObject({ staff: 2, waiting: 7, waitMinutes: 12 })
  expect((await officer().command(c.reportPost, { ...said, checkpoint: newId() })).problem?.code).toBe(
    'platform.not_found',
  )
  await county.admin.query("update checkpoint.post_report set occurred_at = occurred_at - interval '13 hours'")
  expect((await officer().get(c.board)).lanes[0]?.post).toBeNull()
})

test('a checkpoint is changed as it was seen, and closed', async () => {
  const dispatcher = county.as('dispatcher')
  const { kind: _, ...kept } = setup
  const body = { checkpoint, version: 1, ...kept, name: '黄土梁', closed: false }
  expect(await dispatcher.command(c.change, body)).toMatchObject({ status: 'accepted', result: { version: 2 } })
  expect((await dispatcher.command(c.change, body)).problem?.code).toBe('checkpoint.changed_meanwhile')
  expect((await officer().get(c.mine)).checkpoints).toMatchObject([{ name: '黄土梁' }])
  await dispatcher.command(c.change, { ...body, version: 2, closed: true })
  expect((await officer().get(c.mine)).checkpoints).toEqual([])
  expect((await officer().command(c.change, { ...body, version: 3 })).problem?.code).toBe('platform.not_permitted')
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

test('a breach goes from the officer to the police, is received once, is closed with a result, and stays for a week', async () => {
  const [id, police] = [newId(), county.as('policeOfficer')]
  const body = { checkpoint, place: '下桥口', what: '绕行小路', persons: 2 }
  expect(await officer().command(c.recordBreach, body, { id, occurredAt: now() })).toMatchObject({ status: 'accepted' })
  expect((await police.get(c.board)).breaches).toMatchObject([{ id, persons: 2, receivedAt: null }])
  const early = await police.command(c.closeBreach, { breach: id, result: '已找到' })
  expect(early.problem?.code).toBe('checkpoint.breach_state')
  expect(await police.command(c.receiveBreach, { breach: id, persons: 1 })).toMatchObject({ status: 'accepted' })
  expect((await officer().get(c.board)).breaches).toMatchObject([{ id, persons: 2, receivedPersons: 1 }])
  expect((await police.command(c.receiveBreach, { breach: id, persons: 2 })).problem?.code).toBe(
    'checkpoint.breach_state',
  )
  expect(await police.command(c.closeBreach, { breach: id, result: '已找到' })).toMatchObject({ status: 'accepted' })
  expect((await police.get(c.board)).breaches).toEqual([])
  expect((await officer().get(c.board)).closedBreaches).toMatchObject([{ id, result: '已找到', receivedPersons: 1 }])
  await county.admin.query("update checkpoint.breach set closed_at = now() - interval '8 days'")
  expect((await officer().get(c.board)).closedBreaches).toEqual([])
})
