/** Server door of the supply module. */
import type { ServerModule } from '#platform/server/commands/module.ts'
import { stockAnswers } from './answers.ts'
import { requestAnswers } from './answers-request.ts'
import { catalogCommands } from './catalog.ts'
import { followArea } from './queries.ts'
import { requestCommands } from './request.ts'
import { sheetAnswer } from './sheet.ts'
import { stockCommands } from './stock.ts'
import { takeHandler } from './take.ts'

export { boardCells, itemsOf } from './answers.ts'
export { addSupplies, type FirstItem, type FirstPoint } from './found.ts'

/** Supplies: stock by point and lot, and requests from asking to the last missing piece. Stock follows the places. */
export const supplyModule: ServerModule = {
  name: 'supply',
  commands: [...catalogCommands, ...stockCommands, takeHandler, ...requestCommands],
  queries: [...stockAnswers, ...requestAnswers, sheetAnswer],
  on: {
    async 'place.areaMoved'(work, moves) {
      for (const { from, to } of moves) await followArea(work.db, work.county, from, to)
    },
  },
}
export { recordName as requestName } from './queries-request.ts'
