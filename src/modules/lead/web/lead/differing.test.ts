import { expect, test } from 'vitest'
import { differing } from './differing.ts'

const marked = (text: string, other: string) =>
  differing(text, other)
    .map(({ sign, differs }) => (differs ? `[${sign}]` : sign))
    .join('')

test('marks the signs that the other has not, in their place', () => {
  expect(marked('张小明', '张晓明')).toBe('张[小]明')
  expect(marked('13900000001', '13900000001')).toBe('13900000001')
  expect(marked('13900000091', '13900000001')).toBe('139000000[9]1')
  expect(marked('欧阳明', '阳明')).toBe('[欧]阳明')
  expect(marked('', '明')).toBe('')
})
