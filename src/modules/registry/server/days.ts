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
