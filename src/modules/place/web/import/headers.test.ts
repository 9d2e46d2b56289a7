import { describe, expect, test } from 'vitest'
import { guessMapping, headingRow, headingsOf } from './headers.ts'

describe('columns are guessed', () => {
  test('from Chinese headings of a house register', () => {
    expect(guessMapping(['乡镇', '社区/村', '网格', '小区名称', '楼栋', '单元', '房号', '户主姓名'])).toEqual({
      committee: 1,
      grid: 2,
      compound: 3,
      building: 4,
      unit: 5,
      number: 6,
    })
    expect(guessMapping(['村（居）名称', '院落', '幢', '单元号', '门牌号'])).toEqual({
      committee: 0,
      compound: 1,
      building: 2,
      unit: 3,
      number: 4,
    })
  })
  test('from English headings', () => {
    expect(guessMapping(['Village', 'Grid', 'Compound', 'Building No.', 'Unit', 'Room'])).toEqual({
      committee: 0,
      grid: 1,
      compound: 2,
      building: 3,
      unit: 4,
      number: 5,
    })
  })
  test('and columns about persons are never taken', () => {
    expect(guessMapping(['网格员', '网格员电话', '网格名称', '房间号'])).toEqual({ grid: 2, number: 3 })
    expect(guessMapping(['户号', '用电地址'])).toEqual({})
  })
  test('with the clearer word first', () => {
    expect(guessMapping(['栋', '楼栋号', '室号'])).toMatchObject({ building: 0 })
    expect(guessMapping(['备注门牌', '门牌'])).toEqual({ number: 1 })
  })
  test('after what was remembered for this list', () => {
    const remembered = { number: '表箱位置', building: '房号' }
    expect(guessMapping(['社区', '房号', '表箱位置'], remembered)).toEqual({ committee: 0, building: 1, number: 2 })
    expect(guessMapping(['社区', '房号'], remembered)).toEqual({ committee: 0, building: 1 })
  })
})

test('the row of headings is found below a title', () => {
  expect(
    headingRow([
      ['报恩寺社区门户清单', ''],
      ['', ''],
      ['社区', '门牌'],
      ['报恩寺', '1'],
    ]),
  ).toBe(2)
  expect(
    headingRow([
      ['社区', '门牌'],
      ['报恩寺社区', '1'],
    ]),
  ).toBe(0)
  expect(headingRow([['甲'], ['乙', '丙']])).toBe(1)
  expect(headingRow([])).toBe(0)
})

test('headings are remembered by their words', () => {
  expect(headingsOf({ committee: 0, number: 2 }, ['社区', 'x', '门牌'])).toEqual({ committee: '社区', number: '门牌' })
})
