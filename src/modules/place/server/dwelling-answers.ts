import { Problem, problems } from '#platform/contract/index.ts'
import { isInReach, type Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import { listDwellings, listImports, placeHistory } from '../contract/queries.ts'
import type { Dwelling } from '../contract/types.ts'
import { pathEnd } from './path.ts'
import { findPlace, getAreaRow } from './places.ts'
import { doorsBelow, doorsOfWalk, historyOf, importsBefore } from './queries-reads.ts'

const perPage = 50
const nil = '00000000-0000-0000-0000-000000000000'
const afterAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Doors below an area in walking order: of a grid as it is walked, of anything wider grid by grid. */
export const listDwellingsAnswer = answer(listDwellings, async (work, { area, after, limit = perPage }) => {
  const { path } = await getAreaRow(work, area)
  if (!isInReach(work, path)) throw new Problem(problems.not_found)
  const isOneWalk = path.split('.').length >= 4
  const [walk, from, id] = readCursor(after, ['integer', 'path', 'uuid']) ?? [-1, '', nil]
  const rows = await work.db.query<Dwelling>(isOneWalk ? doorsOfWalk : doorsBelow, [
    work.county,
    path,
    pathEnd(path),
    limit + 1,
    walk,
    from,
    id,
  ])
  return page(rows, limit, (door) => [door.walkOrder, door.path, door.id])
})

/** What was done to an area or a door. */
export const historyAnswer = answer(placeHistory, async (work, { place }) => {
  const rows = await work.db.query<{
    id: string
    what: string
    detail: Record<string, unknown>
    actor: string
    actorName: string
    at: Date
  }>(historyOf, [work.county, place])
  if (rows.length === 0 && !(await isKnownInReach(work, place))) throw new Problem(problems.not_found)
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) }
})

/** Whether a place stands where the reader may look; what is only named in the county is out of reach. */
async function isKnownInReach(work: Work, id: string): Promise<boolean> {
  const place = await findPlace(work, id)
  return place !== undefined && isInReach(work, place.path)
}

interface ImportRow {
  id: string
  fileName: string
  source: string
  rowsIn: number
  created: number
  matched: number
  rejected: number
  at: Date
  undoneAt: Date | null
}

/** Imports of door lists, newest first. */
export const listImportsAnswer = answer(listImports, async (work, { after, limit = perPage }) => {
  const [last] = readCursor(after, ['uuid']) ?? [afterAll]
  const rows = await work.db.query<ImportRow>(importsBefore, [work.county, last, limit + 1])
  const { items, next } = page(rows, limit, (row) => [row.id])
  const shown = items.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }))
  return { items: shown, ...(next ? { next } : {}) }
})

/** One row more than the page was read: it says whether there is a page after. */
function page<R>(
  rows: R[],
  limit: number,
  key: (row: R) => readonly (string | number)[],
): { items: R[]; next?: string } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: writeCursor(key(last)) } : { items }
}
