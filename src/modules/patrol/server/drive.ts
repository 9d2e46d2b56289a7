import { settle as settleNotices } from '#modules/notice/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  checkInStop,
  earlyHours,
  mayTakeBack,
  patrolProblems,
  recordFinding,
  skipStop,
  takeBackCheckIn,
} from '../contract/index.ts'
import {
  advanceRun,
  countFound,
  firstSettled,
  insertFinding,
  insertTakenBack,
  lockRunOfStop,
  ownStop,
  type RunRow,
  retreatRun,
  type StopRow,
  settleStop,
  takenBackAfter,
} from './queries.ts'

const HOUR = 3_600_000

const checkInHandler = handleEach(checkInStop, async (work, { body, occurredAt }) => {
  const { run, stop, at } = await atStop(work, body.stop, occurredAt)
  // A crew mate was quicker: the first stands, and nobody has to put anything right.
  if (stop.state === 'done') return { state: run.state }
  // A crew mate's phone without signal tells of it after it was taken back: who was there says so again.
  if ((await work.db.query(takenBackAfter, [work.county, stop.id, at])).length > 0)
    throw new Problem(patrolProblems.taken_back)
  const position = [roundTo(body.position?.lat), roundTo(body.position?.lon)]
  await settle(work, stop, 'done', at, null, position)
  const less = stop.state === 'skipped' ? -1 : 0
  return { state: await advance(work, run, 1, less, at) }
})

const skipHandler = handleEach(skipStop, async (work, { body, occurredAt }) => {
  const { run, stop, at } = await atStop(work, body.stop, occurredAt)
  if (stop.state === 'done') throw new Problem(patrolProblems.settled)
  await settle(work, stop, 'skipped', at, body.why, [null, null])
  return { state: await advance(work, run, 0, stop.state === 'open' ? 1 : 0, at) }
})

const takeBackHandler = handleEach(takeBackCheckIn, async (work, { id, body, occurredAt }) => {
  const { run, stop, at } = await atStop(work, body.stop, occurredAt)
  // A crew mate was quicker, or has checked in anew since: there is nothing left to put right.
  if (stop.state !== 'done' || !stop.at || stop.at > at) return { state: run.state }
  const times = { endsAt: run.ends_at.getTime(), endedAt: run.ended_at?.getTime() ?? null }
  if (run.state !== 'cancelled' && !mayTakeBack({ state: run.state, ...times }, at.getTime()))
    throw new Problem(patrolProblems.over)
  await work.db.query(insertTakenBack, [
    ...[work.county, id, run.id, stop.id, stop.path, run.agency, run.crew, stop.at, stop.done_by],
    ...[body.why, work.account, at, work.receivedAt],
  ])
  await work.db.query(settleStop, [work.county, stop.id, 'open', null, null, null, null, null, null])
  const [first] = await work.db.query<{ at: Date | null }>(firstSettled, [work.county, run.id])
  const [row] = await work.db.query<{ state: string }>(retreatRun, [work.county, run.id, first?.at ?? null])
  return { state: row?.state ?? run.state }
})

const findHandler = handleEach(recordFinding, async (work, { id, body, occurredAt }) => {
  const { run, stop, at } = await atStop(work, body.stop, occurredAt)
  if (run.kind !== 'patrol')
    throw new Problem(problems.invalid, undefined, [{ path: '/body/stop', definition: problems.field_choice }])
  await work.db.query(insertFinding, [
    ...[work.county, id, run.id, stop.id, stop.path, run.agency, run.crew, body.kind, body.said],
    ...[body.incident ?? null, work.account, at, work.receivedAt],
  ])
  const [found] = await work.db.query<{ count: number }>(countFound, [work.county, stop.id])
  return { findings: found?.count ?? 1 }
})

/** Handlers of what the crew does on its way. */
export const driveHandlers = [checkInHandler, skipHandler, takeBackHandler, findHandler]

/** The stop and its run, locked, for one of its crew. What was done before the run was called off still counts. */
async function atStop(work: Work, id: string, occurredAt: Date): Promise<{ run: RunRow; stop: StopRow; at: Date }> {
  const [run] = await work.db.query<RunRow>(lockRunOfStop, [work.county, id])
  const [stop] = run ? await work.db.query<StopRow>(ownStop, [work.county, id]) : []
  if (!run || !stop) throw new Problem(problems.not_found)
  // A phone's clock may be ahead; nothing happened after the server heard of it.
  const at = new Date(Math.min(occurredAt.getTime(), work.receivedAt.getTime()))
  if (run.cancelled_at && run.cancelled_at <= at) throw new Problem(patrolProblems.over)
  if (at.getTime() < run.starts_at.getTime() - earlyHours * HOUR) throw new Problem(patrolProblems.not_yet)
  return { run, stop, at }
}

async function settle(
  work: Work,
  stop: StopRow,
  state: 'done' | 'skipped',
  at: Date,
  why: string | null,
  position: readonly (number | null)[],
): Promise<void> {
  await work.db.query(settleStop, [
    ...[work.county, stop.id, state, at, work.receivedAt, work.account, why, ...position],
  ])
}

async function advance(work: Work, run: RunRow, done: number, skipped: number, at: Date): Promise<string> {
  // Who is on the way knows of the run.
  if (run.state === 'planned') await settleNotices(work, ['run_given'], run.id)
  const [row] = await work.db.query<{ state: string }>(advanceRun, [work.county, run.id, done, skipped, at])
  return row?.state ?? run.state
}

/** Four decimals of a degree, some ten metres: enough to say that somebody was at the stop. */
function roundTo(degrees: number | undefined): number | null {
  return degrees === undefined ? null : Math.round(degrees * 10_000) / 10_000
}
