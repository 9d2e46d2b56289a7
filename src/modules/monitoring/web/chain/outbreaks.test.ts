import { expect, test } from 'vitest'
import { prepare, readLines } from '../import/lines.ts'
import { hasLists, sheetOf } from '../testing/lists.ts'
import { incidenceOf, intervalsOf } from './days.ts'
import { cori } from './epi/cori.ts'
import { observed, parametric } from './epi/serial-interval.ts'
import { chainOf } from './generations.ts'
import { layOut } from './layout.ts'

test.skipIf(!hasLists)('MERS in Korea 2015, as it was written down, gives the known figures', () => {
  const read = readLines(
    ['mers_korea_2015_linelist.csv', 'mers_korea_2015_contacts.csv'].map((file) =>
      prepare(sheetOf(`outbreaks/${file}`)),
    ),
    '2020-03-01',
  )
  const ids = read.cases.map(({ code }) => code)
  const chain = chainOf(ids, read.links)
  expect(ids).toHaveLength(162)
  expect(read.links).toHaveLength(98)
  expect(chain.offspring.slice(0, 3).map(({ count }) => count)).toEqual([38, 26, 21])
  expect(chain.largest).toBe(94)
  expect(chain.isolated).toBe(65)
  expect(layOut(chain.generation, read.links)).toHaveLength(97)

  const onset = new Map(read.cases.map(({ code, onsetOn }) => [code, onsetOn]))
  const serial = observed(intervalsOf(read.links, (id) => onset.get(id)))
  expect(serial?.mean).toBeGreaterThan(8)
  expect(serial?.mean).toBeLessThan(16)
  const incidence = incidenceOf(read.cases.flatMap(({ onsetOn }) => onsetOn ?? []))
  const estimates = cori(incidence?.counts ?? [], parametric(serial?.mean ?? 0, serial?.sd ?? 0, 60))
  expect(estimates.some(({ mean }) => mean === null)).toBe(true)
  expect(estimates.at(-1)?.mean).toBeLessThan(1)
})
