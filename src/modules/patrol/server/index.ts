/** Server door of the patrol module. */
import type { ServerModule } from '#platform/server/commands/module.ts'
import { runAnswers } from './answers.ts'
import { driveHandlers } from './drive.ts'
import { findingAnswers } from './findings.ts'
import { planHandlers } from './plan.ts'
import { followArea } from './queries.ts'
import { reachAnswers } from './reach.ts'

/** Patrols and broadcast runs: planned, driven stop by stop, with what was found and who was reached. */
export const patrolModule: ServerModule = {
  name: 'patrol',
  commands: [...planHandlers, ...driveHandlers],
  queries: [...runAnswers, ...findingAnswers, ...reachAnswers],
  on: {
    async 'place.areaMoved'(work, moves) {
      for (const { from, to } of moves) await followArea(work.db, work.county, from, to)
    },
  },
}
export { recordName as runName } from './queries-read.ts'
