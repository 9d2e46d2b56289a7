import { expect, test } from 'vitest'
import type { KnownPlate } from '../../contract/index.ts'
import { emptyDraft, missing, returning, withPlate } from './draft.ts'

const known: KnownPlate = {
  ...{ plate: '川BD1234', direction: 'out', at: '2020-02-01T00:00:00.000Z', checkpoint: '白马卡口', headCount: 3 },
  ...{ origin: '四川省绵阳市', destination: '白马一组', destinationPlace: '01900000-0000-7000-8000-aaaa0000000a' },
  until: '2020-02-15T00:00:00.000Z',
}
const empty = emptyDraft('in')

test('a plate typed whole is filled from its last pass, like a suggestion that was tapped', () => {
  const typed = withPlate(empty, known.plate, known)
  expect(typed).toEqual(returning(known, empty))
  expect(typed).toMatchObject({ headCount: '3', origin: '四川省绵阳市', place: { name: '白马一组' } })
})

test('nothing that was written is filled over', () => {
  expect(withPlate({ ...empty, headCount: '2' }, known.plate, known)).toMatchObject({ headCount: '2', place: null })
})

test('with another sign it is another plate: what was filled goes, what was changed stays', () => {
  const typed = withPlate(empty, known.plate, known)
  expect(withPlate(typed, '川BD12345')).toEqual({ ...empty, plate: '川BD12345' })
  expect(withPlate({ ...typed, headCount: '5' }, '川BD12345')).toEqual({ ...empty, plate: '川BD12345', headCount: '5' })
})

test('more travellers than were counted stand in the way', () => {
  const two = [1, 2].map(() => ({ name: '扎西', paper: 'none' as const }))
  expect(missing({ ...empty, onFoot: true, headCount: '1', travellers: two })).toEqual(['travellers'])
  expect(missing({ ...empty, onFoot: true, headCount: '2', travellers: two })).toEqual([])
})
