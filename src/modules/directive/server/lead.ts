import { raise } from '#modules/notice/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { chase, decide, directiveProblems, leads, type OwnerState, reply } from '../contract/index.ts'
import { inForce, move, rowsFor } from './move.ts'
import { ledOwners, type OwnerRow } from './queries.ts'
import { forOwners } from './tell.ts'

/** The issuer replies; the demand is with its owner again. */
export const replyHandler = handleEach(reply, async (work, { id, body }) => {
  await inForce(work, body.directive)
  const rows = await rowsFor(work, ledOwners, [body.directive, body.demand, body.agency], 'reply')
  await move(work, id, body.directive, rows, 'received', { what: 'replied', said: body.said })
  await raise(work, ...forOwners('directive_replied', body.directive, rows, id))
  return { state: 'received' }
})

/** Signs a report off, or returns it: with a reason, and a new deadline when the old one has passed. */
export const decideHandler = handleEach(decide, async (work, { id, body }) => {
  await inForce(work, body.directive)
  const { decision, said, dueAt } = body
  if (decision === 'returned' && !said) throw new Problem(directiveProblems.said_missing)
  if (dueAt && new Date(dueAt) <= work.receivedAt)
    throw new Problem(problems.invalid, undefined, [{ path: '/body/dueAt', definition: directiveProblems.due_in_past }])
  const deed = decision === 'signed_off' ? 'signOff' : 'return'
  const rows = await rowsFor(work, ledOwners, [body.directive, body.demand, body.agency], deed)
  const more = decision === 'returned' && dueAt ? { dueAt } : {}
  await move(work, id, body.directive, rows, decision, { what: decision, said }, more)
  if (decision === 'returned') await raise(work, ...forOwners('directive_returned', body.directive, rows, id))
  return { state: decision }
})

/** Reminds whoever has the next move and is no issuer. Nobody is reminded of what is reported or signed off. */
export const chaseHandler = handleEach(chase, async (work, { id, body }) => {
  await inForce(work, body.directive)
  const rows = await work.db.query<OwnerRow>(ledOwners, [
    ...[work.county, body.directive, body.demand ?? null, body.agency ?? null],
  ])
  if (rows.length === 0) throw new Problem(problems.not_found)
  const from: readonly OwnerState[] = leads.chase
  const late = rows.filter(({ state }) => from.includes(state))
  if (late.length > 0)
    await move(work, id, body.directive, late, null, { what: 'chased', said: body.said }, { chases: true })
  await raise(work, ...forOwners('directive_chased', body.directive, late, id))
  return { chased: late.length }
})
