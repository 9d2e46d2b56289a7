import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardCalmFor, calmFor, spreadOver, waitBefore } from './liveTiming.ts'

test('the first change after a calm while is asked for at once, spread over a quarter of a second', () => {
  expect(waitBefore(10_000, 0, calmFor, 0)).toBe(0)
  expect(waitBefore(10_000, 0, calmFor, 0.999)).toBeLessThan(spreadOver)
})

test('a read is never asked for twice within its calm, and never waits longer than that and the spread', () => {
  fc.assert(
    fc.property(
      fc.nat(5_000),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.constantFrom(calmFor, boardCalmFor),
      (since, chance, calm) => {
        const now = 1_000_000 + since
        const wait = waitBefore(now, 1_000_000, calm, chance)
        expect(now + wait - 1_000_000).toBeGreaterThanOrEqual(Math.min(calm, since + wait))
        expect(now + wait).toBeGreaterThanOrEqual(Math.max(now, 1_000_000 + calm))
        expect(wait).toBeLessThan(calm + spreadOver)
      },
    ),
  )
})
