import type { Work } from '#platform/server/commands/context.ts'
import { insertHistory } from './queries-dwellings.ts'

/** One line of the history of a place. `detail` holds codes, numbers and counts; never a person. */
export interface Deed {
  place: string
  path: string
  what: string
  detail?: Readonly<Record<string, unknown>>
}

/** Writes down what a command did to places; `command` is its id. */
export async function remember(work: Work, command: string, deeds: readonly Deed[]): Promise<void> {
  if (deeds.length === 0) return
  const rows = deeds.map((deed, ord) => ({ detail: {}, ...deed, ord }))
  await work.db.query(insertHistory, [work.county, command, work.account, work.receivedAt, JSON.stringify(rows)])
}
