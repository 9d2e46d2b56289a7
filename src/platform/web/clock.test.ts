import { afterEach, expect, it } from 'vitest'
import { countyNow, setCountyClock } from './clock.ts'
import { today } from './format.ts'

afterEach(() => setCountyClock(new Date().toISOString()))

it('shows the day of the county on a device with another date', () => {
  setCountyClock('2020-01-31T22:30:00+08:00')
  expect(today()).toBe('2020-01-31')
  expect(countyNow().getUTCFullYear()).toBe(2020)
})

it('does not follow the seconds that an answer takes, nor what is no time', () => {
  const here = Date.parse('2026-03-01T10:00:00Z')
  setCountyClock('2026-03-01T10:00:20Z', here)
  expect(Math.abs(countyNow().getTime() - Date.now())).toBeLessThan(1000)
  setCountyClock('never', here)
  expect(Math.abs(countyNow().getTime() - Date.now())).toBeLessThan(1000)
})
