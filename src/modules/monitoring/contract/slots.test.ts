import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closedSlots, dayAfter, dayAt, hoursOf, openSlot, releaseDay, slotAt, slotIndex, tellable } from './slots.ts'

const plans = fc.record({
  startsOn: fc.integer({ min: 0, max: 400 }).map((days) => dayAfter('2019-12-20', days)),
  days: fc.integer({ min: 1, max: 28 }),
  perDay: fc.integer({ min: 1, max: 4 }),
})
const moments = fc
  .integer({ min: 0, max: 450 * 1440 })
  .map((minutes) => new Date(Date.UTC(2019, 11, 19) + minutes * 60_000))

test('a time is over when its part of the day is', () => {
  fc.assert(
    fc.property(plans, moments, (plan, at) => {
      const ends = Array.from({ length: plan.days * plan.perDay }, (_, index) => {
        const { day, slot } = slotAt(plan, index)
        return Date.parse(`${day}T06:00:00+08:00`) + (slot * 16 * 3_600_000) / plan.perDay
      })
      expect(closedSlots(plan, at)).toBe(ends.filter((end) => end <= at.getTime()).length)
    }),
  )
})

test('a day and number are one time, and none is open before the first day, by night or after the last', () => {
  fc.assert(
    fc.property(plans, moments, (plan, at) => {
      for (let index = 0; index < plan.days * plan.perDay; index += 1) {
        const { day, slot } = slotAt(plan, index)
        expect(slotIndex(plan, day, slot)).toBe(index)
      }
      const open = openSlot(plan, at)
      if (open !== undefined) expect(slotAt(plan, open).day).toBe(dayAt(at))
      if (dayAt(at) < plan.startsOn || dayAt(at) >= releaseDay(plan)) expect(open).toBeUndefined()
    }),
  )
})

test('what may be told has begun since yesterday, is owed and is not told, the latest first', () => {
  const told = fc.array(fc.integer({ min: 0, max: 111 }), { maxLength: 8 })
  fc.assert(
    fc.property(plans, moments, fc.nat(4), told, (plan, at, skipped, before) => {
      const indexes = tellable(plan, skipped, before, at)
      expect(indexes).toEqual([...indexes].sort((a, b) => b - a))
      const all = Array.from({ length: plan.days * plan.perDay }, (_, index) => index)
      const begun = all.filter((index) => {
        const { day, slot } = slotAt(plan, index)
        const start = Date.parse(`${day}T06:00:00+08:00`) + ((slot - 1) * 16 * 3_600_000) / plan.perDay
        return start <= at.getTime() && day >= dayAfter(dayAt(at), -1) && index >= skipped && !before.includes(index)
      })
      expect([...indexes].sort((a, b) => a - b)).toEqual(begun)
    }),
  )
})

test('the hours of a time follow one another from 6 to 22 o’clock', () => {
  expect([hoursOf(2, 1), hoursOf(2, 2)]).toEqual([
    { from: '06:00', to: '14:00' },
    { from: '14:00', to: '22:00' },
  ])
  expect(hoursOf(3, 2)).toEqual({ from: '11:20', to: '16:40' })
})
