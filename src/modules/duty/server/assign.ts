import { raise } from '#modules/notice/server/index.ts'
import { type BodyOf, Problem, problems, type ResultOf } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  aheadDays,
  assignShifts,
  clashOf,
  dutyProblems,
  HOUR,
  isTooFar,
  longestHours,
  removeShifts,
  replacePerson,
} from '../contract/index.ts'
import { settleFilled } from './holes.ts'
import { candidatesFor } from './people.ts'
import { lockPosts, type PostRow } from './queries-posts.ts'
import { addReaders, keepRecords } from './queries-record.ts'
import {
  cutShift,
  insertShifts,
  lockShifts,
  type NewShift,
  removeShiftRows,
  type ShiftRow,
  shiftsOfPeople,
} from './queries-shifts.ts'
import { around, restRules } from './rest.ts'

/** Handlers of the roster: put on, taken off, replaced. */
type Wish = BodyOf<typeof assignShifts>['shifts'][number]
const constraints = { shift_one_place: dutyProblems.double_booked }

const assignHandler = handleEach(
  assignShifts,
  async (work, { id, body }) => {
    const wishes = body.shifts
    const ids = [...new Set(wishes.map(({ post }) => post))]
    const posts = new Map((await lockPosts(work.db, work.county, ids)).map((post) => [post.id, post]))
    // A post that is not there, or not theirs, refuses all: it can only be a mistake of the sender.
    if (posts.size < ids.length) throw new Problem(problems.not_found)
    const { taken, refused } = await sort(work, wishes, posts)
    await insertShifts(work.db, work.county, taken, work.account, work.receivedAt)
    await work.db.query(keepRecords, [work.county, taken.map(({ id }) => id)])
    await tellNotes(work, taken)
    await tellPeople(work, 'shift_given', id, taken)
    await settleFilled(
      work,
      taken.map(({ post }) => post),
    )
    // One by hand is refused as any command is, so that the reason stands at the form.
    const only = wishes.length === 1 ? refused[0] : undefined
    if (only) throw only.problem
    return { made: taken.length, refused: refused.map((one) => shown(work, one)) }
  },
  constraints,
)

const removeHandler = handleEach(removeShifts, async (work, { id, body }) => {
  const ids = [...new Set(body.shifts)]
  const rows = await lockShifts(work.db, work.county, ids)
  if (rows.length < ids.length) throw new Problem(problems.not_found)
  if (rows.some((row) => row.removed_at !== null || row.ends_at <= work.receivedAt))
    throw new Problem(dutyProblems.shift_over)
  await work.db.query(removeShiftRows, [work.county, ids, work.account, work.receivedAt, body.why ?? null])
  await tellPeople(work, 'shift_removed', id, rows)
  return { removed: ids.length }
})

const replaceHandler = handleEach(
  replacePerson,
  async (work, { id, body }) => {
    const [shift] = await lockShifts(work.db, work.county, [body.shift])
    if (!shift) throw new Problem(problems.not_found)
    if (shift.removed_at || shift.ends_at <= work.receivedAt) throw new Problem(dutyProblems.shift_over)
    const hour = Math.floor(work.receivedAt.getTime() / HOUR) * HOUR
    const from = new Date(Math.max(hour, shift.starts_at.getTime()))
    const { account, despite } = body
    const wish = { id, post: shift.post, account, startsAt: from.toISOString(), endsAt: shift.ends_at.toISOString() }
    const posts = new Map((await lockPosts(work.db, work.county, [shift.post])).map((post) => [post.id, post]))
    const { taken, refused } = await sort(work, [{ ...wish, ...(despite ? { despite } : {}) }], posts)
    if (refused[0]) throw refused[0].problem
    await work.db.query(cutShift, [work.county, shift.id, id, from, work.account, work.receivedAt, body.why])
    await insertShifts(work.db, work.county, taken, work.account, work.receivedAt)
    await tellNotes(work, taken)
    await tellPeople(work, 'shift_given', id, taken)
    await tellPeople(work, 'shift_removed', id, [shift])
    await settleFilled(work, [shift.post])
    return { startsAt: from.toISOString() }
  },
  constraints,
)

