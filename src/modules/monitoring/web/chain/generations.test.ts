import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainOf } from './generations.ts'

test('generations are the shortest way from somebody without a source', () => {
  const links = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'a', to: 'c' },
    { from: 'x', to: 'nobody' },
  ]
  const found = chainOf(['a', 'b', 'c', 'x'], links)
  expect([...found.generation]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 1],
  ])
  expect(found).toMatchObject({
    largest: 3,
    isolated: 1,
    offspring: [
      { id: 'a', count: 2 },
      { id: 'b', count: 1 },
    ],
  })
})

test('nobody is lost: who is linked has a generation, the others are isolated', () => {
  const id = fc.integer({ min: 0, max: 20 }).map(String)
  const ids = Array.from({ length: 21 }, (_, index) => String(index))
  fc.assert(
    fc.property(fc.array(fc.record({ from: id, to: id }), { maxLength: 60 }), (links) => {
      const { generation, isolated, largest, offspring } = chainOf(ids, links)
      expect(generation.size + isolated).toBe(ids.length)
      expect(largest).toBeLessThanOrEqual(Math.max(1, generation.size))
      const pairs = new Set(links.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from} ${to}`))
      expect(offspring.reduce((sum, { count }) => sum + count, 0)).toBe(pairs.size)
      for (const { from, to } of links)
        if (from !== to) expect(generation.get(to)).toBeLessThanOrEqual((generation.get(from) ?? 0) + 1)
    }),
  )
})
