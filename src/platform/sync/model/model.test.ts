import { expect, it } from 'vitest'
import { inWords, tell } from './story.ts'

/** A seed of its own each day, so that a thousand stories a run become many; `SYNC_SEED` plays one day again. */
const seed = Number(process.env.SYNC_SEED ?? Math.floor(Date.now() / 86_400_000))

it('twenty phones and a server agree after whatever happens to them: 1,000 stories', { timeout: 120_000 }, () => {
  const { runs, failure } = tell(1000, seed)
  expect(failure ? inWords(failure) : 'no failure').toBe('no failure')
  expect(runs).toBe(1000)
})

it('the shortest story of a failure is told in words', () => {
  const words = inWords({ error: 'k00001 is lost', story: ['phone 1 dies', 'phone 1 pulls'], seed: 7, path: '3:1' })
  expect(words.split('\n')).toEqual([
    'k00001 is lost. The shortest story:',
    '1. phone 1 dies',
    '2. phone 1 pulls',
    'npm run test:sync -- --seed 7 --path 3:1',
  ])
})
