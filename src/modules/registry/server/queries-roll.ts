import type { Queryable } from '#platform/server/db/tx.ts'

/** The live emergency's roll, as the emergency module publishes it. */
export async function readRoll(db: Queryable, county: number) {
  const [row] = await db.query<{
    roll: { fields?: string[]; whenNeeded?: string[]; revisitHours?: number }
    started_at: Date
  }>('select roll, started_at from emergency.pub_live where county = $1', [county])
  return row
}
