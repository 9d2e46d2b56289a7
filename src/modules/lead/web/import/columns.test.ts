import { expect, test } from 'vitest'
import { guess, headingRow, toLines } from './columns.ts'

const sheet = [
  ['返乡人员名单'],
  ['序号', '姓名', '身份证号', '联系电话', '年龄', '目的地', '备注'],
  ['1', '张测', '110101199001010001', '000-0000-0001', '30', '平武县龙安镇', ''],
  ['', '', '', '', '', '', ''],
  ['2', ' 李\u0007测 ', '', '', '1960-02-03', '', '同车'],
]

test('finds the headings below a title and what each column is', () => {
  expect(headingRow(sheet)).toBe(1)
  expect(guess(sheet[1] ?? [])).toEqual({ code: 0, name: 1, idNumber: 2, phone: 3, birthYear: 4, address: 5, note: 6 })
  expect(guess(['a', 'b', '姓名'], { name: 'b' })).toEqual({ name: 1 })
})

test('cleans rows, keeps their numbers in the file, and reads a year from an age or a date', () => {
  expect(toLines(sheet, 1, guess(sheet[1] ?? []), 2020)).toEqual([
    {
      ...{ row: 3, code: '1', name: '张测', idNumber: '110101199001010001', phone: '000-0000-0001' },
      ...{ address: '平武县龙安镇', birthYear: 1990 },
    },
    { row: 5, code: '2', name: '李 测', note: '同车', birthYear: 1960 },
  ])
})

test('an address is where somebody lives now, else where they go, else where their papers are', () => {
  expect(guess(['姓名', '户籍地', '目的地', '现住址']).address).toBe(3)
  expect(guess(['姓名', '户籍地', '目的地']).address).toBe(2)
  expect(guess(['姓名', '户籍地']).address).toBe(1)
  expect(guess(['姓名', '户籍地 / 现住址 / 目的地']).address).toBe(1)
})
