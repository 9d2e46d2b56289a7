import { expect, test } from 'vitest'
import { add, lotsOf, type Sum } from './send.ts'

const lines = (cases: number, links: number) => ({
  cases: Array.from({ length: cases }, (_, at) => ({ code: `c${at}` })),
  links: Array.from({ length: links }, (_, at) => ({ from: `c${at}`, to: `c${at + 1}` })),
  ...{ rowsIn: 0, rejected: [], dropped: [] },
})
const none: Sum = { dryRun: true, created: 0, known: 0, linked: 0, linksKnown: 0, dangling: [] }
const result = { created: 0, known: 0, linked: 0, linksKnown: 0, dangling: [], missing: [] as string[] }

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
  ]
  const sum = add(none, { links }, { ...result, missing: ['own', 'nobody'] }, new Set(['own']))
  expect(sum.dangling).toEqual([links[1], links[2]])
  expect(sum.linked).toBe(1)
})
