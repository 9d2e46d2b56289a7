import { Problem, problems } from '#platform/contract/index.ts'

const DAY = 86_400_000
const OFFSET = 8 * 3_600_000
/** Longest period of a report, in days. */
const LONGEST = 366

/** Calendar day of a moment in Asia/Shanghai, YYYY-MM-DD. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + OFFSET).toISOString().slice(0, 10)
}

/** The days from one to another, both included. */
export function daysBetween(from: string, to: string): string[] {
  const first = Date.parse(from)
  const count = Math.round((Date.parse(to) - first) / DAY) + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    new Date(first + index * DAY).toISOString().slice(0, 10),
  )
}

/**
 * Period of a report. Without `to` it ends today, and a day to come counts as today; without `from` it is the last day
 * alone, or the fortnight when the rows are days.
 */
export function periodOf(
  params: { from?: string | undefined; to?: string | undefined; by?: string | undefined },
  now: Date,
): { from: string; to: string } {
  const today = dayOf(now)
  const to = params.to === undefined || params.to > today ? today : params.to
  const back = params.by === 'day' ? 13 : 0
  const from = params.from ?? new Date(Date.parse(to) - back * DAY).toISOString().slice(0, 10)
  if (from > to || Date.parse(to) - Date.parse(from) >= LONGEST * DAY)
    throw new Problem(problems.invalid, undefined, [
      { path: '/from', definition: problems.field_range, detail: { min: `${to} − ${LONGEST - 1}`, max: to } },
    ])
  return { from, to }
}

/** A moment by the clock of the county, as sheets write it: 2020-01-27 18:00. */
export const clockOf = (at: Date): string =>
  new Date(at.getTime() + OFFSET).toISOString().slice(0, 16).replace('T', ' ')
