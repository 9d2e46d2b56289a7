/** The county's clock is UTC+8 all year. */
const OFFSET = 8 * 3_600_000
const DAY = 86_400_000

/** Day n of an emergency at a moment, counted in Asia/Shanghai; the day on which it started is day 1. */
export function emergencyDay(startedAt: Date, at: Date): number {
  const dayOf = (moment: Date) => Math.floor((moment.getTime() + OFFSET) / DAY)
  return Math.max(1, dayOf(at) - dayOf(startedAt) + 1)
}
