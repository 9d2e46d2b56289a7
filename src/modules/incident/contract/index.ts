/** Door of the incident contract: matters that somebody must settle, and the word back to whoever reported. */
export {
  addNote,
  assignIncident,
  handlers,
  joinIncident,
  reopenIncident,
  reportIncident,
  revealContact,
  solveIncident,
  tellBack,
  unassignIncident,
} from './commands.ts'
export {
  clockHours,
  type IncidentKind,
  type IncidentState,
  incidentKinds,
  incidentStates,
  isLate,
  soonWithin,
  sources,
} from './kinds.ts'
export { incidentProblems } from './problems.ts'
export {
  countIncidents,
  getIncident,
  getIncidentFile,
  getOwnIncident,
  getOwnIncidentFile,
  type Incident,
  listIncidents,
  myIncidents,
  shows,
  type WholeIncident,
} from './queries.ts'
