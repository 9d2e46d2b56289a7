import type { Logger } from 'pino'
import type { ServerModule } from '#platform/server/commands/module.ts'
import type { Pool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { type Loop, loop } from '#platform/server/jobs/loop.ts'
import { listCounties } from '#platform/server/journal/queries.ts'
import { queries } from './answers.ts'
import {
  addExposureHandler,
  addFactHandler,
  editHandler,
  endFollowUpHandler,
  openHandler,
  recordResultHandler,
  releaseReadingHandler,
  takeSampleHandler,
} from './commands.ts'
import { myFollowUpsAnswer, recordFollowUpHandler } from './follow-ups.ts'
import { importHandler, importsAnswer, undoImportHandler } from './import.ts'
import { issueCodeHandler } from './paper.ts'
import { purge } from './queries.ts'
import { publicCounts } from './queries-counts.ts'
import { findHandler, revealHandler } from './reading.ts'

/** Door of the monitoring module. */
export const monitoringModule: ServerModule = {
  name: 'monitoring',
  commands: [
    openHandler,
    addExposureHandler,
    editHandler,
    addFactHandler,
    takeSampleHandler,
    recordResultHandler,
    recordFollowUpHandler,
    endFollowUpHandler,
    issueCodeHandler,
    revealHandler,
    findHandler,
    releaseReadingHandler,
    importHandler,
    undoImportHandler,
  ],
  queries: [...queries, importsAnswer, myFollowUpsAnswer],
  on: {
    'emergency.endAsked': async (work, { add }) =>
      add('follow_ups', (await publicCounts(work.db, work.county)).running),
  },
}
export { phoneFollowUps } from './follow-ups.ts'
export { publicCounts } from './queries-counts.ts'
export { aboutOwnReport, type Found } from './secrets.ts'

/** Deletes health data past their date, every ten minutes. */
export function startHealthPurge(options: { pool: Pool; log: Logger }): Loop {
  return loop('health purge', 600_000, options.log, () =>
    withClient(options.pool, async (client) => {
      const db = queryable(client)
      for (const county of await listCounties(db)) await purge(db, county)
      return false
    }),
  )
}
