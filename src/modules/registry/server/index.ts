import type { ServerModule } from '#platform/server/commands/module.ts'
import { boardAnswer, trendAnswer } from './board.ts'
import { getDoorAnswer, listConflictsAnswer, listDoorsAnswer } from './doors.ts'
import {
  addResidentsHandler,
  editHouseholdHandler,
  residentLeftHandler,
  resolveConflictHandler,
  revealHandler,
} from './edit.ts'
import { placeEvents } from './ledger.ts'
import { addPhotoHandler, listPhotosAnswer, revealPhotoHandler } from './photo.ts'
import { recordVisitHandler } from './record-visit.ts'
import { reportDoorHandler } from './report-door.ts'
import {
  getStatementAnswer,
  listStatementsAnswer,
  signStatementHandler,
  withdrawStatementHandler,
} from './statement.ts'

/** Door of the registry server. */
export const registryModule: ServerModule = {
  name: 'registry',
  commands: [
    recordVisitHandler,
    reportDoorHandler,
    editHouseholdHandler,
    addResidentsHandler,
    residentLeftHandler,
    resolveConflictHandler,
    revealHandler,
    addPhotoHandler,
    revealPhotoHandler,
    signStatementHandler,
    withdrawStatementHandler,
  ],
  queries: [
    boardAnswer,
    trendAnswer,
    listDoorsAnswer,
    getDoorAnswer,
    listConflictsAnswer,
    listStatementsAnswer,
    getStatementAnswer,
    listPhotosAnswer,
  ],
  on: placeEvents,
}
export { reachOf } from './board.ts'
export { changedDoors, phoneRoll } from './feed.ts'
export { startFolding } from './ledger.ts'
export { type NamedResident, openResidents, residentsAt } from './names.ts'
export { dayRows, figuresOfPaths } from './queries-board.ts'
export { visitsOf } from './queries-doors.ts'
export { rebuildCoverage } from './queries-ledger.ts'
export { recordName as statementName } from './queries-statement.ts'
export { blindOf, mask } from './secrets.ts'
export { toFigures } from './vector.ts'
