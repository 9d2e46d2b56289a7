/** Between instants and what a clock on a wall of the county shows: it keeps Beijing time, whatever the device is set to. */
const offset = 8 * 3_600_000

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
