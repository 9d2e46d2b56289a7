import { expect, test } from 'vitest'
import { dayAfter, incidenceOf, intervalsOf } from './days.ts'

test('cases by day have no holes, and a case of long ago does not stretch them', () => {
  expect(incidenceOf(['2020-01-26', '2020-01-24', '2020-01-26'])).toEqual({ first: '2020-01-24', counts: [1, 0, 2] })
  expect(incidenceOf(['2015-01-01', '2020-01-24', '2020-01-25'])).toEqual({ first: '2020-01-24', counts: [1, 1] })
  expect(incidenceOf(['2020-01-24', '2020-01-24'])).toBeUndefined()
  expect(dayAfter('2020-02-28', 2)).toBe('2020-03-01')
})

test('intervals are those of pairs whose onsets are both known', () => {
  const onset = new Map([
    ['a', '2020-01-20'],
    ['b', '2020-01-25'],
    ['c', '2020-01-19'],
  ])
  const links = [
    { from: 'a', to: 'b' },
    { from: 'a', to: 'c' },
    { from: 'a', to: 'x' },
  ]
  expect(intervalsOf(links, (id) => onset.get(id))).toEqual([5, -1])
})
