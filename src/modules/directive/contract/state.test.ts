import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leads, ownDeeds, ownerStates, stateAfter, waitsFor } from './state.ts'

const state = fc.constantFrom(...ownerStates)
const deed = fc.constantFrom(...ownDeeds)

test('no deed of an agency leads on from what waits for nobody, nor back to unsigned', () => {
  fc.assert(
    fc.property(state, fc.array(deed), (from, deeds) => {
      const after = deeds.reduce(stateAfter, from)
      if (waitsFor(from) === 'nobody') expect(after).toBe(from)
      if (from !== 'issued') expect(after).not.toBe('issued')
    }),
  )
})

test('a deed changes nothing where it does not lead on', () => {
  fc.assert(
    fc.property(state, deed, (from, what) => {
      const mayGo = (leads[what] as readonly string[]).includes(from)
      if (!mayGo) expect(stateAfter(from, what)).toBe(from)
    }),
  )
})

test('the first word about what was only signed for says that it is under way', () => {
  expect(ownerStates.map((from) => stateAfter(from, 'progress'))).toEqual([
    ...['accepted', 'accepted', 'question', 'accepted', 'reported', 'returned', 'signed_off', 'ended'],
  ])
})
