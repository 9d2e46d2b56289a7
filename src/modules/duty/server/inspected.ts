import type { Work } from '#platform/server/commands/context.ts'
import { holesOf } from '../contract/index.ts'
import { type AwayRow, insertAway } from './queries-away.ts'
import { findPosts, postsBelow } from './queries-posts.ts'
import { type ShiftRow, shiftsAtPosts } from './queries-shifts.ts'

/** A post as whoever inspects it needs it. */
export interface InspectedPost {
  id: string
  name: string
  place: string
  placeName: string
  path: string
  spot: string | null
  /** People needed in each hour of the day. */
  need: readonly number[]
  leader: string | null
}
/** A shift of the roster. */
export interface InspectedShift {
  id: string
  post: string
  account: string
  startsAt: Date
  endsAt: Date
}

type Reads = Pick<Work, 'db' | 'county'>

/** Live posts below a path. The caller's class is duty.own: a roster hangs on the wall. */
export async function inspectedBelow({ db, county }: Reads, path: string): Promise<InspectedPost[]> {
  return (await postsBelow(db, county, path)).map(toPost)
}

/** Posts by their ids, closed ones too. */
export async function inspectedPosts({ db, county }: Reads, ids: readonly string[]): Promise<InspectedPost[]> {
  return (await findPosts(db, county, ids)).map(toPost)
}

/** Who is on the roster at posts in a time. */
export async function rosteredAt(
  { db, county }: Reads,
  posts: readonly string[],
  from: Date,
  to: Date,
): Promise<InspectedShift[]> {
  if (posts.length === 0) return []
  return (await shiftsAtPosts(db, county, posts, from, to)).map(({ id, post, account, starts_at, ends_at }) => ({
    ...{ id, post, account, startsAt: starts_at, endsAt: ends_at },
  }))
}

/**
 * Notes that somebody was not at the post, under the id of the finding. It makes a hole from that hour on; the person's own check
 * stays as it was. The caller's class is duty.found.
 */
export async function noteAway(
  work: Pick<Work, 'db' | 'county' | 'account'>,
  away: { finding: string; shift: string; at: Date },
): Promise<void> {
  await work.db.query(insertAway, [work.county, away.finding, away.shift, away.at, work.account])
}

/** Time in which the person of a shift counts as there: until an inspection found the post without them. */
export function spanOf({ id, starts_at, ends_at }: ShiftRow, away: ReadonlyMap<string, AwayRow>) {
  const gone = away.get(id)
  const isGone = gone !== undefined && gone.back_at === null
  const endsAt = isGone ? Math.floor(gone.at.getTime() / 3_600_000) * 3_600_000 : ends_at.getTime()
  return { startsAt: starts_at.getTime(), endsAt: Math.min(endsAt, ends_at.getTime()) }
}

/** Holes of a post in a time, with those that an inspection made. */
export function holesAt(
  post: { need: number[] },
  shifts: readonly ShiftRow[],
  away: ReadonlyMap<string, AwayRow>,
  from: number,
  to: number,
) {
  return holesOf(
    post,
    shifts.map((shift) => spanOf(shift, away)),
    from,
    to,
  )
}

function toPost(row: Awaited<ReturnType<typeof findPosts>>[number]): InspectedPost {
  const { id, name, place, place_name, path, spot, need, leader } = row
  return { id, name, place, placeName: place_name ?? '', path, spot, need, leader }
}
