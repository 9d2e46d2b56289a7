/** Door of the registry contract: doors and their coverage, households, residents, visits, the signed statement. */
export { doorStates, figures, outcomes, revealReasons } from './types.ts'
export { DoorDetail, DoorRow, Figures, type DoorState, type Outcome } from './types.ts'
export {
  addResidents,
  editHousehold,
  recordVisit,
  registryCommands,
  reportDoor,
  residentLeft,
  resolveConflict,
  reveal,
  signStatement,
} from './commands.ts'
export { board, getDoor, getStatement, listConflicts, listDoors, listStatements, registryQueries, trend } from './queries.ts'
export { registryProblems } from './problems.ts'
