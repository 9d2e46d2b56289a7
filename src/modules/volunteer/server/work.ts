import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { type Move, stateAfter, type VolunteerState, volunteerProblems } from '../contract/index.ts'
import { type HeldVolunteer, insertEvent, lockVolunteer } from './queries.ts'

const DAY = 86_400_000

/** A volunteer within reach, locked. Throws platform.not_found, platform.changed_meanwhile when `version` is not the last. */
export async function hold(work: Work, id: string, version?: number): Promise<HeldVolunteer> {
  const row = await lockVolunteer(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  if (version !== undefined && version !== row.version) throw new Problem(problems.changed_meanwhile)
  return row
}

/** The state that a move leads to. Throws volunteer.wrong_state where there is no such way. */
export function after({ state }: Pick<HeldVolunteer, 'state'>, move: Move): VolunteerState {
  const next = stateAfter(state, move)
  if (!next) throw new Problem(volunteerProblems.wrong_state)
  return next
}

/** Writes down what was done, under the command's id. */
export async function note(
  work: Work,
  command: string,
  { id, path }: Pick<HeldVolunteer, 'id' | 'path'>,
  what: string,
  said: string | null = null,
): Promise<void> {
  await work.db.query(insertEvent, [work.county, command, id, path, what, said, work.account, work.receivedAt])
}

/** So many days from the moment of the work. */
export const inDays = ({ receivedAt }: Work, days: number): Date => new Date(receivedAt.getTime() + days * DAY)
