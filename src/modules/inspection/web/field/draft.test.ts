import { expect, test } from 'vitest'
import type { MyCheck } from '../../contract/index.ts'
import { bodyOf, type Draft, emptyDraft, missingOf } from './draft.ts'

const planned = ['s1', 's2', 's3'].map((shift) => ({ shift, name: shift, agencyName: '', startsAt: '', endsAt: '' }))
const check: MyCheck = {
  ...{ id: 'c', post: 'p', postName: '', place: 'q', placeName: '', spot: null, hourAt: '', state: 'due' },
  ...{ need: 3, planned, supplyTo: 'q', before: [] },
}
const good = { isGood: true, said: '', finding: 'f' }

test('nothing can be saved before each person and each condition was looked at', () => {
  expect(missingOf(emptyDraft, check)).toEqual(['people', 'conditions'])
  expect(missingOf({ ...emptyDraft, somebody: true }, { ...check, planned: [] })).toEqual(['conditions'])
  const told = { ...emptyDraft, difficulties: [{ id: 'd', kind: 'meals' as const, said: ' ' }] }
  expect(missingOf(told, check)).toContain('difficulties')
  // A request that was begun is chosen or left: it is not lost without a word.
  const begun = {
    ...emptyDraft,
    difficulties: [{ id: 'd', kind: 'supplies' as const, said: '口罩', turning: 'request' as const }],
  }
  expect(missingOf(begun, check)).toContain('turning')
})

test('who is not there, what is not in order and what is difficult become findings; the rest is present and in order', () => {
  const draft: Draft = {
    people: {
      s1: { seen: 'present', who: '', finding: 'f1' },
      s2: { seen: 'absent', who: '', finding: 'f2' },
      s3: { seen: 'replaced', who: ' 村民代班 ', finding: 'f3' },
    },
    somebody: null,
    conditions: {
      equipment: good,
      disinfection: good,
      records: good,
      signs: { isGood: false, said: '', finding: 'f4' },
    },
    difficulties: [
      { id: 'd1', kind: 'supplies', said: '口罩', becomes: { to: 'request', id: 'r', item: 'i', quantity: 100 } },
      { id: 'd2', kind: 'meals', said: '夜里没饭' },
    ],
  }
  expect(missingOf(draft, check)).toEqual([])
  expect(bodyOf(draft, check, 'e')).toEqual({
    check: 'c',
    present: ['s1'],
    inOrder: ['equipment', 'disinfection', 'records'],
    findings: [
      { id: 'f2', kind: 'absent', shift: 's2' },
      { id: 'f3', kind: 'replaced', shift: 's3', said: '村民代班' },
      { id: 'f4', kind: 'signs' },
      { id: 'd1', kind: 'supplies', said: '口罩', request: 'r' },
      { id: 'd2', kind: 'meals', said: '夜里没饭' },
    ],
  })
})

test('a post without a roster where nobody stands is empty', () => {
  const draft = { ...emptyDraft, somebody: false }
  expect(bodyOf(draft, { ...check, planned: [] }, 'e').findings).toEqual([{ id: 'e', kind: 'empty' }])
})
