import { answer } from '#platform/server/commands/module.ts'
import { arrivals, board, gaps, lastPass, mine, pairs } from '../contract/index.ts'
import { phoneAnswers } from './phone.ts'
import {
  type LaneRow,
  lastPassOf,
  listArrivals,
  listCheckpoints,
  listGaps,
  listLanes,
  listPairs,
  openBreaches,
} from './queries-read.ts'
import { screeningOf } from './rules.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

function toLane(row: LaneRow) {
  const { id, kind, name, direction, equipment, version, persons, stopped, emergency, hours } = row
  const { staff, waiting, wait_minutes: waitMinutes } = row
  return {
    ...{ id, kind, name, direction, equipment, version, persons, stopped, emergency, hours },
    hoursOpen: row.hours_open,
    staffNeeded: row.staff_needed,
    post: staff === null ? null : { staff, waiting, waitMinutes, at: row.told_at.toISOString() },
    in: row.ins,
    out: row.outs,
    lastAt: iso(row.last_at),
  }
}

/** Handlers of the module's reads. */
export const queries = [
  answer(mine, async (work) => ({
    checkpoints: await listCheckpoints(work.db, work.county),
    rules: (await screeningOf(work)).rules.map(({ rule }) => rule),
  })),
  answer(lastPass, async (work, { plate }) => {
    const [row] = await lastPassOf(work.db, work.county, plate)
    if (!row) return { pass: null }
    const { direction, checkpoint, origin, destination } = row
    const more = { headCount: row.head_count, destinationPlace: row.destination_place }
    return { pass: { direction, checkpoint, origin, destination, at: row.occurred_at.toISOString(), ...more } }
  }),
  answer(board, async (work) => ({
    lanes: (await listLanes(work.db, work.county, work.receivedAt)).map(toLane),
    breaches: (await openBreaches(work.db, work.county)).map(({ is_own, occurred_at, handed_at, ...row }) => ({
      ...row,
      isOwn: is_own,
      at: occurred_at.toISOString(),
      receivedAt: iso(handed_at),
    })),
  })),
  answer(gaps, async (work) => ({
    items: (await listGaps(work.db, work.county, work.receivedAt)).map((row) => ({ ...row, at: row.at.toISOString() })),
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
    items: (await listArrivals(work.db, work.county, work.receivedAt)).map(({ occurred_at, head_count, ...row }) => ({
      ...row,
      at: occurred_at.toISOString(),
      headCount: head_count,
    })),
  })),
  ...phoneAnswers,
]
