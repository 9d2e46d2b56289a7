import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MyDemand, ownerStates } from '../../contract/index.ts'
import { ownDemands } from './order.ts'

const hour = 3_600_000
const item = (change: Partial<MyDemand> = {}): MyDemand => ({
  ...{
    directive: 'a',
    year: 2026,
    no: 1,
    title: '通知',
    demand: 1,
    text: '守好卡口',
    asks: 'words',
    state: 'received',
  },
  ...{ dueAt: new Date(hour).toISOString(), late: false, chased: 0, lastSaid: null, person: null, isForMe: false },
  ...change,
})
const any = fc
  .record({ state: fc.constantFrom(...ownerStates), due: fc.integer({ min: 0, max: 100 }), isForMe: fc.boolean() })
  .map(({ state, due, isForMe }) => item({ state, isForMe, dueAt: new Date(due * hour).toISOString() }))

test('late ones stand first, then what the reader is in charge of, each by deadline; none is lost', () => {
  fc.assert(
    fc.property(fc.array(any), fc.integer({ min: 0, max: 100 }), (items, now) => {
      const shown = ownDemands(items, [], now * hour)
      expect(shown).toHaveLength(items.length)
      const keys = shown.map((one) => [Number(!one.late), Number(!one.isForMe), Date.parse(one.dueAt)] as const)
      for (const [nth, key] of keys.slice(1).entries())
        expect(keys[nth]?.reduce((less, part, at) => less || part - (key[at] ?? 0), 0)).toBeLessThanOrEqual(0)
    }),
  )
})

test('what was kept in time is late when its hour is over, unless it was reported', () => {
  const late = (state: MyDemand['state'], now: number) => ownDemands([item({ state })], [], now)[0]?.late
  expect([late('received', hour - 1), late('received', hour), late('question', hour)]).toEqual([false, true, true])
  expect(late('reported', 2 * hour)).toBe(false)
})

test('what was reported here and waits for signal is ours no more', () => {
  const waiting = [{ directive: 'a', demands: [1], deed: 'report' as const }]
  const [mine, other] = ownDemands([item(), item({ demand: 2 })], waiting, 0)
  expect(mine).toMatchObject({ deeds: ['report'], isOurs: false, state: 'received' })
  expect(other).toMatchObject({ deeds: [], isOurs: true })
})
