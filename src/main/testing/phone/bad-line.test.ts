import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { doors } from '#main/testing/county-fixture.ts'
import { recordVisit } from '#modules/registry/contract/index.ts'
import type { RawAnswer } from '#platform/sync/answer.ts'
import { Phone, type Request } from '#platform/sync/model/phone.ts'

/** Chance that plays the same each time (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The phones of the model, on the other end of a bad line the real server and its database. */
describe('phones on a bad line, and the real server', () => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty()
  })
  afterAll(() => county.stop())

  it('bring every visit once, whatever is lost, doubled or late, and however often they die', async () => {
    const chance = chanceOf(20200124)
    const worker = county.as('worker')
    const network: Request[] = []
    const phones = Array.from({ length: 6 }, (_, i) => new Phone(i, (request) => network.push(request)))
    const began = Date.now()
    let passed = 0
    const now = () => began + passed
    const put: string[] = []
    const deliver = async (isKind: boolean) => {
      const at = Math.floor(chance() * network.length)
      const request = network[at]
      if (!request) return
      if (isKind || chance() > 0.2) network.splice(at, 1)
      const phone = phones[request.phone] as Phone
      const isLost = !isKind && chance() < 0.2
      const answered = isLost ? undefined : await worker.raw('POST', '/api/commands', { commands: request.commands })
      const isHeard = answered !== undefined && (isKind || chance() > 0.3)
      const raw: RawAnswer = isHeard
        ? { status: answered.status, isOurs: answered.headers['x-lianfang'] === '1', body: answered.body }
        : { status: 0, isOurs: false, body: undefined }
      if (phone.sitting === request.sitting) phone.answer(request.flight, raw, now(), chance())
    }
    for (let step = 0; step < 400; step++) {
      const phone = phones[Math.floor(chance() * phones.length)] as Phone
      const what = chance()
      passed += 400
      if (what < 0.3) {
        const id = newId()
        put.push(id)
        const door = doors.unit[Math.floor(chance() * doors.unit.length)] as string
        phone.enqueue(id, { door, outcome: 'nobody_home' }, now(), recordVisit.name)
      } else if (what < 0.4) phone.crash(Math.floor(chance() * 4), now())
      else if (what < 0.6) phone.write(9, now())
      else await deliver(false)
      for (const one of phones) one.dispatch({ type: 'wake', at: one.mono(now()) }, now())
    }
    for (let round = 0; round < 100; round++) {
      for (const phone of phones) phone.write(99, now())
      while (network.length > 0) await deliver(true)
      passed += 61_000
      for (const phone of phones) {
        for (const flight of [...phone.outbox.flights.keys()])
          phone.answer(flight, { status: 0, isOurs: false, body: undefined }, now(), 0.5)
        phone.dispatch({ type: 'wake', at: phone.mono(now()) }, now())
      }
      if (network.length === 0 && phones.every(({ disk, outbox }) => disk.size + outbox.items.size === 0)) break
    }
    const kept = phones.flatMap((phone) => [...phone.kept])
    const { rows } = await county.admin.query<{ id: string }>('select id from registry.visit where id = any ($1)', [
      put,
    ])
    const visits = rows.map(({ id }) => id)
    expect(kept.length).toBeGreaterThan(60)
    expect(kept.filter((id) => !visits.includes(id))).toEqual([])
    expect(new Set(visits).size).toBe(visits.length)
    const counted = await county.admin.query<{ n: number }>('select sum(attempts)::int as n from registry.door', [])
    expect(counted.rows[0]?.n).toBe(visits.length)
    expect(phones.flatMap(({ settled }) => [...settled.values()]).every(({ state }) => state === 'accepted')).toBe(true)
  })
})
