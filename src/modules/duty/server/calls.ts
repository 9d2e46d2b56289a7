import { acknowledgeFor, raise, settle } from '#modules/notice/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { acknowledgeCall, callOut, dutyProblems, endCall } from '../contract/index.ts'
import { acknowledge, endCallRow, insertCall, insertCalled } from './queries-own.ts'
import { lockPosts } from './queries-posts.ts'
import { shiftsAtPosts } from './queries-shifts.ts'

/** Whoever may call out here learns after so many minutes who has not acknowledged. */
const escalateMinutes = 5

/** Handlers of call-outs: who is on standby now is called, and says so. */
const callHandler = handleEach(callOut, async (work, { id, body }) => {
  const [post] = await lockPosts(work.db, work.county, [body.post])
  if (!post || post.closed_at) throw new Problem(problems.not_found)
  const now = work.receivedAt
  const onDuty = post.kind === 'standby' ? await shiftsAtPosts(work.db, work.county, [post.id], now, now) : []
  const accounts = [...new Set(onDuty.map(({ account }) => account))]
  if (accounts.length === 0) throw new Problem(dutyProblems.nobody_on_standby)
  await work.db.query(insertCall, [
    ...[work.county, id, post.id, post.path, body.whereTo, body.what, work.account, now, accounts],
  ])
  await work.db.query(insertCalled, [work.county, id, post.path, accounts])
  await raise(work, {
    ...{ kind: 'call_out', record: id, key: 'called', to: [{ accounts }], urgent: true },
    escalate: { to: [{ path: post.path, permission: 'duty.callOut' }], minutes: escalateMinutes },
  })
  return { called: accounts.length }
})

const endHandler = handleEach(endCall, async (work, { body }) => {
  const rows = await work.db.query(endCallRow, [work.county, body.call, work.receivedAt])
  if (rows.length === 0) throw new Problem(problems.not_found)
  await settle(work, ['call_out'], body.call)
  return { ended: true }
})

const acknowledgeHandler = handleEach(acknowledgeCall, async (work, { body, occurredAt }) => {
  const at = new Date(Math.min(occurredAt.getTime(), work.receivedAt.getTime()))
  const rows = await work.db.query(acknowledge, [work.county, body.call, work.account, at, body.coming])
  if (rows.length === 0) throw new Problem(problems.not_found)
  await acknowledgeFor(work, 'call_out', body.call)
  return { state: body.coming ? 'coming' : 'not_coming' }
})

/** Handlers of the module's commands about call-outs. */
export const callHandlers = [callHandler, endHandler, acknowledgeHandler]
