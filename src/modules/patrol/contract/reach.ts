/** A stop of a broadcast that was checked in. `at`: milliseconds since 1970. */
export interface ReachedStop {
  run: string
  path: string
  at: number
}

/** How often a grid was reached, and when last. */
export interface Reached {
  /** Runs, each once however often it stopped there. */
  times: number
  lastAt: number | null
}

/**
 * Whether what was played at a place reached a grid: where the place is the grid, lies in it, or holds it. Whoever stops in a
 * village for all to hear reaches the grids of the village; whoever stops at a building reaches the grid round it.
 */
export function reaches(stop: string, grid: string): boolean {
  return stop === grid || stop.startsWith(`${grid}.`) || grid.startsWith(`${stop}.`)
}

/** How often each grid was reached by stops. The same as asking `reaches` of every pair, in one walk over both. */
export function reachOf(grids: readonly string[], stops: readonly ReachedStop[]): ReadonlyMap<string, Reached> {
  const known = new Set(grids)
  const at = new Map<string, ReachedStop[]>()
  const put = (path: string, stop: ReachedStop) => {
    const there = at.get(path)
    if (there) there.push(stop)
    else at.set(path, [stop])
  }
  for (const stop of stops) {
    const [itself, ...above] = chainOf(stop.path)
    if (itself) put(itself, stop)
    for (const path of above) if (known.has(path)) put(path, stop)
  }
  return new Map(
    grids.map((grid) => {
      // A stop inside of a grid was put down at the grid itself, so the chain upwards meets every one.
      const [itself = '', ...above] = chainOf(grid)
      const found = [...(at.get(itself) ?? []), ...above.flatMap((path) => (at.get(path) ?? []).filter(is(path)))]
      return [
        grid,
        {
          times: new Set(found.map(({ run }) => run)).size,
          lastAt: found.length > 0 ? Math.max(...found.map((stop) => stop.at)) : null,
        },
      ]
    }),
  )
}

const is = (path: string) => (stop: ReachedStop) => stop.path === path

/** A path and the paths above it, itself first. */
function chainOf(path: string): string[] {
  const labels = path.split('.')
  return labels.map((_, nth) => labels.slice(0, labels.length - nth).join('.'))
}
