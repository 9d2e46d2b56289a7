/**
 * A schematic outline: a soft shape round a set of points. It is drawn so that a map of dots has a ground to stand on; it follows
 * no boundary, and what shows it must say so.
 */

/** A place in degrees, longitude first. */
export type Position = [lon: number, lat: number]

/** A closed ring without the repeated last point, counter-clockwise. `schematic` is always true: it is no boundary. */
export type Outline = { schematic: true; ring: Position[] }

const KM_PER_DEGREE = 111.32

/** The hull of the points, widened by `padKm` kilometres and rounded. No points give an empty ring. */
export function outline(points: readonly { lon: number; lat: number }[], padKm = 12): Outline {
  if (points.length === 0) return { schematic: true, ring: [] }
  const middle = points.reduce((sum, point) => sum + point.lat, 0) / points.length
  const latPad = padKm / KM_PER_DEGREE
  const lonPad = latPad / Math.cos((middle * Math.PI) / 180)
  const widened = points.flatMap((point) => around(point, lonPad, latPad))
  return { schematic: true, ring: rounded(rounded(hull(widened))) }
}

function around(point: { lon: number; lat: number }, lonPad: number, latPad: number): Position[] {
  return Array.from({ length: 12 }, (_, step): Position => {
    const angle = (step * Math.PI) / 6
    return [point.lon + lonPad * Math.cos(angle), point.lat + latPad * Math.sin(angle)]
  })
}

/** Andrew's monotone chain. */
function hull(points: Position[]): Position[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const lower = chain(sorted)
  const upper = chain(sorted.reverse())
  return [...lower.slice(0, -1), ...upper.slice(0, -1)]
}

function chain(points: Position[]): Position[] {
  const kept: Position[] = []
  for (const point of points) {
    for (;;) {
      const last = kept.at(-1)
      const before = kept.at(-2)
      if (!last || !before || turn(before, last, point) > 0) break
      kept.pop()
    }
    kept.push(point)
  }
  return kept
}

function turn(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/** One round of Chaikin's corner cutting: every edge keeps its middle half. */
function rounded(ring: Position[]): Position[] {
  return ring.flatMap((from, index): Position[] => {
    const to = ring[(index + 1) % ring.length] ?? from
    return [between(from, to, 0.25), between(from, to, 0.75)]
  })
}

function between(from: Position, to: Position, share: number): Position {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}
