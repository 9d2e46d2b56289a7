import { expect, test } from 'vitest'
import { shortAddress } from './shortAddress.ts'

test('an address says only what the area does not', () => {
  const address = '龙安镇人民东路社区桂香街3号县服装厂宿舍1栋3单元101'
  const above = ['平武县', '龙安镇', '人民东路社区']
  expect(shortAddress(address, '县服装厂宿舍', [...above, '第一网格'])).toBe('1栋3单元101')
  expect(shortAddress(address, '第一网格', above)).toBe('桂香街3号县服装厂宿舍1栋3单元101')
  expect(shortAddress(address, '龙安镇', ['平武县'])).toBe('人民东路社区桂香街3号县服装厂宿舍1栋3单元101')
  expect(shortAddress(address, '平武县', [])).toBe(address)
  expect(shortAddress('龙安镇', '龙安镇', ['平武县'])).toBe('龙安镇')
})
