import { expect, test } from 'vitest'
import { dayBefore, periodOf } from './period.ts'

const now = '2020-01-31'

test('without a period it is today, or the fortnight when the rows are days', () => {
  expect(periodOf({}, 'area', now)).toEqual({ from: now, to: now })
  expect(periodOf({}, 'day', now)).toEqual({ from: '2020-01-18', to: now })
})

test('what an address says wrongly is left aside', () => {
  expect(periodOf({ from: 'x', to: '2020-02-09' }, 'area', now)).toEqual({ from: now, to: now })
  expect(periodOf({ from: '2020-02-01', to: '2020-01-30' }, 'class', now)).toEqual({
    from: '2020-01-30',
    to: '2020-01-30',
  })
})

test('days are counted over the end of a month', () => {
  expect(dayBefore('2020-03-01', 1)).toBe('2020-02-29')
})
