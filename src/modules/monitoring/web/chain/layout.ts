import type { Link } from './generations.ts'

/** Where a person stands in the drawing: the column is the generation or a little right of it, rows are numbered from the top. */
export interface Spot {
  id: string
  column: number
  row: number
}

/** From so many persons on it gets crowded. */
const crowd = 60
const besides = 0.08

/**
 * Lays chains out as trees from left to right: whoever was infected stands right of the source, groups below one another, so that
 * two hundred stay readable. Whoever has several sources hangs at the one of the generation before that came first.
 */
export function layOut(generation: ReadonlyMap<string, number>, links: readonly Link[]): Spot[] {
  // Those of a source who infected nobody stand in a block where there are many.
  const abreast = generation.size > crowd ? 6 : 1
  const below = new Map<string, string[]>()
  const placed = new Set<string>()
  for (const { from, to } of links) {
    const column = generation.get(to)
    if (placed.has(to) || column === undefined || generation.get(from) !== column - 1) continue
    placed.add(to)
    below.set(from, [...(below.get(from) ?? []), to])
  }
  const spots: Spot[] = []
  let row = 0
  const roots = [...generation].filter(([id]) => !placed.has(id)).map(([id]) => id)
  const size = (id: string): number => (below.get(id) ?? []).reduce((sum, child) => sum + size(child), 1)
  for (const root of roots.sort((a, b) => size(b) - size(a))) {
    place(root)
    row += 1
  }
  return spots

  /** Answers the row of the person: in the middle of those whom it infected. */
  function place(id: string): number {
    const column = generation.get(id) ?? 0
    const children = below.get(id) ?? []
    const leaves = children.filter((child) => !below.has(child))
    const rows = children.filter((child) => below.has(child)).map(place)
    for (const [at, leaf] of leaves.entries()) {
      if (at > 0 && at % abreast === 0) row += 1
      spots.push({ id: leaf, column: column + 1 + (at % abreast) * besides, row })
      rows.push(row)
    }
    if (leaves.length > 0) row += 1
    const own = rows.length === 0 ? row++ : (Math.min(...rows) + Math.max(...rows)) / 2
    spots.push({ id, column, row: own })
    return own
  }
}
