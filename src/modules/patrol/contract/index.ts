/** Door of the patrol contract: patrols and broadcast runs, what they reached and what they found. */
export {
  cancelOwnRun,
  cancelRun,
  changeOwnRun,
  changeRun,
  checkInStop,
  planOwnRun,
  planRun,
  recordFinding,
  skipStop,
  takeBackCheckIn,
} from './commands.ts'
export {
  earlyHours,
  type FindingKind,
  findingKinds,
  incidentKindOf,
  isLate,
  longestHours,
  mayTakeBack,
  mostCrew,
  mostStops,
  type RunKind,
  type RunState,
  runKinds,
  runStates,
  type StopState,
  startGrace,
  stopStates,
  type Trade,
  trades,
} from './kinds.ts'
export { patrolProblems } from './problems.ts'
export {
  countRuns,
  type Finding,
  getOwnRun,
  getRun,
  listFindings,
  listOwnFindings,
  listOwnPeople,
  listOwnRuns,
  listPeople,
  listRuns,
  type MyRun,
  myRuns,
  type Run,
  runShows,
  type Stop,
  type WholeRun,
} from './queries.ts'
export { type Reached, type ReachedStop, reaches, reachOf } from './reach.ts'
export { getReach, longestPeriod, type Reach, type ReachRow, reachSheet } from './reach-queries.ts'
