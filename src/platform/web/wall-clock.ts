/** Between instants and what a clock on a wall of the county shows: it keeps Beijing time, whatever the device is set to. */
const offset = 8 * 3_600_000
const halfYear = 182 * 86_400_000

/** Instant (milliseconds) as ISO 8601 in county time, to the minute. */
export function toCountyIso(instant: number): string {
  return `${new Date(instant + offset).toISOString().slice(0, 16)}:00+08:00`
}

/** Value of a `datetime-local` field for an instant; the field knows no offset. */
export function toLocalField(iso: string): string {
  return toCountyIso(Date.parse(iso)).slice(0, 16)
}

/** The instant of such a value; null where it is none. */
export function fromLocalField(text: string): string | null {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? `${text.slice(0, 16)}:00+08:00` : null
}

/**
 * The instant of a moment as people write it: `2020-01-27 18:00`, `1-27 18:00`, `1月27日18时`, `1/27 9:30`, in digits of either width.
 * Without a year it is the one that lies nearest to `now`, rather ahead than back. Null where it is no whole moment, or there is no such day.
 */
export function readMoment(typed: string, now: Date): string | null {
  const plain = typed
    .normalize('NFKC')
    .trim()
    .replace(/[年月/.]/g, '-')
    .replace(/日/g, ' ')
    .replace(/[时時点點](?=\d)/g, ':')
    .replace(/[时時点點]/g, ':00')
    .replace(/分$/, '')
  const found = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})[ T]+(\d{1,2}):(\d{1,2})$/.exec(plain)
  if (!found) return null
  const [, given, ...rest] = found
  const [month = 0, date = 0, hour = 0, minute = 0] = rest.map(Number)
  if (hour > 23 || minute > 59) return null
  const year = Number(given ?? new Date(now.getTime() + offset).getUTCFullYear())
  const of = (inYear: number): number | null => {
    const at = new Date(Date.UTC(inYear, month - 1, date, hour, minute))
    return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.getTime() - offset : null
  }
  const at = of(year)
  if (at === null) return null
  const isLongAgo = !given && at < now.getTime() - halfYear
  return toCountyIso(isLongAgo ? (of(year + 1) ?? at) : at)
}
