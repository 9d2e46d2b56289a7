import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  answerContest,
  checkIn,
  contestRecord,
  dutyProblems,
  HOUR,
  lateFromOf,
  leaveNote,
  markShifts,
  nearMetres,
  takeRoll,
} from '../contract/index.ts'
import { isCodeAt } from './code.ts'
import { awayOf, endAway, undoAway } from './queries-away.ts'
import { findPosts, type PostRow } from './queries-posts.ts'
import {
  type ContestRow,
  closeContest,
  insertContest,
  insertNote,
  lockContest,
  recordsOf,
  writeRecord,
} from './queries-record.ts'
import { findShifts, lockShifts, rosteredOf, type ShiftRow, shiftsAtPosts } from './queries-shifts.ts'

/** Handlers of attendance: checked at the post at the check only, seen and contested by whom it concerns (RIGHTS C-18). */
const opensBefore = 2 * HOUR

const checkInHandler = handleEach(checkIn, async (work, { body, occurredAt }) => {
  const [shift] = await findShifts(work.db, work.county, [body.shift])
  if (!shift || shift.account !== work.account) throw new Problem(problems.not_found)
  if (shift.removed_at) throw new Problem(dutyProblems.shift_over)
  const at = notAhead(work, occurredAt)
  if (at.getTime() < shift.starts_at.getTime() - opensBefore) throw new Problem(dutyProblems.not_yet)
  if (at >= shift.ends_at) throw new Problem(dutyProblems.shift_over)
  const [post] = await findPosts(work.db, work.county, [shift.post])
  if (!post) throw new Problem(problems.not_found)
  const known = (await recordsOf(work.db, work.county, [shift.id])).get(shift.id)
  // A code proves more than a list that missed somebody whose phone had no signal.
  const isAway = (await awayOf(work.db, work.county, [shift.id])).get(shift.id)?.back_at === null
  if (known && !isAway && (known.is_present || known.how !== 'list' || !body.code))
    throw new Problem(dutyProblems.checked_already)
  if (body.code) {
    if (!isCodeAt(work, post.id, at, body.code)) throw new Problem(dutyProblems.wrong_code)
  } else if (body.distance === undefined || post.lat === null)
    throw new Problem(problems.invalid, undefined, [{ path: '/body/code', definition: problems.field_required }])
  else if (body.distance > nearMetres)
    throw new Problem(dutyProblems.too_far, { metres: body.distance, near: nearMetres })
  if (isAway) await work.db.query(endAway, [work.county, shift.id, at])
  // Back after an inspection found the post empty: when the person first came stands.
  if (known?.is_present) return { late: false }
  await record(work, shift, post, {
    isPresent: true,
    how: body.code ? 'code' : 'position',
    at,
    distance: body.distance,
  })
  return { late: at.getTime() > lateFromOf(rosteredOf(shift)) }
})

const rollHandler = handleEach(takeRoll, async (work, { body, occurredAt }) => {
  const shifts = await findShifts(
    work.db,
    work.county,
    body.marks.map(({ shift }) => shift),
  )
  const posts = new Map(
    (await findPosts(work.db, work.county, [...new Set(shifts.map(({ post }) => post))])).map((post) => [
      post.id,
      post,
    ]),
  )
  const led = shifts.filter(({ post }) => posts.get(post)?.leader === work.account)
  return markAll(work, body.marks, led, posts, occurredAt)
})

const markHandler = handleEach(markShifts, async (work, { body, occurredAt }) => {
  const shifts = await lockShifts(
    work.db,
    work.county,
    body.marks.map(({ shift }) => shift),
  )
  const rows = await findPosts(work.db, work.county, [...new Set(shifts.map(({ post }) => post))])
  return markAll(work, body.marks, shifts, new Map(rows.map((post) => [post.id, post])), occurredAt)
})

const contestHandler = handleEach(
  contestRecord,
  async (work, { id, body }) => {
    const [shift] = await findShifts(work.db, work.county, [body.shift])
    if (!shift || shift.account !== work.account) throw new Problem(problems.not_found)
    if (shift.starts_at > work.receivedAt) throw new Problem(dutyProblems.not_yet)
    await work.db.query(insertContest, [
      ...[work.county, id, shift.id, shift.path, work.account, body.said, work.receivedAt],
    ])
    return { state: 'open' }
  },
  { contest_open: dutyProblems.contested_already },
)

