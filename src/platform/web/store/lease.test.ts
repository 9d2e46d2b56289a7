import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leaseHours } from '#platform/contract/index.ts'
import { leaseFrom, mostDoubt, pass, standing } from './lease.ts'

const day = 24 * 3_600_000
const server = Date.parse('2020-01-24T01:30:00Z')

describe('the lease of a phone', () => {
  it('ends when the time that was seen to pass reaches its end, whatever the wall clock says', () => {
    const clock = pass(leaseFrom(server, server + day, server), day, server - 40 * day)
    expect(standing(clock, server - 40 * day)).toBe('expired')
  })

  it('is not ended by a wall clock that jumps ten days ahead: a day of use is left to reach the server', () => {
    const wall = server + 10 * day
    const clock = leaseFrom(server, server + 7 * day, server)
    expect(standing(clock, wall)).toBe('doubtful')
    expect(standing(pass(clock, mostDoubt - 1, wall), wall)).toBe('doubtful')
    expect(standing(pass(clock, mostDoubt, wall), wall)).toBe('expired')
  })

  it('goes on in 1970, as long as the doubt lasts no longer than a day of use', () => {
    const clock = leaseFrom(server, server + 7 * day, server)
    expect(standing(clock, 0)).toBe('doubtful')
    expect(standing(pass(clock, day / 2, 0), server + day)).toBe('valid')
  })

  it("of a checkpoint's phone ends within the day, of a grid's within the week, though its clock stands still", () => {
    for (const hours of Object.values(leaseHours)) {
      const clock = leaseFrom(server, server + hours * 3_600_000, server)
      expect(standing(pass(clock, hours * 3_600_000 - 1, server), server)).toBe('valid')
      expect(standing(pass(clock, hours * 3_600_000, server), server)).toBe('expired')
    }
    expect(leaseHours).toMatchObject({ checkpoint_officer: 24, grid_worker: 7 * 24 })
  })

  it('is over by time that passed since the server spoke, whatever clocks the phone had on the way', () => {
    const step = fc.record({
      passed: fc.integer({ min: 0, max: 8 * 3_600_000 }),
      wall: fc.oneof(fc.integer({ min: 0, max: 2 * server }), fc.constant(0), fc.integer({ min: -day, max: day })),
    })
    fc.assert(
      fc.property(fc.constantFrom(day, 7 * day), fc.array(step, { maxLength: 60 }), (lasts, steps) => {
        let clock = leaseFrom(server, server + lasts, server)
        let seen = 0
        let wall = server
        for (const one of steps) {
          wall = one.wall < 2 * day ? server + seen + one.wall : one.wall
          clock = pass(clock, one.passed, wall)
          seen += one.passed
          const is = standing(clock, wall)
          // Never longer than the server gave, and ended early by no clock before a day of use in doubt.
          if (seen >= lasts) expect(is).toBe('expired')
          else if (clock.doubted < mostDoubt) expect(is).not.toBe('expired')
        }
        // Contact settles it.
        const after = leaseFrom(server + seen, server + seen + lasts, wall)
        expect(standing(after, wall)).toBe('valid')
      }),
    )
  })

  it('of a phone three days ahead all the time is not in doubt', () => {
    const ahead = 3 * day
    const clock = leaseFrom(server, server + day, server + ahead)
    expect(standing(pass(clock, day / 2, server + ahead + day / 2), server + ahead + day / 2)).toBe('valid')
  })
})
