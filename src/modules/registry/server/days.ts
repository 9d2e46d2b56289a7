const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** Calendar day of an instant in the county, YYYY-MM-DD. */
export function chinaDay(instant: Date): string {
  return format.format(instant)
}

/** Minutes a phone's clock may run ahead before what it tells is refused. */
export const aheadMs = 5 * 60_000

/** The latest day that something told at an instant can have happened on, by a clock that may run ahead. */
export function lastPossibleDay(receivedAt: Date): string {
  return chinaDay(new Date(receivedAt.getTime() + aheadMs))
}
