import { Problem, problems } from '#platform/contract/index.ts'
import { atField } from '#platform/server/commands/at-field.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { commitmentOf, drawChecks, drawFrom, inspectionProblems, withdrawDraw } from '../contract/index.ts'
import { hoursOf, poolOf, sha256 } from './pool.ts'
import { type DrawState, endDraw, insertDraw, insertDrawn, lockDraw } from './queries.ts'

const drawHandler = handleEach(drawChecks, async (work, { id, body }) => {
  const { place, posts, cells } = await poolOf(work, body)
  if (cells.length === 0) throw atField('hourFrom', inspectionProblems.nothing_to_draw)
  if (body.checks.length > cells.length) throw atField('checks', inspectionProblems.too_many, { most: cells.length })
  if (new Set(body.checks).size !== body.checks.length) throw atField('checks', inspectionProblems.twice)
  const commitment = await commitmentOf(cells, sha256)
  // The key is the installation's: whoever draws can choose the id and not what comes of it.
  const seed = work.vault.blind(`county-${work.county}`, 'inspection.draw', `${id}|${commitment}`).toString('hex')
  const drawn = await drawFrom(cells, seed, body.checks.length, sha256)
  const pool = posts.map(({ id: post, name, need }) => ({ post, name, hours: hoursOf(need) }))
  await work.db.query(insertDraw, [
    ...[work.county, id, place.id, place.path, body.fromDay, body.days, body.hourFrom, body.hourTo],
    ...[body.agencies, JSON.stringify(pool), cells.length, commitment, seed, work.account, work.receivedAt],
  ])
  const byId = new Map(posts.map((post) => [post.id, post]))
  const rows = drawn.flatMap(({ cell }, nth) => {
    const post = byId.get(cell.post)
    if (!post) return []
    const { name, place: where, path, leader, agency } = post
    return {
      ...{ id: body.checks[nth], nth, post: post.id, post_name: name, place: where, path },
      ...{ hour_at: new Date(cell.at).toISOString(), leader, agency },
    }
  })
  await work.db.query(insertDrawn, [work.county, id, JSON.stringify(rows)])
  return { cells: cells.length, seed }
})

const withdrawHandler = handleEach(withdrawDraw, async (work, { body }) => {
  const [draw] = await work.db.query<DrawState>(lockDraw, [work.county, body.draw])
  if (!draw) throw new Problem(problems.not_found)
  if (draw.withdrawn_at) throw new Problem(inspectionProblems.withdrawn_already)
  if (draw.left === 0) throw new Problem(inspectionProblems.nothing_left)
  await work.db.query(endDraw, [work.county, draw.id, work.receivedAt, work.account, body.why])
  return { undone: draw.left }
})

/** Handlers of draws. */
export const drawHandlers = [drawHandler, withdrawHandler]
