import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  change,
  checkpointProblems,
  closeBreach,
  define,
  receiveBreach,
  recordBreach,
  reportPost,
} from '../contract/index.ts'
import { seenAt } from './moment.ts'
import { emergencyPassHandler, importCoachHandler, recordPassHandler } from './passes.ts'
import {
  endBreach,
  findArea,
  handBreach,
  insertBreach,
  insertCheckpoint,
  insertReport,
  isPostInReach,
  lockBreach,
  lockCheckpoint,
  pathsOf,
  updateCheckpoint,
} from './queries.ts'

const constraints = { checkpoint_post: checkpointProblems.post_taken }

/** The duty post that somebody names: one that is open, in reach. Anything else is refused at the field. */
async function postOf(work: Work, { post }: Pick<BodyOf<typeof define>, 'post'>): Promise<string | null> {
  if (post === undefined) return null
  if (await isPostInReach(work.db, work.county, post)) return post
  throw new Problem(problems.invalid, undefined, [{ path: '/body/post', definition: problems.field_choice }])
}

const defineHandler = handleEach(
  define,
  async (work, { id, body }) => {
    const path = await findArea(work.db, work.county, body.place)
    if (path === undefined) throw new Problem(problems.not_found)
    const { kind, name, direction, hours, equipment } = body
    const by = [work.account, work.receivedAt, body.staffNeeded, await postOf(work, body)]
    await insertCheckpoint(work.db, [work.county, id, path, kind, name, direction, hours, equipment, ...by])
    return {}
  },
  constraints,
)

const changeHandler = handleEach(
  change,
  async (work, { body }) => {
    const found = await lockCheckpoint(work.db, work.county, body.checkpoint)
    if (!found) throw new Problem(problems.not_found)
    if (found.version !== body.version) throw new Problem(checkpointProblems.changed_meanwhile)
    const setUp = [body.name, body.direction, body.hours, body.equipment, body.staffNeeded]
    const closedAt = body.closed ? work.receivedAt : null
    // A post that was closed at its roster since does not keep the checkpoint from being changed.
    const post = body.post === found.post ? found.post : await postOf(work, body)
    await updateCheckpoint(work.db, [work.county, body.checkpoint, ...setUp, closedAt, post])
    return { version: found.version + 1 }
  },
  constraints,
)

const reportPostHandler = handleEach(reportPost, async (work, { id, body, occurredAt }) => {
  const [found] = await pathsOf(work.db, work.county, [body.checkpoint])
  if (!found) throw new Problem(problems.not_found)
  const at = seenAt(occurredAt, work.receivedAt)
  const said = [body.staff, body.waiting, body.waitMinutes, work.account, at, work.receivedAt]
  await insertReport(work.db, [work.county, id, body.checkpoint, found.path, ...said])
  return {}
})

const recordBreachHandler = handleEach(recordBreach, async (work, { id, body, occurredAt }) => {
  const [found] = await pathsOf(work.db, work.county, [body.checkpoint])
  if (!found) throw new Problem(problems.not_found)
  const at = seenAt(occurredAt, work.receivedAt)
  const what = [body.place, body.plate ?? null, body.what, body.persons]
  const by = [work.account, at, work.receivedAt]
  await insertBreach(work.db, [work.county, id, body.checkpoint, found.path, ...what, ...by])
  return {}
})

const receiveBreachHandler = handleEach(receiveBreach, async (work, { body }) => {
  const found = await lockBreach(work.db, work.county, body.breach)
  if (!found) throw new Problem(problems.not_found)
  if (found.handed_at || found.closed_at) throw new Problem(checkpointProblems.breach_state)
  await handBreach(work.db, work.county, body.breach, work.account, work.receivedAt, body.persons)
  return {}
})

const closeBreachHandler = handleEach(closeBreach, async (work, { body }) => {
  const found = await lockBreach(work.db, work.county, body.breach)
  if (!found) throw new Problem(problems.not_found)
  if (!found.handed_at || found.closed_at) throw new Problem(checkpointProblems.breach_state)
  await endBreach(work.db, work.county, body.breach, work.account, work.receivedAt, body.result)
  return {}
})

/** Handlers of the module's commands. */
export const commands = [
  defineHandler,
  changeHandler,
  reportPostHandler,
  recordPassHandler,
  importCoachHandler,
  emergencyPassHandler,
  recordBreachHandler,
  receiveBreachHandler,
  closeBreachHandler,
]
