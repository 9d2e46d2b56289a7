import { createHash } from 'node:crypto'
import { type InspectedPost, inspectedBelow, rosteredAt } from '#modules/duty/server/index.ts'
import { findPlace } from '#modules/place/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { type Cell, cellsOf, inspectionProblems } from '../contract/index.ts'
import { agenciesOf, countAgencies } from './queries.ts'

/** What a draw is asked over. */
export interface Wish {
  place: string
  fromDay: string
  days: number
  hourFrom: number
  hourTo: number
  agencies: readonly string[]
}
/** A post that is drawn from, with whose it is. */
export interface ScopedPost extends InspectedPost {
  agency: string | null
}
/** What a draw is made from. */
export interface Pool {
  place: { id: string; path: string }
  posts: readonly ScopedPost[]
  cells: readonly Cell[]
}

const DAY = 86_400_000
/** Most cells of one draw: a week round the clock at four hundred posts. */
const mostCells = 70_000

/** SHA-256 as 64 hexadecimal digits. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Every live post of the place that needs somebody in the window, hour by hour; nothing else decides whether one is in the list. An
 * agency has a post when its leader, or where nobody leads it whoever stands there, is of the agency.
 */
export async function poolOf(work: Work, wish: Wish): Promise<Pool> {
  const place = await findPlace(work, wish.place)
  const isOwn = place && work.paths.some((own) => place.path === own || place.path.startsWith(`${own}.`))
  if (!place || !isOwn || place.kind === 'dwelling') throw new Problem(problems.not_found)
  if (wish.agencies.length > 0) {
    const [known] = await work.db.query<{ count: number }>(countAgencies, [work.county, wish.agencies])
    if (known?.count !== new Set(wish.agencies).size)
      throw new Problem(problems.invalid, undefined, [{ path: '/body/agencies', definition: problems.field_choice }])
  }
  const posts = await withAgency(work, await inspectedBelow(work, place.path), wish)
  const inScope =
    wish.agencies.length === 0 ? posts : posts.filter(({ agency }) => agency && wish.agencies.includes(agency))
  const cells = cellsOf({
    ...wish,
    posts: inScope.map(({ id, need }) => ({ post: id, hours: hoursOf(need) })),
    notBefore: work.receivedAt.getTime(),
  })
  if (cells.length > mostCells)
    throw new Problem(problems.invalid, undefined, [
      { path: '/body/days', definition: inspectionProblems.too_many, detail: { most: mostCells } },
    ])
  return { place, posts: inScope, cells }
}

/** Hours of the day in which somebody is needed. */
export const hoursOf = (need: readonly number[]): number[] => need.flatMap((people, hour) => (people > 0 ? [hour] : []))

async function withAgency(work: Work, posts: readonly InspectedPost[], { fromDay, days }: Wish): Promise<ScopedPost[]> {
  const from = new Date(`${fromDay}T00:00:00+08:00`)
  const led = posts.filter(({ leader }) => leader === null).map(({ id }) => id)
  const shifts = await rosteredAt(work, led, from, new Date(from.getTime() + (days + 1) * DAY))
  const accountOf = (post: InspectedPost) =>
    post.leader ?? shifts.find((shift) => shift.post === post.id)?.account ?? null
  const accounts = [...new Set(posts.flatMap((post) => accountOf(post) ?? []))]
  const agencies = await agenciesOf(work.db, work.county, accounts)
  return posts.map((post) => ({ ...post, agency: agencies.get(accountOf(post) ?? '') ?? null }))
}
