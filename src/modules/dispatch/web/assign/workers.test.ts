import { expect, test, vi } from 'vitest'
import { covering, partsBelow, type Worker } from './workers.ts'

vi.mock('#modules/place/web/index.tsx', () => ({
  isWithin: (path: string, above: string) => path === above || path.startsWith(`${above}.`),
}))

const worker = (id: string, path: string): Worker => {
  return { id, displayName: id, agencyName: '', place: `p-${path}`, placeName: path, path, lent: false }
}
const [ann, ben, cai, dai] = [worker('ann', '1.2'), worker('ben', '1.2.3'), worker('cai', '1.4'), worker('dai', '1.4')]
const all = [ann, ben, cai, dai]

test('those who can be sent cover every place, the nearest first', () => {
  expect(covering(all, ['1.2.3.x7'])).toEqual([ben, ann])
  expect(covering(all, ['1.2.3.x7', '1.2.5'])).toEqual([ann])
  expect(covering(all, ['1.2', '1.4'])).toEqual([])
  expect(covering(all, ['1.20'])).toEqual([])
  expect(covering(all, [])).toEqual([])
})

test('a person with two fitting roles comes once', () => {
  expect(covering([ann, { ...ann, path: '1.2.3', place: 'p' }], ['1.2.3']).map(({ path }) => path)).toEqual(['1.2.3'])
})

test('a wide area goes to the widest parts that somebody holds, none inside another', () => {
  expect(partsBelow(all, '1').map(({ path, workers }) => [path, workers.map(({ id }) => id)])).toEqual([
    ['1.2', ['ann']],
    ['1.4', ['cai', 'dai']],
  ])
  expect(partsBelow(all, '1.9')).toEqual([])
})
