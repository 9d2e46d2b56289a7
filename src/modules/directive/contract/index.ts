/** Door of the directive contract: papers with numbered demands that come back signed. */
import {
  answerDemand,
  chase,
  decide,
  entrust,
  entrustOwn,
  issue,
  linkObjective,
  receive,
  reply,
  report,
  tellProgress,
  withdraw,
} from './commands.ts'
import {
  getDirective,
  getFile,
  getOwn,
  getOwnFile,
  listDirectives,
  listObjectives,
  listOwn,
  listOwnPeople,
  listPeople,
  myDemands,
  toLead,
} from './queries.ts'

export { directiveProblems } from './problems.ts'

export { type NamedProof, type Proof, proofRecords } from './proof.ts'
export type { InCharge, Listed, MyDemand, Owner, Paper, Whole } from './queries.ts'
export {
  asksFor,
  escalatesAfter,
  isLate,
  leads,
  type OwnDeed,
  type OwnerState,
  ownDeeds,
  ownerStates,
  stateAfter,
  waitsFor,
} from './state.ts'

export {
  answerDemand,
  chase,
  decide,
  entrust,
  entrustOwn,
  getDirective,
  getFile,
  getOwn,
  getOwnFile,
  issue,
  linkObjective,
  listDirectives,
  listObjectives,
  listOwn,
  listOwnPeople,
  listPeople,
  myDemands,
  receive,
  reply,
  report,
  tellProgress,
  toLead,
  withdraw,
}
