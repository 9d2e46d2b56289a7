import { type Estimate, windows } from './cori.ts'

/**
 * How many each case of a window infected on average, looking back (Wallinga, Teunis, Am J Epidemiol 2004;160:509): every case is
 * laid to earlier ones by the probability of the interval between them. Windows without a case are not defined. The interval of
 * 95 % is exact: the number of infected of a window is a sum of independent yes-and-no, one for each case.
 */
export function wallingaTeunis(
  incidence: readonly number[],
  interval: readonly number[],
  spans = windows(incidence.length),
): Estimate[] {
  const days = incidence.length
  // What all earlier cases together could have caused on a day.
  const total = incidence.map((_, day) =>
    incidence.reduce((sum, cases, source) => sum + (source <= day ? (interval[day - source] ?? 0) * cases : 0), 0),
  )
  /** Probability that a case of `day` was infected by one given case of `source`. */
  const share = (day: number, source: number): number => {
    const all = total[day] ?? 0
    return all > 0 && source <= day ? (interval[day - source] ?? 0) / all : 0
  }
  return spans.map(({ from, to }) => {
    let cases = 0
    for (let day = from; day <= to; day += 1) cases += incidence[day] ?? 0
    if (cases === 0) return { from, to, mean: null, low: null, high: null }
    const chances: number[] = []
    let infected = 0
    for (let day = from; day < days; day += 1) {
      let inWindow = 0
      for (let source = from; source <= Math.min(to, day); source += 1)
        inWindow += share(day, source) * (incidence[source] ?? 0)
      const count = incidence[day] ?? 0
      infected += inWindow * count
      if (inWindow > 0) for (let n = 0; n < count; n += 1) chances.push(Math.min(1, inWindow))
    }
    const [low, high] = bounds(chances)
    return { from, to, mean: infected / cases, low: low / cases, high: high / cases }
  })
}

/** What is rarer than this in the tails is let go of, so that a large outbreak takes no quadratic time. */
const never = 1e-13

/** The 2.5 and 97.5 per cent quantiles of a sum of independent yes-and-no with the given chances. */
function bounds(chances: readonly number[]): [low: number, high: number] {
  let least = 0
  let mass = new Float64Array([1])
  for (const chance of chances) {
    const next = new Float64Array(mass.length + 1)
    for (let at = 0; at < mass.length; at += 1) {
      const probability = mass[at] as number
      next[at] = (next[at] as number) + probability * (1 - chance)
      next[at + 1] = probability * chance
    }
    let from = 0
    let to = next.length
    while (to - from > 1 && (next[from] as number) < never) from += 1
    while (to - from > 1 && (next[to - 1] as number) < never) to -= 1
    least += from
    mass = next.subarray(from, to)
  }
  return [least + quantile(mass, 0.025), least + quantile(mass, 0.975)]
}

function quantile(mass: Float64Array, p: number): number {
  let sum = 0
  for (const [count, probability] of mass.entries()) {
    sum += probability
    if (sum >= p) return count
  }
  return mass.length - 1
}
