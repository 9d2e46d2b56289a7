import { expect, test } from 'vitest'
import type { OutboxEntry } from '#platform/web/outbox.ts'
import { deedsFor, deedsOf } from './deeds.ts'

const entry = (name: string, body: object, state: OutboxEntry['progress']['state'] = 'waiting') => ({
  name: `directive.${name}`,
  body: { directive: 'a', ...body },
  progress: { state, tries: 0, since: 0 },
})

test('a paper signed for, accepted and reported without signal waits for nobody here, and says what waits', () => {
  const all = deedsOf([
    entry('receive', {}),
    entry('answer', { demand: 1, answer: 'accepted' }),
    entry('answer', { demand: 2, answer: 'question', said: '?' }),
    entry('report', { demand: 1, said: '已办' }, 'sending'),
  ])
  expect(deedsFor(all, { directive: 'a', demand: 1, state: 'issued' })).toEqual({
    ...{ deeds: ['receive', 'accept', 'report'], state: 'reported' },
  })
  expect(deedsFor(all, { directive: 'a', demand: 2, state: 'issued' })).toEqual({
    ...{ deeds: ['receive', 'ask'], state: 'question' },
  })
  expect(deedsFor(all, { directive: 'b', demand: 1, state: 'issued' })).toEqual({ deeds: [], state: 'issued' })
})

test('a receipt of some demands leaves the others, one of all leaves what was signed for before', () => {
  const some = deedsOf([entry('receive', { demands: [2] })])
  expect(deedsFor(some, { directive: 'a', demand: 1, state: 'issued' }).state).toBe('issued')
  expect(deedsFor(some, { directive: 'a', demand: 2, state: 'issued' }).state).toBe('received')
  const all = deedsOf([entry('receive', {})])
  expect(deedsFor(all, { directive: 'a', demand: 1, state: 'accepted' })).toEqual({ deeds: [], state: 'accepted' })
})

test('what was refused, and what is of another module, is no deed that waits', () => {
  expect(deedsOf([entry('report', { demand: 1, said: '已办' }, 'refused')])).toEqual([])
  expect(deedsOf([{ ...entry('x', {}), name: 'incident.addNote' }])).toEqual([])
})
