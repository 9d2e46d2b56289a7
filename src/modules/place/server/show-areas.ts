import type { Work } from '#platform/server/commands/context.ts'
import type { Area } from '../contract/types.ts'
import { openContact } from './contact.ts'
import { isWithin, pathEnd } from './path.ts'
import { countDoors, editablePaths, type ShownAreaRow } from './queries-reads.ts'

/** Areas as screens see them: with the doors in reach below them, and the contact where the reader may change places. */
export async function showAreas(work: Work, rows: readonly ShownAreaRow[]): Promise<Area[]> {
  if (rows.length === 0) return []
  const paths = rows.map(({ path }) => path)
  const [counts, editable] = await Promise.all([
    work.db.query<{ path: string; doors: number }>(countDoors, [work.county, paths, paths.map(pathEnd)]),
    work.db.query<{ path: string }>(editablePaths, [work.county, work.account]),
  ])
  const doorsOf = new Map(counts.map(({ path, doors }) => [path, doors]))
  return rows.map(({ contact, ...row }) => ({
    ...row,
    dwellings: doorsOf.get(row.path) ?? 0,
    ...(contact && editable.some(({ path }) => isWithin(row.path, path))
      ? { contact: openContact(work, row.id, contact) }
      : {}),
  }))
}
