import type { Work } from '#platform/server/commands/context.ts'
import type { Area } from '../contract/types.ts'
import { openContact } from './contact.ts'
import { isWithin, pathEnd } from './path.ts'
import { countDoors, editablePaths, type ShownAreaRow } from './queries-reads.ts'

/**
 * Areas as screens see them: within reach with who answers for them and how many doors they have, and with the contact where
 * the reader may change places. Of an area above the own reach a part of the doors would be counted, so it has no figure.
 */
export async function showAreas(work: Work, rows: readonly ShownAreaRow[]): Promise<Area[]> {
  const within = (path: string, of: readonly string[]) => of.some((own) => isWithin(path, own))
  const paths = rows.map(({ path }) => path).filter((path) => within(path, work.paths))
  const [counts, editable] =
    paths.length === 0
      ? [[], []]
      : await Promise.all([
          work.db.query<{ path: string; doors: number }>(countDoors, [work.county, paths, paths.map(pathEnd)]),
          work.db.query<{ path: string }>(editablePaths, [work.county, work.account]),
        ])
  const doorsOf = new Map(counts.map(({ path, doors }) => [path, doors]))
  const editing = editable.map(({ path }) => path)
  return rows.map(({ contact, responsible, ...row }) => ({
    ...row,
    ...(within(row.path, work.paths) ? { responsible, dwellings: doorsOf.get(row.path) ?? 0 } : {}),
    ...(contact && within(row.path, editing) ? { contact: openContact(work, row.id, contact) } : {}),
  }))
}
