import { describe, expect, it } from 'vitest'
import { fromLocalField, toLocalField } from '#platform/web/wall-clock.ts'
import { proposeAttempts, proposedAt } from './next-attempt.ts'

describe('the next attempt', () => {
  it('follows the playbook, rounded up to half an hour, and offers others in their order', () => {
    const offers = proposeAttempts(new Date('2020-01-24T10:10:00+08:00'), 4)
    expect(proposedAt(offers)).toBe('2020-01-24T14:30:00+08:00')
    expect(offers.map((offer) => offer.key)).toEqual(['playbook', 'evening', 'morning', 'next_evening'])
    const later = proposeAttempts(new Date('2020-01-24T10:10:00+08:00'), 20)
    expect(later.map((offer) => offer.key)).toEqual(['evening', 'playbook', 'next_evening'])
    expect(proposedAt(later)).toBe('2020-01-25T08:30:00+08:00')
  })

  it('knocks nobody up at night', () => {
    expect(proposedAt(proposeAttempts(new Date('2020-01-24T19:40:00+08:00'), 4))).toBe('2020-01-25T08:30:00+08:00')
    expect(proposedAt(proposeAttempts(new Date('2020-01-24T20:00:00+08:00'), 8))).toBe('2020-01-25T08:30:00+08:00')
  })

  it('keeps county time on a phone of another zone', () => {
    expect(toLocalField('2020-01-24T11:00:00Z')).toBe('2020-01-24T19:00')
    expect(fromLocalField('2020-01-24T19:00')).toBe('2020-01-24T19:00:00+08:00')
    expect(fromLocalField('')).toBeNull()
  })
})
