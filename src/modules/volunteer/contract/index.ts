/** Door of the volunteer contract: sign-up, vetting, service, hours and thanks. */
export {
  accept,
  check,
  decline,
  endService,
  enter,
  leave,
  look,
  ownThanks,
  renewSlip,
  reopen,
  thank,
  withdraw,
} from './commands.ts'
export {
  adult,
  checkWays,
  type DeclineOrEnd,
  declineReasons,
  endReasons,
  freeNames,
  freeTimes,
  keptDays,
  longestPeriod,
  lookReasons,
  reasonTexts,
  type VolunteerState,
  volunteerStates,
} from './kinds.ts'
export { paperText } from './paper.ts'
export { volunteerProblems } from './problems.ts'
export {
  countVolunteers,
  getVolunteer,
  hoursByPlace,
  listVolunteers,
  myService,
  type Volunteer,
  type WholeVolunteer,
} from './queries.ts'
export { type Move, moves, stateAfter } from './state.ts'
