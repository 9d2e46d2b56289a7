import { gammaCdf } from './gamma.ts'

/** What the observed intervals between the onsets of source and infected say, in days. */
export interface Observed {
  pairs: number
  mean: number
  /** Of the sample, with n - 1. */
  sd: number
  median: number
  /** Share of pairs in which the infected fell ill first. */
  negative: number
}

/** Figures of observed intervals; undefined for fewer than two. */
export function observed(days: readonly number[]): Observed | undefined {
  if (days.length < 2) return undefined
  const sorted = [...days].sort((a, b) => a - b)
  const mean = days.reduce((sum, day) => sum + day, 0) / days.length
  const squares = days.reduce((sum, day) => sum + (day - mean) ** 2, 0)
  const middle = sorted.length / 2
  const median =
    sorted.length % 2 === 1
      ? (sorted[Math.floor(middle)] as number)
      : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
  return {
    pairs: days.length,
    mean,
    sd: Math.sqrt(squares / (days.length - 1)),
    median,
    negative: days.filter((day) => day < 0).length / days.length,
  }
}

/**
 * Probabilities of an interval of 0, 1, ... days from a gamma distribution shifted by one day, for a mean above 1 and a standard
 * deviation above 0 (Cori et al., Am J Epidemiol 2013;178:1505, web appendix 11).
 */
export function parametric(mean: number, sd: number, days: number): number[] {
  const shape = ((mean - 1) / sd) ** 2
  const scale = sd ** 2 / (mean - 1)
  const below = (k: number) => gammaCdf(k, shape, scale)
  const weighted = (k: number) => shape * scale * gammaCdf(k, shape + 1, scale)
  return Array.from({ length: days }, (_, k) => {
    const mass = k * below(k) + (k - 2) * below(k - 2) - 2 * (k - 1) * below(k - 1)
    return Math.max(0, mass + 2 * weighted(k - 1) - weighted(k - 2) - weighted(k))
  })
}

/** Probabilities from the intervals themselves; those below one day say nothing about who follows whom and are left out. */
export function nonParametric(days: readonly number[], length: number): number[] | undefined {
  const sound = days.filter((day) => day >= 1 && day < length)
  if (sound.length === 0) return undefined
  const counts = new Array<number>(length).fill(0)
  for (const day of sound) counts[Math.round(day)] = (counts[Math.round(day)] ?? 0) + 1
  return counts.map((count) => count / sound.length)
}
