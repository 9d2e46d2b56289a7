import { countyHour, HOUR, type Hole, holeHours, holesOf, longestHours } from '#modules/duty/contract/index.ts'
import type { SharedWork } from '#platform/server/commands/module.ts'
import type { CommandBoard } from '../contract/index.ts'
import { type PostRow, postsOf, type ShiftRow, shiftsOf } from './queries-board.ts'

/** Where something is drawn, by its path in the tree of places; null where nothing above it is on the map. */
export type Locate = (path: string) => { lon: number; lat: number } | null

/** Posts and the shifts of the next 24 hours, this hour with it, as the page of duty counts them. */
export async function readPosts(work: SharedWork): Promise<{ posts: PostRow[]; shifts: ShiftRow[] }> {
  const now = work.receivedAt.getTime()
  const [from, to] = windowOf(now)
  const earliest = new Date(from - longestHours * HOUR)
  const [posts, shifts] = await Promise.all([
    postsOf(work.db, work.county),
    shiftsOf(work.db, work.county, work.receivedAt, new Date(from), new Date(to), earliest),
  ])
  return { posts, shifts }
}

/** The posts with their shifts, and the hours of the next 24 in which each of them lacks somebody. */
export function holedPosts(
  { posts, shifts }: { posts: readonly PostRow[]; shifts: readonly ShiftRow[] },
  now: number,
): { post: PostRow; own: readonly ShiftRow[]; holes: Hole[] }[] {
  const byPost = Map.groupBy(shifts, ([post]) => post)
  const [from, to] = windowOf(now)
  return posts.map((post) => {
    const own = byPost.get(post.id) ?? []
    const spans = own.flatMap(([, starts, ends, people]) =>
      new Array<{ startsAt: number; endsAt: number }>(people).fill({ startsAt: starts * 1000, endsAt: ends * 1000 }),
    )
    return { post, own, holes: holesOf(post, spans, from, to) }
  })
}

/** Counts them, by the rules of duty, and puts them on the map. */
export function countPosts(
  { posts, shifts }: { posts: readonly PostRow[]; shifts: readonly ShiftRow[] },
  now: number,
  locate: Locate,
): CommandBoard['posts'] {
  const counted = holedPosts({ posts, shifts }, now).map(({ post, own, holes }) => {
    const need = post.need[countyHour(now)] ?? 0
    const present = own.reduce((sum, [, , , , present]) => sum + present, 0)
    const missing = holes.reduce((sum, hole) => sum + (hole.missing * (hole.endsAt - hole.startsAt)) / HOUR, 0)
    const { lon, lat } = post
    const at = lon !== null && lat !== null ? { lon, lat } : locate(post.path)
    return { at, missing, isHoled: holes.length > 0, isShort: present < need, isEmpty: need > 0 && present === 0 }
  })
  const count = (is: (one: (typeof counted)[number]) => boolean) => counted.filter(is).length
  const spots = new Map<string, CommandBoard['posts']['spots'][number]>()
  for (const { at, isHoled, isEmpty } of counted) {
    if (!at) continue
    const key = `${at.lon} ${at.lat}`
    const spot = spots.get(key) ?? { ...at, posts: 0, holed: 0, empty: 0 }
    spots.set(key, spot)
    spot.posts += 1
    spot.holed += Number(isHoled)
    spot.empty += Number(isEmpty)
  }
  return {
    posts: posts.length,
    holed: count(({ isHoled }) => isHoled),
    missingHours: counted.reduce((sum, { missing }) => sum + missing, 0),
    short: count(({ isShort }) => isShort),
    empty: count(({ isEmpty }) => isEmpty),
    spots: [...spots.values()],
  }
}

function windowOf(now: number): readonly [from: number, to: number] {
  const hour = Math.floor(now / HOUR)
  return [hour * HOUR, (hour + holeHours) * HOUR]
}
