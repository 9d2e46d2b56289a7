import fc from 'fast-check'
import { expect, test } from 'vitest'
import { volunteerStates } from './kinds.ts'
import { moves, stateAfter } from './state.ts'

test('whatever is pressed in whatever order, nobody serves who was not accepted, and what is withdrawn stays so', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 30 }), (presses) => {
      let state: (typeof volunteerStates)[number] = 'new'
      let wasAccepted = false
      for (const press of presses) {
        const next = stateAfter(state, press)
        if (next === undefined) continue
        if (press === 'accept') wasAccepted = true
        if (next === 'accepted' || next === 'ended') expect(wasAccepted).toBe(true)
        expect(state).not.toBe('withdrawn')
        state = next
      }
    }),
  )
})

test('every state but the last one has a way out, and a wrong press a way back', () => {
  for (const state of volunteerStates)
    expect(moves.some((move) => stateAfter(state, move) !== undefined)).toBe(state !== 'withdrawn')
  expect(stateAfter('declined', 'reopen')).toBe('new')
  expect(stateAfter('ended', 'reopen')).toBe('accepted')
})
