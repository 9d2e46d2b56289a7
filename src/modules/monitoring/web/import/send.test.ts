import { expect, test } from 'vitest'
import { add, emptySum, lotsOf } from './send.ts'

const lines = (cases: number, links: number) => ({
  cases: Array.from({ length: cases }, (_, at) => ({ code: `c${at}` })),
  links: Array.from({ length: links }, (_, at) => ({ from: `c${at}`, to: `c${at + 1}` })),
  ...{ followUps: [], rowsIn: 0, rejected: [], dropped: [] },
})
const none = emptySum(true)
const result = {
  created: 0,
  known: 0,
  linked: 0,
  linksKnown: 0,
  dangling: [],
  missing: [] as string[],
  followed: 0,
  followedKnown: 0,
}

test('lots hold what the command takes, cases before links, and lose nothing', () => {
  const lots = lotsOf(lines(4001, 5001))
  expect(lots.map(({ cases, links }) => [cases.length, links.length])).toEqual([
    [2000, 0],
    [2000, 0],
    [1, 0],
    [0, 5000],
    [0, 1],
  ])
})

test('in a dry run a link dangles where neither the files nor the county have its end', () => {
  const links = [
    { from: 'own', to: 'here' },
    { from: 'own', to: 'nobody' },
    { from: 'own', to: 'own' },
    { from: 'here', to: 'own' },
  ]
  const own = new Map([['own', { code: 'own' }]])
  const sum = add(none, { links }, { ...result, strays: [], missing: ['own', 'nobody'] }, own)
  expect(sum.dangling).toEqual([
    { ...links[1], why: 'nobody' },
    { ...links[2], why: 'self' },
    { ...links[3], why: 'contrary' },
  ])
  expect(sum.linked).toBe(1)
  const later = add(sum, { links: [{ from: 'here', to: 'own' }] }, { ...result, strays: [] }, own)
  expect(later.dangling).toHaveLength(4)
})

test('in a dry run a day of follow-up is judged by the days that the files name', () => {
  const stray = (row: number, code: string, day: string) => ({ row, code, day, why: 'nobody' as const })
  const strays = [
    ...[
      stray(0, 'j', '2020-02-01'),
      stray(1, 'j', '2020-02-14'),
      stray(2, 'j', '2020-02-15'),
      stray(3, 'j', '2020-01-31'),
    ],
    ...[stray(4, 'bare', '2020-02-01'), stray(5, 'nobody', '2020-02-01')],
  ]
  const own = new Map([
    ['j', { code: 'j', isContact: true, startsOn: '2020-02-01', days: 14 }],
    ['bare', { code: 'bare', isContact: true }],
  ])
  const sum = add(none, { links: [] }, { ...result, strays }, own)
  expect(sum.followed).toBe(2)
  expect(sum.strays.map(({ code, why }) => [code, why])).toEqual([
    ['j', 'outside'],
    ['j', 'outside'],
    ['bare', 'no_plan'],
    ['nobody', 'nobody'],
  ])
})
