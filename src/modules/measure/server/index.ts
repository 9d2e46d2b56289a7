import type { Logger } from 'pino'
import type { ServerModule } from '#platform/server/commands/module.ts'
import type { Pool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { type Loop, loop } from '#platform/server/jobs/loop.ts'
import { listCounties } from '#platform/server/journal/queries.ts'
import { queries } from './answers.ts'
import { approveHandler } from './approve.ts'
import { answerObjectionHandler, recordObjectionHandler } from './object.ts'
import { addEvidenceHandler, proposeHandler } from './propose.ts'
import { publish } from './queries.ts'
import { countRunning } from './queries-read.ts'
import { endHandler, renewCodeHandler, serveHandler } from './serve.ts'

/** Door of the measure module. */
export const measureModule: ServerModule = {
  name: 'measure',
  commands: [
    proposeHandler,
    addEvidenceHandler,
    approveHandler,
    serveHandler,
    renewCodeHandler,
    endHandler,
    recordObjectionHandler,
    answerObjectionHandler,
  ],
  queries,
  on: {
    'emergency.endAsked': async (work, { add }) => {
      for (const { running } of await countRunning(work.db, work.county)) add('measures', running)
    },
  },
}
export { about, codeFrom, hashOfCode, newCode, openLetter, readCode, sealLetter, unwrapKey, wrapKey } from './paper.ts'
export { countRunning, measuresOnResident } from './queries-read.ts'

/** Publishes each night how many measures run, by ground. What a day's count holds is the moment of the first look after midnight. */
export function startMeasureCounts(options: { pool: Pool; log: Logger }): Loop {
  return loop('measure counts', 600_000, options.log, () =>
    withClient(options.pool, async (client) => {
      const db = queryable(client)
      const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      for (const county of await listCounties(db)) await publish(db, county, day)
      return false
    }),
  )
}
export { tellDueObjections } from './queries.ts'
