/**
 * The draw: the same on the server that makes it and on every screen that proves it. Of each cell (one post in one hour) the SHA-256 of
 * `<seed>:<cell>` is taken; the cells with the smallest are drawn. Which cells these are hangs on the seed and on each cell alone, not
 * on the order of the list, and every cell is as likely as any other.
 */
const HOUR = 3_600_000
const DAY = 24 * HOUR
const COUNTY_CLOCK = 8 * HOUR

/** SHA-256 of a text as 64 hexadecimal digits; server and browser bring their own. */
export type Sha256 = (text: string) => string | Promise<string>

/** A post that is drawn from, with the hours of the day (0 to 23) in which it needs somebody. */
export interface PoolPost {
  post: string
  hours: readonly number[]
}
/** What a draw is about. `notBefore`: hours that were over by then are left out, in milliseconds since 1970. */
export interface Scope {
  posts: readonly PoolPost[]
  /** First day, YYYY-MM-DD, and how many. */
  fromDay: string
  days: number
  /** Hours from which and to which, county time; the window goes over midnight where it would end before it begins. */
  hourFrom: number
  hourTo: number
  notBefore: number
}
/** One post in one hour. */
export interface Cell {
  post: string
  /** Beginning of the hour, in milliseconds since 1970. */
  at: number
}

/** How a cell is written in what is hashed. */
export const cellKey = ({ post, at }: Cell): string => `${post}@${new Date(at).toISOString()}`

/** How many posts cells are of, and how many cells each has; a post that needs nobody in the window is not among them. */
export function cellsByPost(cells: readonly Cell[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { post } of cells) counts.set(post, (counts.get(post) ?? 0) + 1)
  return counts
}

/** Hours of the window, counted from midnight of its day; 24 and more are of the next morning. */
export function windowHours(hourFrom: number, hourTo: number): number[] {
  const length = hourTo > hourFrom ? hourTo - hourFrom : hourTo - hourFrom + 24
  return Array.from({ length }, (_, nth) => hourFrom + nth)
}

/** Every post in every hour of the window in which it needs somebody, on every day, once; in the order of their keys. */
export function cellsOf({ posts, fromDay, days, hourFrom, hourTo, notBefore }: Scope): Cell[] {
  const midnight = Date.parse(`${fromDay}T00:00:00Z`) - COUNTY_CLOCK
  const hours = windowHours(hourFrom, hourTo)
  const cells = posts.flatMap(({ post, hours: needed }) =>
    Array.from({ length: days }, (_, day) =>
      hours
        .filter((hour) => needed.includes(hour % 24))
        .map((hour) => ({ post, at: midnight + day * DAY + hour * HOUR })),
    ).flat(),
  )
  return cells
    .filter(({ at }) => at + HOUR > notBefore)
    .map((cell) => ({ cell, key: cellKey(cell) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ cell }) => cell)
}

/** The list drawn from in one figure: SHA-256 over its keys, one a line. */
export const commitmentOf = (cells: readonly Cell[], sha256: Sha256): string | Promise<string> =>
  sha256(cells.map(cellKey).join('\n'))

/** Draws so many cells, the smallest first; all of them where there are no more. */
export async function drawFrom(
  cells: readonly Cell[],
  seed: string,
  count: number,
  sha256: Sha256,
): Promise<{ cell: Cell; score: string }[]> {
  const scored = await Promise.all(
    cells.map(async (cell) => ({ cell, score: await sha256(`${seed}:${cellKey(cell)}`) })),
  )
  return scored.sort((a, b) => (a.score < b.score ? -1 : 1)).slice(0, count)
}
