/** Door of the agency contract: agencies, accounts, roles held, sessions. */
export { agencyKinds, Account, Agency, Password, RoleHeld, Username } from './types.ts'
export type { AgencyKind } from './types.ts'
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
export { agencyQueries, getAccount, listAccounts, listAgencies, listSessions, listWorkers, mySessions } from './queries.ts'
export { agencyProblems } from './problems.ts'
