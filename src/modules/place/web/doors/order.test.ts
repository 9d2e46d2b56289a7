import { expect, test } from 'vitest'
import { byNumber, put } from './order.ts'

test('an item goes up, down, and never over the ends', () => {
  expect(put(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  expect(put(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(put(['a', 'b', 'c'], 0, 9)).toEqual(['b', 'c', 'a'])
  expect(put(['a', 'b', 'c'], 1, -3)).toEqual(['b', 'a', 'c'])
  expect(put(['a'], 5, 0)).toEqual(['a'])
})

test('numbers are counted, not spelled', () => {
  const numbers = ['1001', '9号', '10号', '101', '2号'].map((number) => ({ number }))
  expect(numbers.sort(byNumber).map(({ number }) => number)).toEqual(['2号', '9号', '10号', '101', '1001'])
})
