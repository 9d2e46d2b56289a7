import { expect, test } from 'vitest'
import type { WholeRun } from '../../contract/index.ts'
import { bodyOf, copyOf, type Draft, emptyDraft, missingOf } from './draft.ts'

const now = new Date('2020-01-26T02:20:00Z')
const stop = { id: 's1', place: 'p1', placeName: '报恩寺社区', name: '', trade: null }

test('a new run begins at the next full hour of the county', () => {
  expect(emptyDraft(now)).toMatchObject({ startsAt: '2020-01-26T11:00:00+08:00', endsAt: '2020-01-26T13:00:00+08:00' })
})

test('says what is still missing: a broadcast its words, a patrol its premises', () => {
  const draft: Draft = { ...emptyDraft(now), stops: [stop] }
  expect([...missingOf(draft, true)]).toEqual(['name', 'agency', 'crew', 'recording'])
  const patrol: Draft = { ...draft, kind: 'patrol', name: '市场巡查', crew: ['a'] }
  expect([...missingOf(patrol, false)]).toEqual(['s1'])
  const english: Draft = {
    ...draft,
    name: '广播',
    crew: ['a'],
    texts: { 'zh-Hans': '', 'zh-Hant': '', en: 'Stay home' },
  }
  expect([...missingOf(english, false)]).toEqual(['recording', 'texts'])
})

test('a patrol carries no recording, a broadcast no trade', () => {
  const draft: Draft = {
    ...{ ...emptyDraft(now), name: ' 宣传车 ', crew: ['a'], recording: '居家提示', vehicle: ' ' },
    stops: [{ ...stop, name: ' 人民路 ', trade: 'market' }],
  }
  expect(bodyOf(draft)).toMatchObject({ name: '宣传车', recording: '居家提示' })
  expect(bodyOf(draft)).not.toHaveProperty('vehicle')
  expect(bodyOf(draft).stops).toEqual([{ id: 's1', place: 'p1', name: '人民路' }])
  expect(bodyOf({ ...draft, kind: 'patrol' })).not.toHaveProperty('recording')
  expect(bodyOf({ ...draft, kind: 'patrol' }).stops[0]).toMatchObject({ trade: 'market' })
})

test('a copy keeps the hour of the day and comes at the next one that is still ahead', () => {
  const whole = {
    run: { id: 'r', kind: 'broadcast', name: '宣传车', agency: 'g', vehicle: null },
    ...{ crew: [{ id: 'a', name: '甲' }], recording: '居家提示', texts: { 'zh-Hans': '少出门' }, cites: null },
    stops: [{ place: 'p1', placeName: '报恩寺社区', name: '人民路', trade: null }],
  }
  // The parts of a whole run that a copy reads.
  const at = (startsAt: string, endsAt: string) =>
    copyOf({ ...whole, run: { ...whole.run, startsAt, endsAt } } as unknown as WholeRun, now, () => 'new')
  expect(at('2020-01-25T01:00:00Z', '2020-01-25T03:00:00Z')).toMatchObject({
    ...{ startsAt: '2020-01-27T09:00:00+08:00', endsAt: '2020-01-27T11:00:00+08:00', copiedFrom: 'r' },
    stops: [{ id: 'new', name: '人民路' }],
  })
  expect(at('2020-01-24T07:00:00Z', '2020-01-24T08:00:00Z').startsAt).toBe('2020-01-26T15:00:00+08:00')
})
