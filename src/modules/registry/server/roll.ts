import type { Work } from '#platform/server/commands/context.ts'
import { readRoll } from './queries-roll.ts'

/** What the live emergency allows to be recorded, and since when it runs. */
export interface Roll {
  fields: ReadonlySet<string>
  /** Those of the fields that are not asked for by default. */
  whenNeeded: readonly string[]
  revisitHours: number
  startedAt: Date
}

const cache = new Map<string, Roll>()

/** The roll of the live emergency. It does not change while the emergency runs, so a process reads it once. */
export async function rollOf(work: Work): Promise<Roll> {
  const id = work.emergency ?? ''
  let roll = cache.get(id)
  if (!roll) {
    const row = await readRoll(work.db, work.county)
    roll = {
      fields: new Set(row?.roll.fields ?? []),
      whenNeeded: row?.roll.whenNeeded ?? [],
      revisitHours: row?.roll.revisitHours ?? 20,
      startedAt: row?.started_at ?? new Date(0),
    }
    if (row) cache.set(id, roll)
  }
  return roll
}
