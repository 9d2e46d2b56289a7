import type { Link } from './generations.ts'

/** Where a person stands in the drawing: the column is the generation, rows are numbered from the top. */
export interface Spot {
  id: string
  column: number
  row: number
}

/**
 * Lays chains out as trees from left to right: whoever was infected stands right of the source, groups below one another, so that
 * two hundred stay readable. Whoever has several sources hangs at the one of the generation before that came first.
 */
export function layOut(generation: ReadonlyMap<string, number>, links: readonly Link[]): Spot[] {
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
    const rows = (below.get(id) ?? []).map(place)
    const first = rows[0]
    const own = first === undefined ? row++ : (first + (rows.at(-1) ?? first)) / 2
    spots.push({ id, column: generation.get(id) ?? 0, row: own })
    return own
  }
}
