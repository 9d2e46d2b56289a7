import { expect, test } from 'vitest'
import { deedWords } from './historyWords.ts'

const say = (key: string, values?: Readonly<Record<string, string | number>>) =>
  `${key} ${Object.values(values ?? {}).join('|')}`.trim()
const nameOf = (code: string) => ({ g1: '第一网格', g2: '第二网格', c2: '人民东路社区' })[code] ?? code
const words = (what: string, detail: Record<string, unknown>) => deedWords(what, detail, say, nameOf)

test('a move says only what differs', () => {
  expect(words('moved', { from: '5.t.c1.g1.x1', to: '5.t.c1.g2.x1' })).toBe('history.moved 第一网格|第二网格')
  expect(words('moved', { from: '5.t.c1.g1', to: '5.t.c2.g2.x1' })).toBe(
    'history.moved c1 › 第一网格|人民东路社区 › 第二网格 › x1',
  )
  expect(words('moved', { from: '5.t.c1.g1.x1', to: '5.t.c1.g1' })).toBe('history.moved 第一网格 › x1|第一网格')
})

test('what was done to a door or an area is a sentence; an unknown deed keeps its name', () => {
  expect(words('created', { number: '101' })).toBe('history.createdDoor 101')
  expect(words('created', { number: '101', splitFrom: 'x' })).toBe('history.createdBySplit 101')
  expect(words('edited', { fields: ['class'] })).toBe('history.edited fact.class')
  expect(words('edited', { fields: ['name'], was: '甲', is: '乙' })).toBe('history.renamed 甲|乙')
  expect(words('split', { into: ['101-1', '101-2'] })).toBe('history.split 101-1comma101-2')
  expect(words('retired', { mergedInto: 'x' })).toBe('history.retiredByMerge')
  expect(words('burnt', {})).toBe('burnt')
})
