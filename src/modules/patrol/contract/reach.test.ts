import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ReachedStop, reaches, reachOf } from './index.ts'

const label = fc.constantFrom('1', '2', '11')
/** Paths of a small county: three labels a level, so that stops often lie above, in and beside grids. */
const path = (least: number, most: number) =>
  fc.array(label, { minLength: least, maxLength: most }).map((labels) => ['510727', ...labels].join('.'))
const grids = fc.uniqueArray(path(3, 3), { maxLength: 12 })
const stops: fc.Arbitrary<ReachedStop[]> = fc.array(
  fc.record({ run: fc.constantFrom('a', 'b', 'c'), path: path(1, 5), at: fc.integer({ min: 1, max: 1_000_000 }) }),
  { maxLength: 20 },
)

test('one walk says what asking every pair says', () => {
  fc.assert(
    fc.property(grids, stops, (known, made) => {
      const reach = reachOf(known, made)
      for (const grid of known) {
        const here = made.filter((stop) => reaches(stop.path, grid))
        expect(reach.get(grid)).toEqual({
          times: new Set(here.map(({ run }) => run)).size,
          lastAt: here.length > 0 ? Math.max(...here.map(({ at }) => at)) : null,
        })
      }
    }),
  )
})

test('a stop at a larger place reaches at least what a stop within it reaches', () => {
  fc.assert(
    fc.property(grids, path(2, 5), fc.nat(3), (known, below, up) => {
      const above = below
        .split('.')
        .slice(0, Math.max(2, below.split('.').length - up))
        .join('.')
      const of = (where: string) => {
        const reach = reachOf(known, [{ run: 'a', path: where, at: 1 }])
        return known.filter((grid) => reach.get(grid)?.times === 1)
      }
      expect(of(above)).toEqual(expect.arrayContaining(of(below)))
    }),
  )
})

test('one more stop never takes a grid away, and neighbours with a longer name are not reached', () => {
  fc.assert(
    fc.property(grids, stops, stops, (known, made, more) => {
      const [before, after] = [reachOf(known, made), reachOf(known, [...made, ...more])]
      for (const grid of known) expect(after.get(grid)?.times).toBeGreaterThanOrEqual(before.get(grid)?.times ?? 0)
    }),
  )
  expect(reaches('510727.1', '510727.11')).toBe(false)
  expect(reachOf(['510727.11.2.1'], [{ run: 'a', path: '510727.1', at: 1 }]).get('510727.11.2.1')?.times).toBe(0)
})
