import { isWithin } from '#modules/place/web/index.tsx'

/** A grid worker and the place that they hold. */
export interface Worker {
  id: string
  displayName: string
  agencyName: string
  place: string
  placeName: string
  path: string
  lent: boolean
}

/** Workers one of whose places covers every path: those who can be sent. Nearest first, each once; nowhere is nobody's. */
export function covering(workers: readonly Worker[], paths: readonly string[]): Worker[] {
  if (paths.length === 0) return []
  const fitting = workers.filter(({ path }) => paths.every((each) => isWithin(each, path)))
  const nearest = fitting.sort((a, b) => b.path.length - a.path.length || (a.displayName < b.displayName ? -1 : 1))
  return nearest.filter((worker, index) => nearest.findIndex(({ id }) => id === worker.id) === index)
}

/** Part of a wide area and the workers who hold just that part. */
export interface Part {
  place: string
  placeName: string
  path: string
  workers: Worker[]
}

/** Where nobody covers an area as a whole: the widest parts of it that somebody holds, none inside another. */
export function partsBelow(workers: readonly Worker[], area: string): Part[] {
  const parts = new Map<string, Part>()
  for (const worker of workers) {
    if (!isWithin(worker.path, area)) continue
    const part = parts.get(worker.path) ?? { ...worker, workers: [] }
    part.workers.push(worker)
    parts.set(worker.path, part)
  }
  const all = [...parts.values()]
  return all
    .filter(({ path }) => !all.some((other) => other.path !== path && isWithin(path, other.path)))
    .map(({ place, placeName, path, workers: own }) => ({ place, placeName, path, workers: own }))
}
