import { expect, test } from 'vitest'
import { isWithin, readNumber } from './number.ts'

test('a number is read as it was meant, or not at all', () => {
  expect(['12', ' 1,200 ', '１２', '−3', '-3', '3.5', '12万', '1e9', '', '0'].map(readNumber)).toEqual([
    ...[12, 1200, 12, Number.NaN, -3, 3.5, Number.NaN, Number.NaN, null, 0],
  ])
})

test('what is outside, in parts or none is not within', () => {
  expect([1, 7, 0, 8, 1.5, Number.NaN, null].map((value) => isWithin(value, 1, 7))).toEqual([
    ...[true, true, false, false, false, false, false],
  ])
})
