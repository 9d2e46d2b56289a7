import type { Logger } from 'pino'
import { uuidv7 } from 'uuidv7'
import { placeProblems } from '#modules/place/contract/index.ts'
import { Problem } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { ServerModule } from '#platform/server/commands/module.ts'
import type { Pool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { type Loop, loop } from '#platform/server/jobs/loop.ts'
import { listCounties } from '#platform/server/journal/queries.ts'
import { registryProblems } from '../contract/index.ts'
import { chinaDay } from './days.ts'
import {
  closeDoors,
  countDoors,
  doorsBelow,
  foldDeltas,
  followDoors,
  listDoorsAgain,
  mergeDoors,
  moveDoors,
  noteDoorsGone,
  openDoors,
  touchDoors,
} from './queries-ledger.ts'

/** Lists that are independent of each other: a door in one and not in the others is a gap. */
const independent = ['house_register', 'meter', 'grid'] as const

/** Whether the lists disagree about a door, and whether none of them knew it. */
export function listingOf(sources: readonly string[]): { mismatch: boolean; found: boolean } {
  const known = independent.filter((list) => sources.includes(list)).length
  return { mismatch: known > 0 && known < independent.length, found: known === 0 && sources.includes('found') }
}

/** The ledger follows the places in their own transaction: a door is in exactly one state at every moment. */
export const placeEvents: NonNullable<ServerModule['on']> = {
  'place.dwellingsCreated': async (work, doors) => {
    if (doors.length === 0) return
    await openDoors(
      work.db,
      work.county,
      doors.map((door) => ({ ...door, ...listingOf(door.sources) })),
      chinaDay(work.receivedAt),
      uuidv7(),
    )
  },
  'place.dwellingsRetired': async (work, doors) => {
    const visited = await closeDoors(
      work.db,
      work.county,
      doors.map(({ id }) => id),
      chinaDay(work.receivedAt),
      uuidv7(),
      work.receivedAt,
    )
    if (visited > 0) throw new Problem(placeProblems.has_visits)
  },
  'place.dwellingsMerged': async (work, { from, into }) => {
    const doors = [...from, into]
    await countDoors(work.db, work.county, doors, -1, chinaDay(work.receivedAt), uuidv7())
    await noteDoorsGone(work.db, work.county, from, work.receivedAt)
    const households = await mergeDoors(work.db, work.county, from, into)
    if (households > 1) throw new Problem(registryProblems.two_households, { count: households })
    await countDoors(work.db, work.county, doors, 1, chinaDay(work.receivedAt), uuidv7())
  },
  'place.dwellingsMoved': (work, moves) => move(work, moves),
  'place.dwellingsAddressed': async (work, doors) => {
    await touchDoors(
      work.db,
      work.county,
      doors.map(({ id }) => id),
    )
  },
  'place.dwellingsListed': async (work, doors) => {
    await listDoorsAgain(
      work.db,
      work.county,
      doors.map(({ id, sources }) => ({ id, ...listingOf(sources) })),
      chinaDay(work.receivedAt),
      uuidv7(),
    )
  },
  'place.areaMoved': async (work, moves) => {
    for (const { from, to } of moves) {
      const doors = await doorsBelow(work.db, work.county, from)
      await move(
        work,
        doors.map((door) => ({ id: door.id, path: to + door.path.slice(from.length), walkOrder: door.walk_order })),
      )
    }
  },
}

async function move(work: Work, moves: readonly { id: string; path: string; walkOrder: number }[]): Promise<void> {
  if (moves.length === 0) return
  await moveDoors(work.db, work.county, moves, chinaDay(work.receivedAt), uuidv7(), work.receivedAt)
  for (const [path, group] of Map.groupBy(moves, (one) => one.path))
    await followDoors(
      work.db,
      work.county,
      group.map(({ id }) => id),
      path,
    )
}

const batch = 5000

/** Folds the differences twice a second. */
export function startFolding(options: { pool: Pool; log: Logger }): Loop {
  return loop('fold', 500, options.log, () =>
    withClient(options.pool, async (client) => {
      const db = queryable(client)
      let more = false
      for (const county of await listCounties(db)) more = (await foldDeltas(db, county, batch)) === batch || more
      return more
    }),
  )
}
