import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { type RequestState, supplyProblems } from '../contract/index.ts'
import { insertEvent, lockRequest, moveRequest, type RequestRow } from './queries-request.ts'

/** A request in one of some states, locked. Throws platform.not_found out of reach, supply.wrong_state. */
export async function inState(
  work: Work,
  id: string,
  side: 'asker' | 'giver',
  ...states: RequestState[]
): Promise<RequestRow> {
  const row = await lockRequest(work.db, work.county, id, side)
  if (!row) throw new Problem(problems.not_found)
  if (!states.includes(row.state)) throw new Problem(supplyProblems.wrong_state)
  return row
}

/** What becomes of a request, with the amounts that the step sets. */
export async function move(
  work: Work,
  { id }: RequestRow,
  state: RequestState,
  more: { approved?: number; source?: string; sourcePath?: string; sent?: number; arrived?: number } = {},
): Promise<void> {
  const isClosed = ['refused', 'withdrawn', 'received', 'settled'].includes(state)
  await work.db.query(moveRequest, [
    ...[work.county, id, state, more.approved ?? null, more.source ?? null, more.sourcePath ?? null],
    ...[more.sent ?? null, more.arrived ?? null, isClosed ? work.receivedAt : null],
  ])
}

/** Writes a step into its line of time. */
export async function note(
  work: Work,
  command: string,
  { id, path, source_path }: Pick<RequestRow, 'id' | 'path' | 'source_path'>,
  what: string,
  quantity: number | null,
  said?: string,
  signedForWhy?: string,
): Promise<void> {
  await work.db.query(insertEvent, [
    ...[work.county, command, id, path, source_path, what, quantity, said ?? null, work.account, work.receivedAt],
    signedForWhy ?? null,
  ])
}
