import { describe, expect, test } from 'vitest'
import { nextGridCodes, nextNames, toChinese } from './propose.ts'

describe('codes of new grids', () => {
  const committee = '510727100001'
  test('go on after the highest', () => {
    expect(nextGridCodes(committee, [`${committee}001`, `${committee}003`], 2)).toEqual([
      `${committee}004`,
      `${committee}005`,
    ])
    expect(nextGridCodes(committee, [], 1)).toEqual([`${committee}001`])
  })
  test('fill gaps once 999 is taken, and end when none is left', () => {
    expect(nextGridCodes(committee, [`${committee}001`, `${committee}999`], 1)).toEqual([`${committee}002`])
    const all = nextGridCodes(committee, [], 999)
    expect(new Set(all).size).toBe(999)
    expect(nextGridCodes(committee, all, 1)).toEqual([])
  })
  test('are not confused by codes of other lengths', () => {
    expect(nextGridCodes(committee, [`${committee}0015`.slice(0, 15), `${committee}1`], 1)).toEqual([`${committee}002`])
  })
})

describe('names', () => {
  test('count on as their neighbours do', () => {
    expect(nextNames(['第一网格', '第二网格'], 2, '第一网格')).toEqual(['第三网格', '第四网格'])
    expect(nextNames(['1栋', '9栋'], 2, '1栋')).toEqual(['10栋', '11栋'])
    expect(nextNames(['第九网格'], 3, '第一网格')).toEqual(['第十网格', '第十一网格', '第十二网格'])
  })
  test('begin at the first where none counts', () => {
    expect(nextNames([], 2, '1单元')).toEqual(['1单元', '2单元'])
    expect(nextNames(['门卫'], 1, '1栋')).toEqual(['1栋'])
  })
  test('tens are written as in names', () => {
    expect([1, 10, 11, 20, 34].map(toChinese)).toEqual(['一', '十', '十一', '二十', '三十四'])
  })
})
