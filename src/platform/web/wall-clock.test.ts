import { expect, test } from 'vitest'
import { readMoment } from './wall-clock.ts'

const now = new Date('2020-12-20T09:00:00+08:00')
const read = (typed: string) => readMoment(typed, now)

test('a moment is read as people write it, by the clock of the county', () => {
  const ways = [
    '2020-12-27 18:00',
    '12-27 18:00',
    '12月27日18时',
    '12月27日 18点00分',
    '2020年12月27日 18:00',
    '12/27 18:00',
    '１２-２７ １８：００',
  ]
  expect(ways.map(read)).toEqual(ways.map(() => '2020-12-27T18:00:00+08:00'))
  // In December somebody who writes the third of January means the next one.
  expect(read('1-3 9:30')).toBe('2021-01-03T09:30:00+08:00')
  expect(read('2019-01-03 9:30')).toBe('2019-01-03T09:30:00+08:00')
})

test('what is no whole moment is none', () => {
  for (const typed of ['', '12-27', '18:00', '明天', '2-30 10:00', '12-27 24:00', '13-01 10:00', '12-27 9:75'])
    expect(read(typed)).toBeNull()
})
