import type { Key, Match } from './queries.ts'

/** Earlier rows that one row is held against. */
const mostWithin = 5

/**
 * Rows of one lot that may be one person: the same name and phone, or the same name and year of birth where neither phone nor number
 * speaks against it. Each later row is matched to the earlier ones; a person decides.
 */
export function within(rows: readonly Key[]): Match[] {
  const found: Match[] = []
  const before = new Map<string, Key[]>()
  for (const row of rows) {
    if (!row.name) continue
    const namesakes = before.get(row.name) ?? []
    let count = 0
    for (const other of namesakes) {
      if (count === mostWithin) break
      const by = row.phone && other.phone === row.phone ? 'phone' : isLikely(row, other) ? 'name_year' : undefined
      if (!by) continue
      found.push({ id: row.id, kind: 'lead', other: other.id, by })
      count += 1
    }
    namesakes.push(row)
    before.set(row.name, namesakes)
  }
  return found
}

/** Whether the year says that they are one, and nothing that both have says that they are two. */
const isLikely = (one: Key, other: Key): boolean =>
  one.year !== null && one.year === other.year && !(one.phone && other.phone) && !(one.number && other.number)
