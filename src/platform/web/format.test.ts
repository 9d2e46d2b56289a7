import { expect, it } from 'vitest'
import { formatFor, honestPercent, localInstant } from './format.ts'

it.each([
  [0, 100, 0],
  [1, 50_318, 0.1],
  [50_317, 50_318, 99.9],
  [50_318, 50_318, 100],
  [1379, 50_318, 2.7],
  [3, 0, 0],
])('%i of %i is %s percent, never more than is true', (part, whole, percent) => {
  expect(honestPercent(part, whole)).toBe(percent)
})

it('says nothing where there is no whole', () => {
  expect(formatFor('zh-Hans').share(0, 0)).toBe('–')
  expect(formatFor('en').share(999, 1000)).toBe('99.9%')
  expect(formatFor('zh-Hans').share(2, 50_320)).toBe('<0.1%')
  expect(formatFor('zh-Hans').share(0, 50_320)).toBe('0%')
})

it('shows county time on any machine', () => {
  expect(formatFor('en').time('2020-01-24T01:30:00Z')).toBe('09:30')
  expect(formatFor('zh-Hans').day('2020-01-24')).toBe('2020年1月24日')
})

it('writes an instant that means the same moment', () => {
  const now = new Date('2020-01-24T01:30:00.123Z')
  const text = localInstant(now)
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
  expect(new Date(text).getTime()).toBe(now.getTime())
})

it('speaks of spans in words', () => {
  expect(formatFor('zh-Hans').span(12_000)).toBe('3小时 20分钟')
  expect(formatFor('en').span(42)).toBe('42 secs')
})
