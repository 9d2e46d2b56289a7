import type { Occasion } from '#modules/notice/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { clockHours, type IncidentState, incidentProblems } from '../contract/index.ts'
import { type IncidentRow, insertEvent, lockIncident, moveIncident } from './queries.ts'

/** An incident in one of some states, locked. Throws platform.not_found out of reach, incident.wrong_state. */
export async function inState(work: Work, id: string, ...states: IncidentState[]): Promise<IncidentRow> {
  const row = await lockIncident(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  if (!states.includes(row.state)) throw new Problem(incidentProblems.wrong_state)
  return row
}

/** Brings an incident on. */
export async function move(
  work: Work,
  { id }: Pick<IncidentRow, 'id'>,
  state: IncidentState,
  more: { agency?: string; result?: string; into?: string } = {},
): Promise<void> {
  await work.db.query(moveIncident, [
    ...[work.county, id, state, work.receivedAt],
    ...[more.agency ?? null, more.result ?? null, more.into ?? null],
  ])
}

/** Writes down what was done; whoever reported and the agency in charge can read it. */
export async function note(
  work: Work,
  command: string,
  row: Pick<IncidentRow, 'id' | 'path' | 'agency' | 'reported_by'>,
  what: string,
  said?: string,
): Promise<void> {
  await work.db.query(insertEvent, [
    ...[work.county, command, row.id, row.path, row.agency, row.reported_by],
    ...[what, said ?? null, work.account, work.receivedAt],
  ])
}

/** Clocks this short, in hours, leave no time for the next look into a list. */
const urgentUpTo = 2
/** Whoever leads the place learns of an urgent one that nobody in charge has acknowledged after so many minutes. */
const escalateMinutes = 10

/** The agency in charge is told of an incident; at once and by name where its clock is short. */
export function given({ id, kind, path }: IncidentRow, agency: string, key: string): Occasion {
  const told = { kind: 'incident_given' as const, record: id, key, to: [{ agency, permission: 'incident.solve' }] }
  if (clockHours[kind] > urgentUpTo) return told
  return {
    ...told,
    urgent: true,
    escalate: { to: [{ path, permission: 'incident.assign' }], minutes: escalateMinutes },
  }
}
