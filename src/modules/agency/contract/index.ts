/** Door of the agency contract: agencies, accounts, roles held, sessions. */

export {
  agencyCommands,
  changePassword,
  closeAgency,
  createAccount,
  createAgency,
  disableAccount,
  dropTotp,
  editAccount,
  editAgency,
  enableTotp,
  endRole,
  endSession,
  grantRole,
  resetPassword,
  setLanguage,
} from './commands.ts'
export {
  Device,
  Enrolled,
  Enrolment,
  inviteDevice,
  inviteMinutes,
  listDevices,
  revokeDevice,
  unsentWarningDays,
} from './device.ts'
export { agencyProblems } from './problems.ts'
export {
  agencyQueries,
  getAccount,
  listAccounts,
  listAgencies,
  listSessions,
  listWorkers,
  mySessions,
} from './queries.ts'
export { readingProblems } from './reading.ts'
export { dismissSealed, listSealed, mostSealed, releaseSealed, SealedCommand, SealedPhone } from './sealed.ts'
export { sessionAccess } from './session.ts'
export { type Skill, skillNames, skills } from './skills.ts'
export type { AgencyKind } from './types.ts'
export { Account, Agency, agencyKinds, Password, RoleHeld, Username } from './types.ts'
