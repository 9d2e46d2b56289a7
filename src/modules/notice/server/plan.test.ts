import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gatherMs, quietUntil, slotOf, topics } from '../contract/index.ts'
import { placeOf } from './address.ts'
import { planOf, type Unplanned } from './plan.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const night = { on: true, from: 22 * 60, to: 7 * 60 }

describe('quiet hours', () => {
  it('hold over midnight, by the clock of the county, and end to the minute', () => {
    expect(quietUntil(night, at('2020-02-01T21:59:59'))).toBeUndefined()
    expect(quietUntil(night, at('2020-02-01T22:00:00'))).toBe(at('2020-02-02T07:00:00'))
    expect(quietUntil(night, at('2020-02-02T00:30:00'))).toBe(at('2020-02-02T07:00:00'))
    expect(quietUntil(night, at('2020-02-02T06:59:59'))).toBe(at('2020-02-02T07:00:00'))
    expect(quietUntil(night, at('2020-02-02T07:00:00'))).toBeUndefined()
    expect(quietUntil({ on: true, from: 12 * 60, to: 14 * 60 }, at('2020-02-02T13:00:00'))).toBe(
      at('2020-02-02T14:00:00'),
    )
    expect(quietUntil({ ...night, on: false }, at('2020-02-02T00:30:00'))).toBeUndefined()
    expect(quietUntil({ on: true, from: 60, to: 60 }, at('2020-02-02T01:30:00'))).toBeUndefined()
  })

  const minute = fc.integer({ min: 0, max: 1439 })
  const quiets = fc.record({ on: fc.boolean(), from: minute, to: minute })
  const moments = fc.integer({ min: at('2020-01-01T00:00:00'), max: at('2030-01-01T00:00:00') })

  it('never let anything out within them, and keep nothing longer than a day and a gathering', () => {
    fc.assert(
      fc.property(quiets, moments, (quiet, now) => {
        const slot = slotOf(quiet, now)
        expect(slot).toBeGreaterThan(now)
        expect(quietUntil(quiet, slot)).toBeUndefined()
        expect(slot - now).toBeLessThanOrEqual(24 * 3_600_000 + 2 * gatherMs)
      }),
      { numRuns: 2000 },
    )
  })

  it('gather what comes in one night into one sending', () => {
    const hours = fc.integer({ min: at('2020-02-01T22:00:00'), max: at('2020-02-02T06:59:00') })
    fc.assert(fc.property(hours, (now) => void expect(slotOf(night, now)).toBe(at('2020-02-02T07:00:00'))))
  })
})

describe('a plan', () => {
  const channels = [
    { id: 'p', kind: 'push', agency: null, topics: [], is_urgent_only: false },
    { id: 's', kind: 'sms', agency: null, topics: [], is_urgent_only: false },
    { id: 'w', kind: 'wecom', agency: null, topics: [], is_urgent_only: true },
    { id: 'd', kind: 'dingtalk', agency: 'police', topics: ['incident' as const], is_urgent_only: false },
  ] as const
  const base: Unplanned = {
    ...{
      occasion: 'o',
      account: 'a',
      topic: 'duty',
      is_urgent: false,
      agency: 'health',
      now: new Date(at('2020-02-02T01:00:00')),
    },
    ...{ is_quiet: null, quiet_from: null, quiet_to: null, topics: null, has_phone: true, subscriptions: ['b1', 'b2'] },
  }
  const ways = (change: Partial<Unplanned>) =>
    planOf({ ...base, ...change }, channels).sendings.map(({ channel, target }) => `${channel} ${target}`)

  it('sends what is urgent at once by every way, whatever was switched off and whatever the hour', () => {
    const urgent = planOf({ ...base, is_urgent: true, topics: { duty: { push: false, sms: false } } }, channels)
    expect(urgent.slot).toBeNull()
    expect(urgent.sendings.map(({ target }) => target)).toEqual(['b1', 'b2', 'a', 'w'])
    for (const { due_at } of urgent.sendings) expect(due_at).toEqual(base.now)
  })

  it('keeps the rest for the morning, by the ways that were chosen', () => {
    const { slot, sendings } = planOf(base, channels)
    expect(slot).toEqual(new Date(at('2020-02-02T07:00:00')))
    expect(sendings.map(({ target, slot: when }) => [target, when])).toEqual([
      ['b1', slot],
      ['b2', slot],
    ])
    expect(ways({ topics: { duty: { push: false, sms: true } } })).toEqual(['s a'])
    expect(ways({ topics: { duty: { sms: true } }, has_phone: false, subscriptions: [] })).toEqual([])
  })

  it('tells a group of its agency and topics alone', () => {
    expect(ways({ topic: 'incident', agency: 'police', topics: { incident: { push: false } } })).toEqual(['d d'])
    expect(ways({ topic: 'incident', agency: 'health', topics: { incident: { push: false } } })).toEqual([])
  })

  it('names no target twice for one notice', () => {
    const any = fc.record({
      topic: fc.constantFrom(...topics),
      is_urgent: fc.boolean(),
      has_phone: fc.boolean(),
      agency: fc.constantFrom('police', 'health'),
    })
    fc.assert(
      fc.property(any, (change) => {
        const sent = ways(change)
        expect(new Set(sent).size).toBe(sent.length)
      }),
    )
  })
})

it('knows what addresses are', () => {
  const are = (place: string, list: string) => {
    for (const one of list.split(' ')) expect(`${one} ${placeOf(one)}`).toBe(`${one} ${place}`)
  }
  are(
    'never',
    '0.0.0.0 169.254.1.1 224.0.0.1 255.255.255.255 :: fe80::1 ff02::1 64:ff9b::7f00:1 2002:7f00:1:: name ::7f00:1',
  )
  are(
    'inner',
    '127.0.0.1 127.9.9.9 10.0.0.1 172.31.255.255 192.168.1.1 100.64.0.1 ::1 fd00::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1',
  )
  are('never', '::ffff:169.254.169.254')
  are('outer', '8.8.8.8 172.32.0.1 1.1.1.1 2400:3200::1 ::ffff:8.8.8.8')
})
