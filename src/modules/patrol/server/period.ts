import { Problem, problems } from '#platform/contract/index.ts'
import { longestPeriod, patrolProblems } from '../contract/index.ts'

const DAY = 86_400_000

/** The instants between which days of the county lie, both included. Throws `patrol.long_period` at `to`. */
export function instantsOf(from: string, to: string): readonly [Date, Date] {
  const [begin, end] = [Date.parse(`${from}T00:00:00+08:00`), Date.parse(`${to}T00:00:00+08:00`) + DAY]
  if (end <= begin || end - begin > longestPeriod * DAY)
    throw new Problem(problems.invalid, undefined, [
      { path: '/to', definition: patrolProblems.long_period, detail: { most: longestPeriod } },
    ])
  return [new Date(begin), new Date(end)]
}
