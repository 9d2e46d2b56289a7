import { describe, expect, test } from 'vitest'
import { cori, type Estimate } from './cori.ts'
import made from './fixtures.json'
import { gammaCdf, gammaQuantile } from './gamma.ts'
import { nonParametric, observed, parametric } from './serial-interval.ts'
import { wallingaTeunis } from './wallinga-teunis.ts'

interface Outbreak {
  name: string
  incidence: number[]
  si?: number[]
  mean?: number
  sd?: number
  distribution: number[]
  cori: Estimate[]
  wallingaTeunis: Estimate[]
}
/** Made by scripts/fixtures/epiestim.R. */
const fixtures: { outbreaks: Outbreak[]; quantiles: { p: number; shape: number; value: number }[] } = made as never
const tolerance = 1e-6
const near = (value: number | null | undefined, wanted: number | null | undefined) => {
  if (wanted === null || wanted === undefined) expect(value).toBeNull()
  else expect(Math.abs((value ?? Number.NaN) - wanted)).toBeLessThan(tolerance)
}
const distributionOf = ({ incidence, si, mean = 0, sd = 0 }: Outbreak) => si ?? parametric(mean, sd, incidence.length)

describe.each(fixtures.outbreaks.map((outbreak) => [outbreak.name, outbreak] as const))('%s', (_, outbreak) => {
  test('has the serial interval that EpiEstim makes', () => {
    for (const [day, mass] of distributionOf(outbreak).entries()) near(mass, outbreak.distribution[day])
  })

  test('has the reproduction number by Cori et al., undefined where it is undefined', () => {
    const found = cori(outbreak.incidence, distributionOf(outbreak))
    expect(found).toHaveLength(outbreak.cori.length)
    for (const [at, { from, to, mean, low, high }] of found.entries()) {
      const wanted = outbreak.cori[at]
      expect([from, to]).toEqual([wanted?.from, wanted?.to])
      near(mean, wanted?.mean)
      near(low, wanted?.low)
      near(high, wanted?.high)
    }
  })

  test('has the reproduction number by Wallinga and Teunis, and an interval as their simulation has it', () => {
    const found = wallingaTeunis(outbreak.incidence, distributionOf(outbreak))
    const defined = found.filter(({ mean }) => mean !== null)
    const wanted = new Map(outbreak.wallingaTeunis.map((one) => [one.from, one]))
    expect(defined.length).toBe(wanted.size)
    for (const { from, mean, low, high } of defined) {
      const one = wanted.get(from)
      near(mean, one?.mean)
      // 2,000 draws against the exact distribution: within a tenth, or a step of the smallest count.
      const step = 0.1 * Math.max(1, one?.mean ?? 0) + 1.01 / casesOf(outbreak, from)
      expect(Math.abs((low ?? 9) - (one?.low ?? 0))).toBeLessThan(step)
      expect(Math.abs((high ?? 9) - (one?.high ?? 0))).toBeLessThan(step)
    }
  })
})

function casesOf({ incidence }: Outbreak, from: number): number {
  return incidence.slice(from, from + 7).reduce((sum, count) => sum + count, 0)
}

test('quantiles of the gamma distribution are those of R, and go back to their probability', () => {
  for (const { p, shape, value } of fixtures.quantiles) {
    expect(Math.abs(gammaQuantile(p, shape, 0.37) / value - 1)).toBeLessThan(1e-9)
    expect(Math.abs(gammaCdf(value, shape, 0.37) - p)).toBeLessThan(1e-10)
  }
  expect(gammaCdf(-1, 2, 1)).toBe(0)
})

test('observed intervals: mean, standard deviation, median, share of negative ones', () => {
  expect(observed([3])).toBeUndefined()
  const found = observed([-1, 2, 4, 7])
  expect(found).toMatchObject({ pairs: 4, mean: 3, median: 3, negative: 0.25 })
  expect(found?.sd).toBeCloseTo(3.3665016461206929, 12)
  expect(observed([1, 5, 2])?.median).toBe(2)
})

test('an interval from pairs sums to one over whole days, and is none without a sound pair', () => {
  expect(nonParametric([1, 2, 2, -3, 0, 40], 10)).toEqual([0, 1 / 3, 2 / 3, 0, 0, 0, 0, 0, 0, 0])
  expect(nonParametric([-1, 0], 10)).toBeUndefined()
})
