/** Door of the registry contract: doors and their coverage, households, residents, visits, the signed statement. */

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
  withdrawStatement,
} from './commands.ts'
export { DoorDocument, PhoneRoll } from './document.ts'
export { addPhoto, listPhotos, mostPhotos, revealPhoto } from './photo.ts'
export { registryProblems } from './problems.ts'
export {
  board,
  getDoor,
  getStatement,
  listConflicts,
  listDoors,
  listStatements,
  registryQueries,
  trend,
} from './queries.ts'
export {
  DoorDetail,
  DoorRow,
  type DoorState,
  doorStates,
  Figures,
  figures,
  type Outcome,
  outcomes,
  revealReasons,
} from './types.ts'
