import { expect, test } from 'vitest'
import { readDay, readLines } from './lines.ts'

test('a list of cases and a list of links are told apart by their headings; every row is accounted for', () => {
  const cases = [
    ['case_id', 'date_of_onset', 'gender', 'age'],
    ['SK_1', '2015-05-11', 'M', '68'],
    ['SK_2', '2015/5/18', 'f', ''],
    ['', '2015-05-18', 'f', ''],
    ['SK_1', '2015-05-19', '', ''],
    ['SK_3', '05/06/2015', '', ''],
    ['', '', '', ''],
  ]
  const links = [
    ['infector', 'case_id', 'source'],
    ['SK_1', 'SK_2', 'other'],
    ['SK_9', 'SK_2', ''],
    ['', 'SK_2', ''],
  ]
  const read = readLines([
    { file: 'a.csv', rows: cases },
    { file: 'b.csv', rows: links },
  ])
  expect(read.cases).toEqual([
    { code: 'SK_1', onsetOn: '2015-05-11', sex: 'male', birthYear: 1947 },
    { code: 'SK_2', onsetOn: '2015-05-18', sex: 'female' },
  ])
  expect(read.links).toEqual([
    { from: 'SK_1', to: 'SK_2' },
    { from: 'SK_9', to: 'SK_2' },
  ])
  expect(read.rejected.map(({ file, row, why }) => [file, row, why])).toEqual([
    ['a.csv', 4, 'no_code'],
    ['a.csv', 5, 'twice'],
    ['a.csv', 6, 'date'],
    ['b.csv', 4, 'no_code'],
  ])
  expect(read.cases.length + read.links.length + read.rejected.length).toBe(read.rowsIn)
})

test.each([
  ['2020-01-24', '2020-01-24'],
  ['2020年1月4日', '2020-01-04'],
  ['2020.1.4 10:00', '2020-01-04'],
  ['04/05/2020', undefined],
  ['2020-02-30', undefined],
  ['43854', undefined],
])('reads %s as %s', (text, day) => expect(readDay(text)).toBe(day))
