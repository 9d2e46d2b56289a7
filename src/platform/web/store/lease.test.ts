import { describe, expect, it } from 'vitest'
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

  it('of a phone three days ahead all the time is not in doubt', () => {
    const ahead = 3 * day
    const clock = leaseFrom(server, server + day, server + ahead)
    expect(standing(pass(clock, day / 2, server + ahead + day / 2), server + ahead + day / 2)).toBe('valid')
  })
})
