import type { ServerModule } from '#platform/server/commands/module.ts'
import { commandBoardAnswer } from './board.ts'
import { sheetAnswer } from './sheet.ts'
import { statisticsAnswer } from './statistics.ts'

/** Door of the report module: reads only. */
export const reportModule: ServerModule = {
  name: 'report',
  commands: [],
  queries: [statisticsAnswer, sheetAnswer, commandBoardAnswer],
}

export { type Counts, countColumns, toCounts } from './counts.ts'
export { suppress } from './suppress.ts'
