import type { Work } from '#platform/server/commands/context.ts'
import { addDays, countyHour, dayOf, HOUR, type Hole, holeHours, type Span, slotsOf } from '../contract/index.ts'
import { holesAt } from './inspected.ts'
import { type AwayRow, awayOf } from './queries-away.ts'
import { findPosts, type PostRow } from './queries-posts.ts'
import { presentAt } from './queries-record.ts'
import { type ShiftRow, shiftsAtPosts } from './queries-shifts.ts'

/** How a post stands by its roster: counts alone, for a module that knows the post by its id. Times in ISO 8601. */
export interface Staffing {
  name: string
  isClosed: boolean
  /** People that this hour needs. */
  need: number
  /** On the roster now, and of them checked in. */
  planned: number
  present: number
  /** The next shift that begins; null where none does by the end of tomorrow. */
  next: { startsAt: string; planned: number; need: number } | null
  /** What is missing in the next 24 hours, this hour with it. */
  holes: { startsAt: string; endsAt: string; missing: number }[]
}

/** A post's shifts of the hours that are always in sight, and the holes in them. */
export interface Ahead {
  post: PostRow
  shifts: ShiftRow[]
  /** Who was not found at the post, by shift, as far as the reader may know. */
  away: ReadonlyMap<string, AwayRow>
  holes: Hole[]
}

/** Posts with their shifts from this hour on, for so many hours; holes are those of the next 24. */
export async function lookAhead(work: Work, posts: readonly PostRow[], hours = holeHours): Promise<Ahead[]> {
  const hour = Math.floor(work.receivedAt.getTime() / HOUR)
  const ids = posts.map(({ id }) => id)
  const [from, until] = [new Date(hour * HOUR), new Date((hour + hours) * HOUR)]
  const all = await shiftsAtPosts(work.db, work.county, ids, from, until)
  const byPost = Map.groupBy(all, ({ post }) => post)
  const found = Map.groupBy(
    (
      await awayOf(
        work.db,
        work.county,
        all.map(({ id }) => id),
      )
    ).values(),
    ({ post }) => post,
  )
  return posts.map((post) => {
    const shifts = byPost.get(post.id) ?? []
    const away = new Map(found.get(post.id)?.map((row) => [row.shift, row]))
    return { post, shifts, away, holes: holesAt(post, shifts, away, hour * HOUR, (hour + holeHours) * HOUR) }
  })
}

/** Rosters of posts as they stand now, by post; needs the class duty.own, and of arrivals it counts those within pass.read or duty.read. */
export async function staffingOf(work: Work, ids: readonly string[]): Promise<Map<string, Staffing>> {
  if (ids.length === 0) return new Map()
  const posts = await findPosts(work.db, work.county, ids)
  const present = await presentAt(work.db, work.county, ids, work.receivedAt)
  const ahead = await lookAhead(work, posts, 2 * holeHours)
  return new Map(ahead.map((one) => [one.post.id, standsNow(one, present.get(one.post.id) ?? 0, work.receivedAt)]))
}

function standsNow({ post, shifts, holes }: Ahead, present: number, at: Date): Staffing {
  const now = at.getTime()
  const onRoster = (when: number) =>
    shifts.map(span).filter(({ startsAt, endsAt }) => startsAt <= when && endsAt > when).length
  const today = dayOf(now)
  const next = [today, addDays(today, 1)].flatMap((day) => slotsOf(post, day)).find(({ startsAt }) => startsAt > now)
  const isClosed = post.closed_at !== null
  return {
    ...{ name: post.name, isClosed, need: post.need[countyHour(now)] ?? 0, planned: onRoster(now), present },
    next:
      next && !isClosed ? { startsAt: iso(next.startsAt), planned: onRoster(next.startsAt), need: next.need } : null,
    holes: isClosed ? [] : holes.map((hole) => ({ ...hole, startsAt: iso(hole.startsAt), endsAt: iso(hole.endsAt) })),
  }
}

const span = ({ starts_at, ends_at }: ShiftRow): Span => ({ startsAt: starts_at.getTime(), endsAt: ends_at.getTime() })
const iso = (at: number): string => new Date(at).toISOString()
