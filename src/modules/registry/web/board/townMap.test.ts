import { expect, it } from 'vitest'
import { placeLabels, projection } from './townMap.ts'

const bounds = { left: 0, top: 0, right: 400, bottom: 400 }

it('keeps north up and everything inside', () => {
  const project = projection(
    [
      [104, 32],
      [105, 33],
    ],
    400,
    400,
    10,
  )
  const [southWest, northEast] = [project(104, 32), project(105, 33)]
  expect(southWest.x).toBeLessThan(northEast.x)
  expect(southWest.y).toBeGreaterThan(northEast.y)
  for (const { x, y } of [southWest, northEast]) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(9.9)
    expect(Math.max(x, y)).toBeLessThanOrEqual(390.1)
  }
})

it('puts two close labels on different sides, and leaves one out rather than on top of another', () => {
  const [first, second] = placeLabels(
    [
      { x: 200, y: 200, radius: 10, label: '龙安镇' },
      { x: 222, y: 200, radius: 8, label: '古城镇' },
    ],
    bounds,
  )
  expect(first).toBeDefined()
  expect(second).toBeDefined()
  expect([first?.x, first?.y]).not.toEqual([second?.x, second?.y])
  const crowd = Array.from({ length: 40 }, () => ({ x: 200, y: 200, radius: 10, label: '白马藏族乡' }))
  expect(placeLabels(crowd, bounds).some((label) => label === undefined)).toBe(true)
})
