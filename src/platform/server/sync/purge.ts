import type { Logger } from 'pino'
import type { Pool } from '../db/pool.ts'
import { queryable, withClient } from '../db/tx.ts'
import { type Loop, loop } from '../jobs/loop.ts'
import { listCounties, purgeSync } from './queries.ts'

/**
 * For how many days a phone that was away is told only what changed: the seven of its lease with the day of doubt, and weeks to
 * spare for one that lay switched off. One that was away for longer begins anew, which costs it a minute and no record.
 */
export const followedDays = 30
const everyMs = 60 * 60_000

/** Throws away once an hour what no phone is told from any more. */
export function startPurging({ pool, log }: { pool: Pool; log: Logger }): Loop {
  return loop('purge', everyMs, log, () =>
    withClient(pool, async (client) => {
      const db = queryable(client)
      for (const county of await listCounties(db)) await purgeSync(db, county, followedDays)
      return false
    }),
  )
}
