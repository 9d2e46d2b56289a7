import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  answerFinding,
  answerHours,
  closeFinding,
  type FindingState,
  giveBack,
  inspectionProblems,
  isDifficulty,
} from '../contract/index.ts'
import { answerRow, closeRow, type FindingRow, insertEvent, lockFinding, returnRow } from './queries.ts'

const HOUR = 3_600_000

const answerHandler = handleEach(answerFinding, async (work, { id, body }) => {
  const row = await inState(work, body.finding, 'answers', 'open', 'returned', 'answered')
  const byWhen = body.byWhen ? new Date(body.byWhen) : null
  if (byWhen && byWhen <= work.receivedAt)
    throw new Problem(problems.invalid, undefined, [{ path: '/body/byWhen', definition: inspectionProblems.past }])
  await work.db.query(answerRow, [work.county, row.id, body.said, byWhen, work.receivedAt])
  await note(work, id, row, 'answered', body.said)
  return { state: 'answered' }
})

const backHandler = handleEach(giveBack, async (work, { id, body }) => {
  const row = await inState(work, body.finding, 'inspects', 'answered')
  const dueAt = new Date(work.receivedAt.getTime() + answerHours(row.kind) * HOUR)
  await work.db.query(returnRow, [work.county, row.id, dueAt])
  await note(work, id, row, 'returned', body.why)
  return { state: 'returned' }
})

const closeHandler = handleEach(closeFinding, async (work, { id, body }) => {
  const row = await inState(work, body.finding, 'inspects', 'answered', 'open', 'returned')
  // Nobody but the post can say why it stood empty.
  if (row.state !== 'answered' && !isDifficulty(row.kind)) throw new Problem(inspectionProblems.wrong_state)
  await work.db.query(closeRow, [work.county, row.id, work.receivedAt])
  await note(work, id, row, 'closed', body.said)
  return { state: 'closed' }
})

/** Handlers of what becomes of findings. */
export const followUpHandlers = [answerHandler, backHandler, closeHandler]

async function inState(
  work: Work,
  id: string,
  side: 'inspects' | 'answers',
  ...states: FindingState[]
): Promise<FindingRow> {
  const row = await lockFinding(work.db, work.county, id, side)
  if (!row) throw new Problem(problems.not_found)
  if (!states.includes(row.state)) throw new Problem(inspectionProblems.wrong_state)
  return row
}

async function note(
  work: Work,
  command: string,
  row: FindingRow,
  what: 'answered' | 'returned' | 'closed',
  said?: string,
): Promise<void> {
  await work.db.query(insertEvent, [
    ...[work.county, command, row.id, row.path, row.leader, row.shown_agency, what],
    ...[said ?? null, work.account, work.receivedAt],
  ])
}
