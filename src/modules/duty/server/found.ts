import { uuidv7 } from 'uuidv7'
import { findPlace } from '#modules/place/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { PostKind } from '../contract/index.ts'
import { insertFirstLending } from './queries-people.ts'
import { insertPost } from './queries-posts.ts'
import { writeRecord } from './queries-record.ts'
import { insertShifts, type NewShift } from './queries-shifts.ts'

/** Somebody's shift at a post that is there from the founding on. */
export interface FirstShift {
  account: string
  startsAt: Date
  endsAt: Date
  /** When the person came; null: did not; absent where it has not begun. */
  arrivedAt?: Date | null
}
/** A post with its roster. */
export interface FirstPost {
  kind: PostKind
  name: string
  /** Area that it stands in. */
  place: string
  need: readonly number[]
  starts: readonly number[]
  leader: string | null
  shifts: readonly FirstShift[]
}

/**
 * Sets up posts with rosters in the context of a founding; `by` answers for them. Answers their ids in the same order. Throws an Error
 * where an area is unknown.
 */
export async function addPosts(work: Work, by: string, posts: readonly FirstPost[]): Promise<string[]> {
  const ids: string[] = []
  const shifts: NewShift[] = []
  const records: unknown[][] = []
  for (const { kind, name, place, need, starts, leader, shifts: first } of posts) {
    const area = await findPlace(work, place)
    if (!area) throw new Error(`no area for the post ${name}`)
    const { path } = area
    const post = uuidv7()
    ids.push(post)
    await work.db.query(insertPost, [
      ...[work.county, post, kind, name, place, path, null, need, starts, leader, null, null, by, work.receivedAt],
    ])
    for (const { account, startsAt, endsAt, arrivedAt } of first) {
      const id = uuidv7()
      shifts.push({ id, post, path, account, startsAt, endsAt, despite: null })
      if (arrivedAt === undefined) continue
      const at = arrivedAt ?? endsAt
      records.push([
        work.county,
        id,
        post,
        path,
        account,
        leader,
        arrivedAt !== null,
        'list',
        at,
        at,
        null,
        leader ?? by,
      ])
    }
  }
  await insertShifts(work.db, work.county, shifts, by, work.receivedAt)
  for (const record of records) await work.db.query(writeRecord, record)
  return ids
}

/** Lends people in the context of a founding, to the county as a whole. */
export async function lendAtFounding(
  work: Work,
  by: string,
  accounts: readonly string[],
  place: string,
  from: Date,
  to: Date,
): Promise<void> {
  for (const account of accounts) {
    const values = [work.county, uuidv7(), account, place, from, to, by, work.receivedAt]
    const rows = await work.db.query(insertFirstLending, values)
    if (rows.length === 0) throw new Error(`no account or area for lending ${account}`)
  }
}
