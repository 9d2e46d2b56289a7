import type { ServerModule } from '#platform/server/commands/module.ts'
import { commandBoardAnswer } from './board.ts'
import { giveFigures } from './give.ts'
import { files } from './queries-files.ts'
import { sheetAnswer } from './sheet.ts'
import { situationCommands } from './situation.ts'
import { situationQueries } from './situation-answers.ts'
import { statisticsAnswer } from './statistics.ts'
import { workAnswer } from './work.ts'

/** Door of the report module: the command board, statistics, situation reports, and figures for those below it. */
export const reportModule: ServerModule = {
  name: 'report',
  commands: situationCommands,
  queries: [statisticsAnswer, sheetAnswer, commandBoardAnswer, workAnswer, ...situationQueries],
  on: { 'emergency.figuresAsked': giveFigures },
}

export { type Counts, countColumns, toCounts } from './counts.ts'
/** Which of some files a situation report names, by their SHA-256; the worker's. */
export const situationFiles = files.named
export { recordName as situationName } from './queries-situation.ts'
export { suppress } from './suppress.ts'
