import type { ServerModule } from '#platform/server/commands/module.ts'
import { queries } from './answers.ts'
import { commands } from './commands.ts'
import { followArea, followDoors } from './queries.ts'

/** Door of the dispatch module. Tasks follow the places in the transaction that moves them. */
export const dispatchModule: ServerModule = {
  name: 'dispatch',
  commands,
  queries,
  on: {
    async 'place.areaMoved'(work, moves) {
      for (const { from, to } of moves) await followArea(work.db, work.county, from, to)
    },
    async 'place.dwellingsMoved'(work, doors) {
      if (doors.length > 0) await followDoors(work.db, work.county, doors)
    },
  },
}
export { phoneScope, phoneTasks } from './phone.ts'
