import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingAfter, type Unheard } from './standing.ts'

const lot = (n: number, item: string, quantity: number, expired = false) => ({
  ...{ lot: `lot${n}`, item, lotNo: String(n), expiresOn: null, expired, quantity },
})

test('what is handed out without signal comes from the lots that go first, none of them expired; what was counted stands', () => {
  const lots = [lot(1, 'mask', 5, true), lot(2, 'mask', 10), lot(3, 'mask', 10), lot(4, 'suit', 3)]
  const of = (deeds: readonly Unheard[]) =>
    standingAfter(lots, deeds).map(({ lot: id, quantity }) => `${id} ${quantity}`)
  const use = (item: string, quantity: number): Unheard => ({ what: 'use', item, quantity })
  expect(of([])).toEqual(['lot1 5', 'lot2 10', 'lot3 10', 'lot4 3'])
  expect(of([use('mask', 12)])).toEqual(['lot1 5', 'lot3 8', 'lot4 3'])
  expect(of([use('mask', 21)])).toEqual(['lot1 5', 'lot2 10', 'lot3 10', 'lot4 3'])
  const count: Unheard = { what: 'count', lines: [{ lot: 'lot2', counted: 7 }] }
  expect(of([count, use('mask', 8)])).toEqual(['lot1 5', 'lot3 9', 'lot4 3'])
  expect(of([use('mask', 8), { what: 'count', lines: [{ lot: 'lot2', counted: 0 }] }])).toEqual([
    'lot1 5',
    'lot3 10',
    'lot4 3',
  ])
})

test('over all deeds nothing goes below zero, and handing out takes what was said or nothing', () => {
  const some = fc.uniqueArray(
    fc.record({
      n: fc.nat(9),
      item: fc.constantFrom('mask', 'suit'),
      quantity: fc.integer({ min: 1, max: 20 }),
      expired: fc.boolean(),
    }),
    { selector: ({ n }) => n, maxLength: 6 },
  )
  const uses = fc.array(
    fc.record({ item: fc.constantFrom('mask', 'suit'), quantity: fc.integer({ min: 1, max: 30 }) }),
    {
      maxLength: 5,
    },
  )
  fc.assert(
    fc.property(some, uses, (rows, deeds) => {
      const lots = rows.map(({ n, item, quantity, expired }) => lot(n, item, quantity, expired))
      let stands = standingAfter(lots, [])
      for (const deed of deeds) {
        const sum = (list: typeof stands) =>
          list
            .filter(({ item, expired }) => item === deed.item && !expired)
            .reduce((all, { quantity }) => all + quantity, 0)
        const next = standingAfter(stands, [{ what: 'use', ...deed }])
        expect(sum(stands) - sum(next)).toBe(sum(stands) >= deed.quantity ? deed.quantity : 0)
        expect(next.every(({ quantity }) => quantity > 0)).toBe(true)
        stands = next
      }
      expect(
        standingAfter(
          lots,
          deeds.map((deed) => ({ what: 'use', ...deed })),
        ),
      ).toEqual(stands)
    }),
  )
})
