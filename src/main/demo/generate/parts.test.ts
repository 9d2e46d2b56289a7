import { describe, expect, it } from 'vitest'
import { chineseNumber, packGrids } from './doors.ts'
import { codeOf, idSource } from './ids.ts'
import { householdSizes } from './people.ts'
import { apportion } from './plan.ts'
import { Random } from './random.ts'

describe('Random', () => {
  it('draws the same from the same key, and nothing of one fork shows in another', () => {
    const draw = (random: Random) => Array.from({ length: 5 }, () => random.bits())
    expect(draw(new Random('a'))).toEqual(draw(new Random('a')))
    expect(draw(new Random('a'))).not.toEqual(draw(new Random('b')))
    const root = new Random('root')
    const before = draw(root.fork('x'))
    draw(root.fork('y'))
    expect(draw(root.fork('x'))).toEqual(before)
  })

  it('keeps its first numbers for ever', () => {
    const random = new Random('county/510727/1')
    expect([random.bits(), random.bits(), random.bits()]).toEqual([1_845_098_732, 101_133_286, 3_273_625_398])
  })

  it('is even enough, stays in range and respects weights', () => {
    const random = new Random('even')
    const counts = [0, 0, 0, 0, 0, 0]
    for (let n = 0; n < 60_000; n++) {
      const drawn = random.int(0, 5)
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
    const picks = Array.from({ length: 10_000 }, () => random.weighted([1, 0, 3]))
    expect(picks).not.toContain(1)
    expect(picks.filter((index) => index === 2).length / 10_000).toBeCloseTo(0.75, 1)
    expect(() => random.pick([])).toThrow(RangeError)
  })
})

describe('sharing out', () => {
  it('always sums to the total', () => {
    const random = new Random('share')
    for (let n = 0; n < 200; n++) {
      const weights = Array.from({ length: random.int(1, 40) }, () => random.fraction() + 0.01)
      const total = random.int(0, 5000)
      expect(apportion(total, weights).reduce((sum, count) => sum + count, 0)).toBe(total)
    }
  })

  it('fills households to the last person, and says when it cannot', () => {
    for (const [count, people] of [
      [10, 10],
      [10, 27],
      [3, 60],
      [0, 0],
    ] as const) {
      const sizes = householdSizes(new Random('sizes'), count, people)
      expect([sizes.length, sizes.reduce((sum, size) => sum + size, 0)]).toEqual([count, people])
      expect(sizes.every((size) => size >= 1)).toBe(true)
    }
    expect(() => householdSizes(new Random('sizes'), 5, 4)).toThrow(RangeError)
  })

  it('packs grids in order and under the limit', () => {
    const parts = [100, 120, 250, 40, 40, 40].map((size) => ({ size }))
    expect(packGrids(parts, 130).map((grid) => grid.map((part) => part.size))).toEqual([
      [100, 120],
      [250],
      [40, 40, 40],
    ])
  })
})

it.each([
  [3, '三'],
  [10, '十'],
  [12, '十二'],
  [40, '四十'],
  [103, '一百零三'],
  [110, '一百一十'],
  [345, '三百四十五'],
])('%i is %s', (value, text) => {
  expect(chineseNumber(value)).toBe(text)
})

it('makes ids that sort in their order, with codes from their random part', () => {
  const next = idSource(new Random('ids'), 3)
  const ids = Array.from({ length: 50 }, next)
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids.map(codeOf)).size).toBe(50)
  expect(codeOf('01234567-89ab-7cde-8f01-23456789abcd')).toBe('x23456789abcd')
})
