import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellKey, cellsOf, commitmentOf, drawFrom, type Scope } from './drawing.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hour = fc.integer({ min: 0, max: 23 })
const posts = fc
  .uniqueArray(fc.uuid(), { minLength: 1, maxLength: 6 })
  .chain((ids) =>
    fc.tuple(...ids.map((post) => fc.uniqueArray(hour, { maxLength: 24 }).map((hours) => ({ post, hours })))),
  )
const scope: fc.Arbitrary<Scope> = fc.record({
  posts,
  fromDay: fc.constant('2020-01-27'),
  days: fc.integer({ min: 1, max: 3 }),
  hourFrom: hour,
  hourTo: hour,
  notBefore: fc.constant(0),
})

test('nothing in scope is left out, nothing else is in it, and nothing twice', () => {
  fc.assert(
    fc.property(scope, (wish) => {
      const keys = new Set(cellsOf(wish).map(cellKey))
      let expected = 0
      for (const { post, hours } of wish.posts)
        for (let day = 0; day < wish.days; day++)
          for (let at = 0; at < 48; at++) {
            const isWithin =
              wish.hourTo > wish.hourFrom
                ? at >= wish.hourFrom && at < wish.hourTo
                : at >= wish.hourFrom && at < wish.hourTo + 24
            if (!isWithin || !hours.includes(at % 24)) continue
            expected += 1
            const begins = Date.parse('2020-01-27T00:00:00+08:00') + (day * 24 + at) * 3_600_000
            expect(keys.has(cellKey({ post, at: begins }))).toBe(true)
          }
      expect(cellsOf(wish)).toHaveLength(expected)
      expect(keys.size).toBe(expected)
    }),
  )
})

test('hours that are over are left out, the one that runs is in', () => {
  const at = (time: string) => Date.parse(`2020-01-27T${time}+08:00`)
  const wish = { posts: [{ post: 'p', hours: [1, 2, 3] }], fromDay: '2020-01-27', days: 1, hourFrom: 0, hourTo: 6 }
  expect(cellsOf({ ...wish, notBefore: at('02:30:00') }).map((cell) => cell.at)).toEqual([
    at('02:00:00'),
    at('03:00:00'),
  ])
})

test('the same seed draws the same, whatever the order of the list; nothing is drawn twice', async () => {
  await fc.assert(
    fc.asyncProperty(scope, fc.string(), fc.integer({ min: 1, max: 30 }), async (wish, seed, count) => {
      const cells = cellsOf(wish)
      const keysOf = async (list: typeof cells) =>
        (await drawFrom(list, seed, count, sha256)).map(({ cell }) => cellKey(cell))
      const drawn = await keysOf(cells)
      expect(await keysOf([...cells].reverse())).toEqual(drawn)
      expect(drawn).toHaveLength(Math.min(count, cells.length))
      expect(new Set(drawn).size).toBe(drawn.length)
      const turned = cellsOf({ ...wish, posts: [...wish.posts].reverse() })
      expect(await commitmentOf(turned, sha256)).toBe(await commitmentOf(cells, sha256))
    }),
    { numRuns: 50 },
  )
})

test('every post and every hour is as likely as any other', async () => {
  const wish = {
    posts: ['a', 'b', 'c', 'd'].map((post) => ({ post, hours: [0, 1, 2, 3, 4] })),
    ...{ fromDay: '2020-01-27', days: 1, hourFrom: 0, hourTo: 5, notBefore: 0 },
  }
  const cells = cellsOf(wish)
  const counts = new Map<string, number>()
  const [rounds, count] = [4000, 3]
  for (let round = 0; round < rounds; round++)
    for (const { cell } of await drawFrom(cells, sha256(String(round)), count, sha256))
      counts.set(cellKey(cell), (counts.get(cellKey(cell)) ?? 0) + 1)
  const expected = (rounds * count) / cells.length
  const chi = cells.reduce((sum, cell) => sum + ((counts.get(cellKey(cell)) ?? 0) - expected) ** 2 / expected, 0)
  // 19 degrees of freedom: 43.8 is passed once in a thousand; the seeds are fixed.
  expect(counts.size).toBe(20)
  expect(chi).toBeLessThan(43.8)
})
