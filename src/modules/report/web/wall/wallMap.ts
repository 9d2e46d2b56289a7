import { placeLabels, projection } from '#modules/registry/web/index.tsx'
import type { CommandBoard } from '../../contract/index.ts'

/** Geometry of the map on the wall: towns as dots, entrances and posts beside the town that they stand in. */

type Town = CommandBoard['coverage']['below'][number]
type Entrance = NonNullable<CommandBoard['flow']>['entrances'][number]
type PostSpot = CommandBoard['posts']['spots'][number]
interface At {
  x: number
  y: number
}
export interface Drawing {
  ground: string
  towns: { town: Town; at: At; radius: number; label: ReturnType<typeof placeLabels>[number] }[]
  entrances: { entrance: Entrance; at: At }[]
  spots: { spot: PostSpot; at: At }[]
}

/** Lays everything out in a box of pixels; `letter` is the size of the names. */
export function layOut(board: CommandBoard, width: number, height: number, letter: number): Drawing {
  const towns = board.coverage.below.flatMap((town) =>
    town.lon === null || town.lat === null ? [] : [{ town, lon: town.lon, lat: town.lat }],
  )
  const entrances = (board.flow?.entrances ?? []).flatMap((entrance) =>
    entrance.lon === null || entrance.lat === null ? [] : [{ entrance, lon: entrance.lon, lat: entrance.lat }],
  )
  const { spots } = board.posts
  const positions = [...board.outline, ...[...towns, ...entrances, ...spots].map(({ lon, lat }) => [lon, lat])]
  if (positions.length === 0) return { ground: '', towns: [], entrances: [], spots: [] }
  const project = projection(positions, width, height, letter)
  const most = Math.max(1, ...towns.map(({ town }) => town.doors))
  const radiusOf = (doors: number) => letter * 0.35 + (Math.min(width, height) / 22) * Math.sqrt(doors / most)
  const drawn = towns
    .map(({ town, lon, lat }) => ({ town, at: project(lon, lat), radius: radiusOf(town.doors) }))
    .sort((a, b) => b.radius - a.radius)
  const labels = placeLabels(
    drawn.map(({ town, at, radius }) => ({ ...at, radius: radius + letter * 0.5, label: town.name })),
    { left: 2, top: 2, right: width - 2, bottom: height - 2 },
    letter,
    letter * 1.2,
  )
  const beside = besideTowns(drawn)
  return {
    ground: groundOf(board.outline.map(([lon = 0, lat = 0]) => project(lon, lat))),
    towns: drawn.map((one, index) => ({ ...one, label: labels[index] ?? labelInside(one, letter) })),
    entrances: entrances.map(({ entrance, lon, lat }) => ({
      entrance,
      at: beside(project(lon, lat), -1, letter * 0.75),
    })),
    spots: spots.map((spot) => ({ spot, at: beside(project(spot.lon, spot.lat), 1, letter * 0.75) })),
  }
}

/** A name that found no room beside its dot stands in it, where the dot is large enough. */
function labelInside({ town, at, radius }: { town: Town; at: At; radius: number }, letter: number) {
  return town.name.length * letter < radius * 1.9 ? { ...at, anchor: 'middle' as const } : undefined
}

/** Moves what stands on a town's dot to its edge, entrances to the left of it and posts to the right, each further than the last. */
function besideTowns(towns: readonly { at: At; radius: number }[]) {
  const taken = new Map<string, number>()
  return (at: At, side: 1 | -1, step: number): At => {
    const town = towns.find((one) => Math.hypot(one.at.x - at.x, one.at.y - at.y) < 1)
    if (!town) return at
    const key = `${town.at.x} ${town.at.y} ${side}`
    const before = taken.get(key) ?? 0
    taken.set(key, before + 1)
    return { x: town.at.x + side * (town.radius + step * (0.6 + before)), y: town.at.y - town.radius * 0.6 }
  }
}

function groundOf(ring: readonly At[]): string {
  const path = ring.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('')
  return path ? `${path}Z` : ''
}
