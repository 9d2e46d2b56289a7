import type { Logger } from 'pino'
import type { ServerModule } from '#platform/server/commands/module.ts'
import type { Pool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { type Loop, loop } from '#platform/server/jobs/loop.ts'
import { listCounties } from '#platform/server/journal/queries.ts'
import { queries } from './answers.ts'
import {
  askAgainHandler,
  assignHandler,
  decideMatchHandler,
  sendBackHandler,
  splitHandler,
  takeBackHandler,
} from './desk.ts'
import { feedbackAnswer } from './feedback.ts'
import { findHandler } from './find.ts'
import { importListHandler } from './import.ts'
import { answerHandler, passOnHandler, receiveHandler, revealHandler } from './own.ts'
import { purge } from './queries.ts'

/** Door of the lead module. */
export const leadModule: ServerModule = {
  name: 'lead',
  commands: [
    importListHandler,
    assignHandler,
    takeBackHandler,
    splitHandler,
    receiveHandler,
    answerHandler,
    passOnHandler,
    askAgainHandler,
    decideMatchHandler,
    sendBackHandler,
    revealHandler,
    findHandler,
  ],
  queries: [...queries, feedbackAnswer],
}

/** Deletes leads past their date, every ten minutes. */
export function startLeadPurge(options: { pool: Pool; log: Logger }): Loop {
  return loop('lead purge', 600_000, options.log, () =>
    withClient(options.pool, async (client) => {
      const db = queryable(client)
      for (const county of await listCounties(db)) await purge(db, county)
      return false
    }),
  )
}
export { tellLateLeads } from './queries.ts'
