/** County time (UTC+8, without summer time since 1991) as milliseconds, and as the text that commands carry. */

const HOUR = 3_600_000
export const MINUTE = 60_000

/** Midnight of replay day `day` in county time; 0 is 24 January 2020. */
export function midnight(day: number): number {
  return Date.UTC(2020, 0, 24 + day) - 8 * HOUR
}

/** `hours` after that midnight; 18.5 is half past six in the evening. */
export function clock(day: number, hours: number): number {
  return midnight(day) + Math.round(hours * HOUR)
}

/** 2020-01-24T09:30:00+08:00 */
export function instant(time: number): string {
  return `${new Date(time + 8 * HOUR).toISOString().slice(0, 19)}+08:00`
}

/** The replay day that a moment falls on. */
export function dayOf(time: number): number {
  return Math.floor((time - midnight(0)) / (24 * HOUR))
}
