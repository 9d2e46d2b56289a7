import { staffingOf } from '#modules/duty/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { arrivals, board, gaps, lastPass, mine, type OnDuty, pairs } from '../contract/index.ts'
import { phoneAnswers } from './phone.ts'
import { type BreachRow, type LaneRow, listBreaches, listLanes } from './queries-board.ts'
import { countOthers, lastPassOf, listArrivals, listCheckpoints, listGaps, listPairs } from './queries-read.ts'
import { screeningOf } from './rules.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** What the rosters of duty posts say, by post. */
async function onDuty(work: Work, posts: readonly (string | null)[]): Promise<(post: string | null) => OnDuty | null> {
  const found = await staffingOf(
    work,
    posts.filter((post) => post !== null),
  )
  return (post) => {
    const staffing = post === null ? undefined : found.get(post)
    return post !== null && staffing ? { post, ...staffing } : null
  }
}

function toLane(row: LaneRow, duty: OnDuty | null) {
  const { id, kind, name, direction, equipment, version, persons, health, back, emergency, hours } = row
  const { staff, waiting, wait_minutes: waitMinutes } = row
  return {
    ...{ id, kind, name, direction, equipment, version, persons, health, back, emergency, hours },
    hoursOpen: row.hours_open,
    staffNeeded: row.staff_needed,
    post: staff === null ? null : { staff, waiting, waitMinutes, at: row.told_at.toISOString() },
    duty,
    in: row.ins,
    out: row.outs,
    lastAt: iso(row.last_at),
  }
}

const toBreach = ({ is_own, occurred_at, handed_at, handed_persons, closed_at, ...row }: BreachRow) => ({
  ...row,
  isOwn: is_own,
  at: occurred_at.toISOString(),
  receivedAt: iso(handed_at),
  receivedPersons: handed_persons,
  closedAt: iso(closed_at),
})

/** Handlers of the module's reads. */
export const queries = [
  answer(mine, async (work) => {
    const checkpoints = await listCheckpoints(work.db, work.county)
    const dutyOf = await onDuty(
      work,
      checkpoints.map(({ post }) => post),
    )
    return {
      checkpoints: checkpoints.map(({ post, ...one }) => ({ ...one, duty: dutyOf(post) })),
      rules: (await screeningOf(work)).rules.map(({ rule }) => rule),
      now: work.receivedAt.toISOString(),
    }
  }),
  answer(lastPass, async (work, { plate }) => {
    const [row] = await lastPassOf(work.db, work.county, plate)
    if (!row) return { pass: null }
    const { direction, checkpoint, origin, destination } = row
    const more = { headCount: row.head_count, destinationPlace: row.destination_place }
    const times = { at: row.occurred_at.toISOString(), until: row.retain_until.toISOString() }
    return { pass: { plate, direction, checkpoint, origin, destination, ...times, ...more } }
  }),
  answer(board, async (work) => {
    const breaches = (await listBreaches(work.db, work.county, work.receivedAt)).map(toBreach)
    const lanes = await listLanes(work.db, work.county, work.receivedAt)
    const dutyOf = await onDuty(
      work,
      lanes.map(({ duty_post }) => duty_post),
    )
    return {
      lanes: lanes.map((row) => toLane(row, dutyOf(row.duty_post))),
      breaches: breaches.filter(({ closedAt }) => closedAt === null),
      closedBreaches: breaches.filter(({ closedAt }) => closedAt !== null),
    }
  }),
  answer(gaps, async (work) => ({
    items: (await listGaps(work.db, work.county, work.receivedAt)).map((row) => ({ ...row, at: row.at.toISOString() })),
    uncounted: await countOthers(work.db, work.county),
  })),
  answer(pairs, async (work) => ({
    items: (await listPairs(work.db, work.county)).map((row) => ({
      plate: row.plate,
      leftAt: row.left_at.toISOString(),
      leftBy: row.left_by,
      backAt: row.back_at.toISOString(),
      backBy: row.back_by,
    })),
  })),
  answer(arrivals, async (work) => ({
    items: (await listArrivals(work.db, work.county, work.receivedAt)).map(
      ({ occurred_at, head_count, visited_at, ...row }) => ({
        ...row,
        at: occurred_at.toISOString(),
        headCount: head_count,
        visitedAt: iso(visited_at),
      }),
    ),
  })),
  ...phoneAnswers,
]
