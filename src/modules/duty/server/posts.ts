import { findPlace } from '#modules/place/server/index.ts'
import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { changePost, closePost, definePost, dutyProblems } from '../contract/index.ts'
import { settleFilled } from './holes.ts'
import { knownAccounts } from './queries-people.ts'
import { endPost, insertPost, lockPosts, moveRecords, moveShifts, type PostRow, updatePost } from './queries-posts.ts'
import { countLive } from './queries-shifts.ts'

/** Handlers of posts: set up, changed, closed, opened again. */
const constraints = { post_name: dutyProblems.post_name_taken }

const defineHandler = handleEach(
  definePost,
  async (work, { id, body }) => {
    await work.db.query(insertPost, [work.county, id, ...(await valuesOf(work, body)), work.account, work.receivedAt])
    return { version: 1 }
  },
  constraints,
)

const changeHandler = handleEach(
  changePost,
  async (work, { body }) => {
    const post = await toChange(work, body)
    if (post.closed_at) throw new Problem(dutyProblems.post_closed)
    const values = await valuesOf(work, body)
    const [row] = await work.db.query<{ version: number }>(updatePost, [work.county, post.id, ...values])
    const path = values[3]
    await work.db.query(moveShifts, [work.county, post.id, path, work.receivedAt])
    await settleFilled(work, [post.id])
    await work.db.query(moveRecords, [work.county, post.id, path, body.leader ?? null, work.receivedAt])
    return { version: row?.version ?? post.version }
  },
  constraints,
)

const closeHandler = handleEach(
  closePost,
  async (work, { body }) => {
    const post = await toChange(work, body)
    const [live] = await work.db.query<{ count: number }>(countLive, [work.county, post.id, work.receivedAt])
    const count = live?.count ?? 0
    if (!body.reopen && count > 0) throw new Problem(dutyProblems.has_shifts, { count })
    const values = body.reopen ? [null, null] : [work.receivedAt, work.account]
    const [row] = await work.db.query<{ version: number }>(endPost, [work.county, post.id, ...values])
    await settleFilled(work, [post.id])
    return { version: row?.version ?? post.version }
  },
  constraints,
)

/** Handlers of the module's commands about posts. */
export const postHandlers = [defineHandler, changeHandler, closeHandler]

async function toChange(work: Work, { post: id, version }: { post: string; version: number }): Promise<PostRow> {
  const [post] = await lockPosts(work.db, work.county, [id])
  if (!post) throw new Problem(problems.not_found)
  if (post.version !== version) throw new Problem(problems.changed_meanwhile)
  return post
}

/** Columns of a post from kind to position; the place is one of the county, its leader somebody who works here. */
async function valuesOf(work: Work, body: BodyOf<typeof definePost>) {
  const place = await findPlace(work, body.place)
  if (!place) throw new Problem(problems.not_found)
  if (body.leader) {
    const known = await work.db.query(knownAccounts, [work.county, [body.leader]])
    if (known.length === 0)
      throw new Problem(problems.invalid, undefined, [{ path: '/body/leader', definition: problems.field_choice }])
  }
  const starts = [...new Set(body.starts)].sort((a, b) => a - b)
  const { lat = null, lon = null } = body.position ?? {}
  return [
    ...([body.kind, body.name, place.id, place.path, body.spot ?? null, body.need, starts] as const),
    ...([body.leader ?? null, lat, lon] as const),
  ]
}