const answerHandler = handleEach(answerContest, async (work, { body }) => {
  const [contest] = await work.db.query<ContestRow>(lockContest, [work.county, body.contest])
  const [shift] = contest ? await lockShifts(work.db, work.county, [contest.shift]) : []
  if (!contest || !shift) throw new Problem(problems.not_found)
  if (contest.account === work.account) throw new Problem(dutyProblems.own_contest)
  if (contest.is_upheld !== null) throw new Problem(dutyProblems.answered_already)
  await work.db.query(closeContest, [
    ...[work.county, contest.id, body.upheld, body.said, work.account, work.receivedAt],
  ])
  if (body.upheld) {
    await work.db.query(undoAway, [work.county, shift.id])
    const [post] = await findPosts(work.db, work.county, [shift.post])
    const at = body.arrivedAt ? notAhead(work, new Date(body.arrivedAt)) : shift.starts_at
    if (post) await record(work, shift, post, { isPresent: true, how: 'contest', at })
  }
  return { upheld: body.upheld }
})

const noteHandler = handleEach(leaveNote, async (work, { id, body, occurredAt }) => {
  const [post] = await findPosts(work.db, work.county, [body.post])
  const at = notAhead(work, occurredAt)
  const near = post
    ? await shiftsAtPosts(
        work.db,
        work.county,
        [post.id],
        new Date(at.getTime() - 24 * HOUR),
        new Date(at.getTime() + 48 * HOUR),
      )
    : []
  const isOne = post?.leader === work.account || near.some(({ account }) => account === work.account)
  if (!post || !isOne) throw new Problem(problems.not_found)
  const leader = post.leader ? [post.leader] : []
  const readers = [...new Set([work.account, ...leader, ...near.map(({ account }) => account)])]
  await work.db.query(insertNote, [work.county, id, post.id, post.path, body.said, work.account, at, readers])
  return { readers: readers.length }
})

/** Handlers of the module's commands about attendance and notes. */
export const attendHandlers = [checkInHandler, rollHandler, markHandler, contestHandler, answerHandler, noteHandler]

type Mark = { shift: string; present: boolean; at?: string }

async function markAll(
  work: Work,
  marks: readonly Mark[],
  shifts: readonly ShiftRow[],
  posts: ReadonlyMap<string, PostRow>,
  occurredAt: Date,
): Promise<{ marked: number }> {
  const rows = new Map(shifts.map((shift) => [shift.id, shift]))
  if (marks.some(({ shift }) => !rows.has(shift))) throw new Problem(problems.not_found)
  const known = await recordsOf(work.db, work.county, [...rows.keys()])
  let marked = 0
  for (const { shift: id, present, at } of marks) {
    const shift = rows.get(id) as ShiftRow
    const post = posts.get(shift.post)
    const when = notAhead(work, at ? new Date(at) : occurredAt)
    if (!post || shift.removed_at) throw new Problem(dutyProblems.shift_over)
    if (when.getTime() < shift.starts_at.getTime() - opensBefore) throw new Problem(dutyProblems.not_yet)
    if (present) await work.db.query(endAway, [work.county, shift.id, when])
    // What the person's own check or an answered objection says stands; a list does not overrule it.
    const how = known.get(id)?.how
    if (how !== undefined && how !== 'list') continue
    await record(work, shift, post, { isPresent: present, how: 'list', at: when })
    marked += 1
  }
  return { marked }
}

interface Check {
  isPresent: boolean
  how: 'code' | 'position' | 'list' | 'contest'
  at: Date
  distance?: number | undefined
}

async function record(work: Work, shift: ShiftRow, post: PostRow, check: Check): Promise<void> {
  await work.db.query(writeRecord, [
    ...[work.county, shift.id, shift.post, shift.path, shift.account, post.leader],
    ...[
      check.isPresent,
      check.how,
      check.at,
      work.receivedAt,
      check.how === 'position' ? check.distance : null,
      work.account,
    ],
  ])
}

/** A phone's clock may be ahead; nothing happened after the server heard of it. */
const notAhead = ({ receivedAt }: Work, at: Date): Date => (at > receivedAt ? receivedAt : at)
