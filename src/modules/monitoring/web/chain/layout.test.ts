import { expect, test } from 'vitest'
import { chainOf, type Link } from './generations.ts'
import { layOut } from './layout.ts'

const links: Link[] = [
  { from: 'a', to: 'b' },
  { from: 'a', to: 'c' },
  { from: 'b', to: 'd' },
  { from: 'c', to: 'd' },
  { from: 'x', to: 'y' },
]

test('each person stands once, right of a source, the largest group on top', () => {
  const ids = ['x', 'y', 'a', 'b', 'c', 'd', 'alone']
  const spots = layOut(chainOf(ids, links).generation, links)
  const at = new Map(spots.map(({ id, ...spot }) => [id, spot]))
  expect([...at.keys()].sort()).toEqual(['a', 'b', 'c', 'd', 'x', 'y'])
  expect(at.get('a')).toEqual({ column: 0, row: 0.5 })
  expect(at.get('d')?.column).toBe(2)
  expect(at.get('x')?.row).toBeGreaterThan(at.get('c')?.row ?? 9)
  const taken = spots.map(({ column, row }) => `${column} ${row}`)
  expect(new Set(taken).size).toBe(taken.length)
})

test('seventy who infected nobody stand in a block', () => {
  const many = Array.from({ length: 70 }, (_, at) => ({ from: 'a', to: `n${at}` }))
  const spots = layOut(chainOf(['a', ...many.map(({ to }) => to)], many).generation, many)
  expect(spots).toHaveLength(71)
  expect(Math.max(...spots.map(({ row }) => row))).toBe(11)
  expect(new Set(spots.map(({ column, row }) => `${column} ${row}`)).size).toBe(71)
})

test('a ring is laid out all the same', () => {
  const ring = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ]
  expect(layOut(chainOf(['a', 'b'], ring).generation, ring)).toHaveLength(2)
})
