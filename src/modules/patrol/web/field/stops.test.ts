import { expect, test } from 'vitest'
import { standing } from './stops.ts'

test('what waits on the phone counts in the order in which it was tapped', () => {
  const [checkIn, skip, takeBack] = ['patrol.checkIn', 'patrol.skip', 'patrol.takeBack']
  expect(standing('open', [checkIn])).toBe('done')
  expect(standing('open', [checkIn, takeBack])).toBe('open')
  expect(standing('done', [takeBack, checkIn])).toBe('done')
  expect(standing('done', [takeBack, skip])).toBe('skipped')
  expect(standing('done', [skip])).toBe('done')
  expect(standing('skipped', [takeBack])).toBe('skipped')
})
