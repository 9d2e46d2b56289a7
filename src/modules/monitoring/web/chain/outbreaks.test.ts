import { expect, test } from 'vitest'
import { readLines } from '../import/lines.ts'
import { incidenceOf, intervalsOf } from './days.ts'
import { cori } from './epi/cori.ts'
import { observed, parametric } from './epi/serial-interval.ts'
import { chainOf } from './generations.ts'
import { layOut } from './layout.ts'

interface Disk {
  existsSync: (path: string) => boolean
  readFileSync: (path: string, encoding: 'utf8') => string
}
// The screens know no disk, so neither do their types; the test reads the outbreak where it lies beside the repository.
const disk = (await import(/* @vite-ignore */ String('node:fs'))) as Disk
const folder = '../shared/data/linelist/outbreaks'
const sheet = (file: string) => ({
  file,
  rows: disk
    .readFileSync(`${folder}/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) =>
      (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, '').replaceAll('"', '')),
    ),
})

test.skipIf(!disk.existsSync(folder))('MERS in Korea 2015, as it was written down, gives the known figures', () => {
  const read = readLines([sheet('mers_korea_2015_linelist.csv'), sheet('mers_korea_2015_contacts.csv')])
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
