import type { Logger } from 'pino'
import type { ServerModule } from '#platform/server/commands/module.ts'
import type { Pool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { type Loop, loop } from '#platform/server/jobs/loop.ts'
import { listCounties } from '#platform/server/journal/queries.ts'
import { queries } from './answers.ts'
import { commands } from './commands.ts'
import { purge } from './queries.ts'

/** Door of the checkpoint module. */
export const checkpointModule: ServerModule = { name: 'checkpoint', commands, queries }

/** Deletes passes past their date, every ten minutes. */
export function startPassPurge(options: { pool: Pool; log: Logger }): Loop {
  return loop('pass purge', 600_000, options.log, () =>
    withClient(options.pool, async (client) => {
      const db = queryable(client)
      for (const county of await listCounties(db)) await purge(db, county)
      return false
    }),
  )
}

export { addCheckpoints, type FirstCheckpoint } from './found.ts'
export { passesOfPerson } from './queries-read.ts'
