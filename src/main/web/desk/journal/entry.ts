import type { listJournal, ResponseOf } from '#platform/contract/index.ts'

/** One line of the journal as an auditor gets it. */
export type Entry = ResponseOf<typeof listJournal>['items'][number]

/** Seconds between happening and arriving beyond which the line says that it came late, from a phone without network. */
const late = 60

/** Did it happen well before it arrived? */
export function isLate(row: Entry): boolean {
  return Date.parse(row.receivedAt) - Date.parse(row.occurredAt) > late * 1000
}
