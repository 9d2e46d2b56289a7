import { expect, test } from 'vitest'
import { readCsv } from './csv.ts'

test('cells come back as they were written: commas, quotes, line ends, empty lines', () => {
  expect(readCsv('\ufeff甲,1\r\n\r\n"a,b","c""d","e\nf"\r\n')).toEqual([['甲', '1'], [''], ['a,b', 'c"d', 'e\nf']])
})

test('a last line without an end is a line', () => {
  expect(readCsv('a,*')).toEqual([['a', '*']])
  expect(readCsv('')).toEqual([])
})
