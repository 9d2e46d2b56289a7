/** A link from a source to whom it exposed. */
export interface Link {
  from: string
  to: string
}

/** What a set of links says, without any guess. */
export interface Chain {
  /** Generation of everybody who is linked: 0 has no source, then the shortest way from one. */
  generation: ReadonlyMap<string, number>
  /** How many each exposed, the most first. */
  offspring: readonly { id: string; count: number }[]
  /** Persons in the largest group that hangs together. */
  largest: number
  /** Persons without any link. */
  isolated: number
}

/** Generations, offspring and groups of persons and their links. A ring without a beginning starts at its first member. */
export function chainOf(ids: readonly string[], links: readonly Link[]): Chain {
  const known = new Set(ids)
  const sound = links.filter(({ from, to }) => known.has(from) && known.has(to) && from !== to)
  const next = new Map<string, string[]>()
  const near = new Map<string, string[]>()
  const hasSource = new Set<string>()
  const add = (map: Map<string, string[]>, key: string, value: string) => map.set(key, [...(map.get(key) ?? []), value])
  for (const { from, to } of sound) {
    add(next, from, to)
    add(near, from, to)
    add(near, to, from)
    hasSource.add(to)
  }
  const linked = ids.filter((id) => near.has(id))
  const generation = new Map<string, number>()
  spread(linked.filter((id) => !hasSource.has(id)))
  for (const id of linked) if (!generation.has(id)) spread([id])
  return {
    generation,
    offspring: [...next].map(([id, to]) => ({ id, count: new Set(to).size })).sort((a, b) => b.count - a.count),
    largest: largestGroup(ids, near),
    isolated: ids.length - linked.length,
  }

  function spread(roots: readonly string[]): void {
    let edge = roots.filter((id) => !generation.has(id))
    for (let step = 0; edge.length > 0; step += 1) {
      for (const id of edge) generation.set(id, step)
      edge = [...new Set(edge.flatMap((id) => next.get(id) ?? []))].filter((id) => !generation.has(id))
    }
  }
}

function largestGroup(ids: readonly string[], near: ReadonlyMap<string, readonly string[]>): number {
  const seen = new Set<string>()
  let largest = 0
  for (const id of ids) {
    if (seen.has(id)) continue
    const before = seen.size
    const edge = [id]
    seen.add(id)
    for (let one = edge.pop(); one !== undefined; one = edge.pop())
      for (const other of near.get(one) ?? []) {
        if (seen.has(other)) continue
        seen.add(other)
        edge.push(other)
      }
    largest = Math.max(largest, seen.size - before)
  }
  return largest
}
