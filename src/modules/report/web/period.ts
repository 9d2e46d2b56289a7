import { today } from '#platform/web/format.ts'
import type { Grouping } from './counts.ts'

/** Calendar days of the county, both included, YYYY-MM-DD. */
export interface Period {
  from: string
  to: string
}

/** The day `days` before another. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}

/** The period that an address asks for; without one today, or the fortnight when the rows are days. */
export function periodOf(at: { from?: string; to?: string }, by: Grouping, now = today()): Period {
  const isDay = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '')
  const to = isDay(at.to) && at.to <= now ? at.to : now
  const from = isDay(at.from) && at.from <= to ? at.from : dayBefore(to, by === 'day' ? 13 : 0)
  return { from, to }
}
