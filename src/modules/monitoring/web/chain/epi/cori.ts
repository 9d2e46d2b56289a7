import { gammaQuantile } from './gamma.ts'

/** An estimate for a window of days, counted from 0; `null` where it is not defined. */
export interface Estimate {
  from: number
  to: number
  mean: number | null
  low: number | null
  high: number | null
}

/** A weak prior of mean 5 and standard deviation 5, so that an outbreak is not called over too early (Cori et al. 2013). */
const prior = { shape: 1, scale: 5 }

/** Windows of so many days that end on each day; the first begins on the second day, when somebody can have been infected here. */
export function windows(days: number, length = 7): { from: number; to: number }[] {
  return Array.from({ length: Math.max(0, days - length) }, (_, at) => ({ from: at + 1, to: at + length }))
}

/** How infectious the past is on each day: the sum of earlier cases, each by the probability of its age; null on the first. */
export function infectivity(incidence: readonly number[], interval: readonly number[]): (number | null)[] {
  return incidence.map((_, day) => {
    if (day === 0) return null
    let sum = 0
    for (let age = 0; age <= day; age += 1) sum += (interval[age] ?? 0) * (incidence[day - age] ?? 0)
    return sum
  })
}

/**
 * The reproduction number over time with its 95 % interval (Cori, Ferguson, Fraser, Cauchemez, Am J Epidemiol 2013;178:1505).
 * `incidence`: cases by day of onset; those of the first day count as brought in from outside. `interval`: probability of a
 * serial interval of 0, 1, ... days. A window that ends within the mean interval of the beginning is not defined.
 */
export function cori(
  incidence: readonly number[],
  interval: readonly number[],
  spans = windows(incidence.length),
): Estimate[] {
  const mean = interval.reduce((sum, mass, day) => sum + mass * day, 0)
  const past = infectivity(incidence, interval)
  return spans.map(({ from, to }) => {
    // Days are counted from 1 in the paper.
    if (to + 1 <= mean) return { from, to, mean: null, low: null, high: null }
    let cases = 0
    let pressure = 0
    for (let day = from; day <= to; day += 1) {
      cases += day === 0 ? 0 : (incidence[day] ?? 0)
      pressure += past[day] ?? 0
    }
    const shape = prior.shape + cases
    const scale = 1 / (1 / prior.scale + pressure)
    return {
      ...{ from, to, mean: shape * scale },
      ...{ low: gammaQuantile(0.025, shape, scale), high: gammaQuantile(0.975, shape, scale) },
    }
  })
}
