import { outline } from '#modules/place/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { board, type Figures, trend } from '../contract/index.ts'
import { chinaDay } from './days.ts'
import { areasAbove, boardRows, dayRows, figuresOfPaths } from './queries-board.ts'
import { findReach } from './queries-reach.ts'
import { less, none, toFigures } from './vector.ts'

/** Coverage of an area and of those below it; equal to a recount at any moment. */
export const boardAnswer = answer(board, async (work, params) => {
  const reach = await reachOf(work, params.area)
  const rows = await boardRows(work.db, work.county, reach.id)
  const itself = rows.find((row) => row.itself)
  if (!itself) throw new Problem(problems.not_found)
  const [today] = await dayRows(work.db, work.county, reach.path, chinaDay(work.receivedAt))
  const below = rows
    .filter((row) => !row.itself)
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      class: row.class,
      responsible: row.responsible,
      lon: row.lon,
      lat: row.lat,
      hasBelow: row.has_below,
      figures: toFigures(row),
    }))
  const points = below.flatMap(({ lon, lat }) => (lon === null || lat === null ? [] : [{ lon, lat }]))
  return {
    area: {
      id: itself.id,
      kind: itself.kind,
      name: itself.name,
      path: itself.path,
      figures: toFigures(itself),
      today: today ? toFigures(today) : none,
    },
    above: await areasAbove(work.db, work.county, reach.path),
    below,
    outline: itself.kind === 'county' && points.length > 2 ? outline(points).ring.map((point) => [...point]) : [],
    asOf: work.receivedAt.toISOString(),
  }
})

/** Day by day: what each changed, and how the area stood at its end, counted back from now. */
export const trendAnswer = answer(trend, async (work, params) => {
  const reach = await reachOf(work, params.area)
  const days = lastDays(work.receivedAt, params.days ?? 14)
  const [now] = await figuresOfPaths(work.db, work.county, [reach.path])
  const changes = new Map(
    (await dayRows(work.db, work.county, reach.path, days[0] as string)).map((row) => [row.day, toFigures(row)]),
  )
  let standing = now ? toFigures(now) : none
  const items: { day: string; change: Figures; standing: Figures }[] = []
  for (const day of days.toReversed()) {
    const change = changes.get(day) ?? none
    items.unshift({ day, change, standing })
    standing = less(standing, change)
  }
  return { items }
})

/** An area that the reader may see figures of. */
export async function reachOf(work: Work, area: string | undefined) {
  const reach = await findReach(work.db, work.county, 'count.read', area)
  if (!reach) throw new Problem(problems.not_found)
  return reach
}

function lastDays(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    chinaDay(new Date(now.getTime() - (count - 1 - index) * 86_400_000)),
  )
}
