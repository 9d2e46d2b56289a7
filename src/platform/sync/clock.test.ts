import { describe, expect, it } from 'vitest'
import { backoff } from './backoff.ts'
import { hearServer, newClock, skewOf, stamp, trueTime } from './clock.ts'
import { hear, noTime, readHlc, tick, writeHlc } from './hlc.ts'

const day = 86_400_000
const noon = Date.UTC(2020, 0, 24, 4)

describe('hybrid logical clock', () => {
  it('follows the physical clock, never goes back, and sorts as text', () => {
    const first = tick(noTime('a'), noon)
    const later = tick(first, noon - day)
    const last = tick(later, noon + 1)
    expect([last, first, later].map(writeHlc).sort()).toEqual([first, later, last].map(writeHlc))
    expect(readHlc(writeHlc(later))).toEqual(later)
    expect(readHlc('anything')).toBeUndefined()
  })

  it('is later than what it heard, and does not follow a clock that lives in the future', () => {
    expect(hear(noTime('a'), { ms: noon + 1000, counter: 5 }, noon)).toEqual({ ms: noon + 1000, counter: 6, node: 'a' })
    expect(hear(noTime('a'), { ms: noon + 3650 * day, counter: 0 }, noon)).toEqual({ ms: noon, counter: 0, node: 'a' })
  })

  it('goes on when its counter is full', () => {
    expect(tick({ ms: noon, counter: 36 ** 4 - 1, node: 'a' }, noon)).toEqual({ ms: noon + 1, counter: 0, node: 'a' })
  })
})

describe('time of a deed', () => {
  for (const [name, wrong] of [
    ['three days behind', -3 * day],
    ['three days ahead', 3 * day],
    ['in 1970', -noon],
  ] as const) {
    it(`is exact with a wall clock ${name}, once the server was heard in the same sitting`, () => {
      const deed = stamp(newClock('a'), { wall: noon + wrong, mono: 1000, sitting: 's' })
      const now = { wall: noon + wrong + 60_000, mono: 61_000, sitting: 's' }
      const clock = hearServer(deed.clock, noon + 60_000, now)
      expect(trueTime(clock, deed.stamp, now)).toBe(noon)
      expect(skewOf(clock)).toBe(wrong / 1000)
    })

    it(`is right with a wall clock ${name} after the phone died, where it was as wrong before`, () => {
      const deed = stamp(newClock('a'), { wall: noon + wrong, mono: 1000, sitting: 's' })
      const now = { wall: noon + wrong + 60_000, mono: 5, sitting: 't' }
      expect(trueTime(hearServer(newClock('a'), noon + 60_000, now), deed.stamp, now)).toBe(noon)
    })
  }

  it('lies between the last word of the server and now, where the wall clock jumped and the phone died', () => {
    const heard = hearServer(newClock('a'), noon, { wall: noon, mono: 0, sitting: 's' })
    const now = { wall: noon + 2 * day, mono: 0, sitting: 't' }
    for (const wall of [0, noon + 3650 * day]) {
      const deed = stamp(heard, { wall, mono: 10, sitting: 'between' })
      const time = trueTime(hearServer(newClock('a'), noon + 2 * day, now), deed.stamp, now)
      expect(time).toBeGreaterThanOrEqual(noon)
      expect(time).toBeLessThanOrEqual(noon + 2 * day)
    }
  })
})

it('waits longer after each try, up to half a minute, and at least as long as it was asked to', () => {
  expect([1, 2, 3, 6, 50].map((tries) => backoff(tries, 1))).toEqual([1000, 2000, 4000, 30_000, 30_000])
  expect(backoff(1, 0)).toBe(500)
  expect(backoff(1, 0, 20)).toBe(20_000)
})
