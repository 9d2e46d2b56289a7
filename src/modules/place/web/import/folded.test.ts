import { expect, test } from 'vitest'
import { foldLots } from './folded.ts'

const lot = (id: string, fileName: string, at: string, rowsIn = 2000) => {
  return {
    id,
    fileName,
    source: 'meter',
    rowsIn,
    created: 1,
    matched: rowsIn - 2,
    rejected: 1,
    at,
    undoneAt: null as string | null,
  }
}

test('lots of one file are one line, newest first', () => {
  const lines = foldLots([
    lot('4', '电表.xlsx', '2020-01-26T10:02:00Z', 300),
    lot('3', '电表.xlsx', '2020-01-26T10:01:00Z'),
    lot('2b', '电表.xlsx', '2020-01-26T10:00:50Z', 3),
    lot('2', '户籍.csv', '2020-01-26T10:00:30Z'),
    lot('1', '电表.xlsx', '2020-01-25T10:00:00Z'),
    lot('0', '电表.xlsx', '2020-01-24T10:00:00Z'),
  ])
  expect(lines).toEqual([
    {
      ...lot('4', '电表.xlsx', '2020-01-26T10:02:00Z'),
      rowsIn: 2300,
      created: 2,
      matched: 2296,
      rejected: 2,
      lots: 2,
      ids: ['4', '3'],
    },
    { ...lot('2b', '电表.xlsx', '2020-01-26T10:00:50Z', 3), lots: 1, ids: ['2b'] },
    { ...lot('2', '户籍.csv', '2020-01-26T10:00:30Z'), lots: 1, ids: ['2'] },
    { ...lot('1', '电表.xlsx', '2020-01-25T10:00:00Z'), lots: 1, ids: ['1'] },
    { ...lot('0', '电表.xlsx', '2020-01-24T10:00:00Z'), lots: 1, ids: ['0'] },
  ])
})

test('a lot that was taken back stands apart from those of its file that were not', () => {
  const undone = { ...lot('2', '电表.xlsx', '2020-01-26T10:01:30Z'), undoneAt: '2020-01-26T11:00:00Z' }
  const lines = foldLots([undone, lot('1', '电表.xlsx', '2020-01-26T10:01:00Z')])
  expect(lines.map(({ ids }) => ids)).toEqual([['2'], ['1']])
})
