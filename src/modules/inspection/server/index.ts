/** Server door of the inspection module. */
import type { ServerModule } from '#platform/server/commands/module.ts'
import { drawAnswers } from './answers-draw.ts'
import { findingAnswers } from './answers-finding.ts'
import { checkHandlers } from './check.ts'
import { drawHandlers } from './draw.ts'
import { followUpHandlers } from './follow-up.ts'
import { followArea } from './queries.ts'
import { reportAnswer } from './report.ts'
import { sheetAnswer } from './sheet.ts'

/** Spot inspections: drawn at random, checked at the post, answered by it, reported. */
export const inspectionModule: ServerModule = {
  name: 'inspection',
  commands: [...drawHandlers, ...checkHandlers, ...followUpHandlers],
  queries: [...drawAnswers, ...findingAnswers, reportAnswer, sheetAnswer],
  on: {
    async 'place.areaMoved'(work, moves) {
      for (const { from, to } of moves) await followArea(work.db, work.county, from, to)
    },
  },
}
export { recordName as findingName } from './queries-read.ts'
