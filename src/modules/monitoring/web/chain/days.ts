import type { Link } from './generations.ts'

const dayMs = 86_400_000
/** Days that one drawing takes; an older single case would make a line of nothing. */
export const mostDays = 400

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** Cases by day of onset, from the first that lies within `mostDays` of the last; undefined without two days. */
export function incidenceOf(onsets: readonly string[]): { first: string; counts: number[] } | undefined {
  const sorted = [...onsets].sort()
  const last = sorted.at(-1)
  const first = last && sorted.find((day) => daysBetween(day, last) < mostDays)
  if (!first || first === last) return undefined
  const counts = new Array<number>(daysBetween(first, last) + 1).fill(0)
  for (const day of sorted) {
    const at = daysBetween(first, day)
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1
  }
  return { first, counts }
}

/** Days between the onsets of source and infected, where both are known. */
export function intervalsOf(links: readonly Link[], onset: (id: string) => string | null | undefined): number[] {
  return links.flatMap(({ from, to }) => {
    const [before, after] = [onset(from), onset(to)]
    return before && after ? [daysBetween(before, after)] : []
  })
}

/** The calendar day so many days after another. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)
}
