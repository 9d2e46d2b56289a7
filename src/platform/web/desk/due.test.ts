import { expect, test } from 'vitest'
import { duePresets } from './due.ts'

const at = (instant: string) => duePresets(new Date(instant)).map((preset) => preset.at)

test('deadlines are on the clock of the county, wherever the browser stands', () => {
  expect(at('2020-01-27T09:00:00+08:00')).toEqual([
    '2020-01-27T20:00:00+08:00',
    '2020-01-28T12:00:00+08:00',
    '2020-01-28T18:00:00+08:00',
  ])
  // Past midnight in the county, still the day before in UTC.
  expect(at('2020-01-27T17:30:00Z')[0]).toBe('2020-01-28T20:00:00+08:00')
})

test('tonight is no longer offered when it is as good as over', () => {
  expect(duePresets(new Date('2020-01-27T19:29:00+08:00'))[0]?.key).toBe('tonight')
  expect(duePresets(new Date('2020-01-27T19:31:00+08:00'))[0]?.key).toBe('tomorrowNoon')
})
