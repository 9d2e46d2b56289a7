import { expect, test } from 'vitest'
import type { CountyPlates } from '../../contract/index.ts'
import { merged, plateDigest } from './countyPlates.ts'

const one = (digest: string, at: string, until = '2030-01-01'): CountyPlates['items'][number] => ({
  ...{ digest, direction: 'in', at, until, checkpoint: '白马卡口', headCount: 2, origin: null },
  ...{ destination: '龙安镇', destinationPlace: null },
})
const told = (...items: CountyPlates['items']): CountyPlates => ({ key: 'k', items, now: '2020-02-01' })
const now = new Date('2020-02-01T00:00:00Z')

test('the later pass of a vehicle stays, what is past its date goes, and no more than 4,000 are kept', () => {
  const first = merged(undefined, told(one('a', '2020-01-20'), one('b', '2020-01-21', '2020-01-31')), now)
  expect(Object.keys(first.byDigest)).toEqual(['a'])
  const next = merged(first, told(one('a', '2020-01-19'), one('c', '2020-01-22')), now)
  expect(next.byDigest).toMatchObject({ a: { at: '2020-01-20' }, c: { at: '2020-01-22' } })
  const many = Array.from({ length: 5000 }, (_, at) => one(`d${at}`, `2020-01-${10 + (at % 9)}`))
  expect(Object.keys(merged(next, told(...many), now).byDigest)).toHaveLength(4000)
})

test('a digest is of the whole plate and of this emergency', async () => {
  const digest = await plateDigest('k', '川B12345')
  expect(digest).toMatch(/^[0-9a-f]{32}$/)
  expect(await plateDigest('k', '川B1234')).not.toBe(digest)
  expect(await plateDigest('other', '川B12345')).not.toBe(digest)
})
