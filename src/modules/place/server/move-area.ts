import { Problem } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { moveArea } from '../contract/commands.ts'
import { placeProblems } from '../contract/problems.ts'
import { readdressBelow } from './edit-area.ts'
import { remember } from './history.ts'
import { isWithin, walkOf } from './path.ts'
import { changeArea, holdArea } from './places.ts'
import * as queries from './queries-areas.ts'
import { appendToWalk, lastInWalk } from './queries-dwellings.ts'
import { checkParent } from './rules.ts'

/**
 * Puts an area with everything below it under another parent. Areas, doors, history and held roles follow here, households
 * and figures through the event; no door comes or goes.
 */
export const moveAreaHandler = handleEach(moveArea, async (work, { id, body }) => {
  const area = await changeArea(work, body.id, body.version)
  const target = await holdArea(work, body.to)
  if (isWithin(target.path, area.path)) throw new Problem(placeProblems.into_itself)
  checkParent(area.kind, target.kind)
  if (area.kind === 'grid' && !area.code.startsWith(target.code)) throw new Problem(placeProblems.code_wrong)
  const from = area.path
  const to = `${target.path}.${area.code}`
  if (from === to) return { path: to, doors: 0 }

  const last = await lastWalked(work, to)
  // Whoever is putting something into one of these areas is waited for; the statements below then see it.
  await work.db.query(queries.subtreeToChange, [work.county, from])
  const ends = [work.county, from, to]
  await work.db.query(queries.rebaseAreas, ends)
  await work.db.query(queries.setParent, [work.county, area.id, target.id])
  const doors = await work.db.query<{ live: boolean }>(queries.rebaseDwellings, ends)
  await work.db.query(queries.rebaseHistory, ends)
  await work.db.query(queries.followArea, ends)
  await readdressBelow(work, to)
  await remember(work, id, [{ place: area.id, path: to, what: 'moved', detail: { from, to } }])
  await work.emit('place.areaMoved', [{ from, to }])
  if (walkOf(from) !== walkOf(to)) await joinWalk(work, to, last)
  return { path: to, doors: doors.filter(({ live }) => live).length }
})

async function lastWalked(work: Work, path: string): Promise<number> {
  const [row] = await work.db.query<{ last: number }>(lastInWalk, [work.county, walkOf(path)])
  return row?.last ?? 0
}

/** What came into another grid is walked after what was there, in its own order. A grid keeps its walk wherever it stands. */
async function joinWalk(work: Work, path: string, last: number): Promise<void> {
  if (path.split('.').length < 4 || (walkOf(path) === path && last === 0)) return
  const doors = await work.db.query<{ id: string; path: string; walk_order: number }>(appendToWalk, [
    work.county,
    path,
    last,
  ])
  const moved = doors.map((door) => ({ id: door.id, path: door.path, walkOrder: door.walk_order }))
  if (moved.length > 0) await work.emit('place.dwellingsMoved', moved)
}