/** Handlers of the module's commands about the roster. */
export const rosterHandlers = [assignHandler, removeHandler, replaceHandler]

interface Refused {
  at: number
  problem: Problem
}

/** Which of the wishes can be, one after the other, each with those before it. */
async function sort(work: Work, wishes: readonly Wish[], posts: ReadonlyMap<string, PostRow>) {
  const times = wishes.flatMap(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)])
  const [from, to] = [new Date(Math.min(...times) - around), new Date(Math.max(...times) + around)]
  const accounts = [...new Set(wishes.map(({ account }) => account))]
  const candidates = await candidatesFor(work, from, to, accounts)
  const others = new Map<string, { startsAt: number; endsAt: number }[]>()
  const note = ({ account, starts_at, ends_at }: Pick<ShiftRow, 'account' | 'starts_at' | 'ends_at'>) => {
    const span = { startsAt: starts_at.getTime(), endsAt: ends_at.getTime() }
    others.set(account, [...(others.get(account) ?? []), span])
  }
  for (const row of await shiftsOfPeople(work.db, work.county, accounts, from, to)) note(row)
  const rules = await restRules(work)
  const taken: NewShift[] = []
  const refused: Refused[] = []
  for (const [at, wish] of wishes.entries()) {
    const [startsAt, endsAt] = [new Date(wish.startsAt), new Date(wish.endsAt)]
    const span = { startsAt: startsAt.getTime(), endsAt: endsAt.getTime() }
    const post = posts.get(wish.post) as PostRow
    const clash = clashOf(span, others.get(wish.account) ?? [], rules)
    const refuse = (problem: Problem) => refused.push({ at, problem })
    if (post.closed_at) refuse(new Problem(dutyProblems.post_closed))
    else if (!isWhole(span) || endsAt <= work.receivedAt)
      refuse(new Problem(dutyProblems.wrong_hours, { longest: longestHours }))
    else if (isTooFar(span.startsAt, work.receivedAt.getTime()))
      refuse(new Problem(dutyProblems.too_far_ahead, { days: aheadDays }))
    else if (!candidates.may(wish.account, post.path, startsAt, endsAt)) refuse(new Problem(dutyProblems.not_lent))
    else if (clash?.kind === 'double') refuse(new Problem(dutyProblems.double_booked))
    else if (clash && !wish.despite)
      refuse(new Problem(dutyProblems.too_little_rest, { hours: clash.hours, rule: clash.rule }))
    else {
      const { id, account } = wish
      const despite = clash ? (wish.despite ?? null) : null
      taken.push({ id, post: post.id, path: post.path, account, startsAt, endsAt, despite })
      note({ account, starts_at: startsAt, ends_at: endsAt })
    }
  }
  return { taken, refused }
}

function isWhole({ startsAt, endsAt }: { startsAt: number; endsAt: number }): boolean {
  const hours = (endsAt - startsAt) / HOUR
  return startsAt % HOUR === 0 && Number.isInteger(hours) && hours >= 1 && hours <= longestHours
}

/** Whoever comes reads what was left for them. */
async function tellNotes(work: Work, taken: readonly NewShift[]): Promise<void> {
  const since = new Date(work.receivedAt.getTime() - 48 * HOUR)
  const posts = Map.groupBy(taken, ({ post }) => post)
  for (const [post, shifts] of posts)
    await work.db.query(addReaders, [work.county, post, shifts.map(({ account }) => account), since])
}

/** Each person hears once how many of their shifts changed. */
async function tellPeople(
  work: Work,
  kind: 'shift_given' | 'shift_removed',
  key: string,
  shifts: readonly { id: string; account: string }[],
): Promise<void> {
  const people = [...Map.groupBy(shifts, ({ account }) => account)]
  await raise(
    work,
    ...people.flatMap(([account, [first, ...others]]) =>
      first ? [{ kind, record: first.id, key, to: [{ accounts: [account] }], count: others.length + 1 }] : [],
    ),
  )
}

function shown(work: Work, { at, problem }: Refused): ResultOf<typeof assignShifts>['refused'][number] {
  const { code, title } = problem.in(work.language)
  return { at, code, text: title }
}
