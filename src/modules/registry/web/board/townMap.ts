/** Geometry of the schematic map: a flat projection that keeps shapes at this latitude, and labels that do not collide. */
export interface Point {
  x: number
  y: number
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Degrees to pixels for everything that must fit into `width` x `height`. */
export function projection(
  positions: readonly (readonly number[])[],
  width: number,
  height: number,
  margin: number,
): (lon: number, lat: number) => Point {
  const lons = positions.map((position) => position[0] ?? 0)
  const lats = positions.map((position) => position[1] ?? 0)
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min(
    (width - 2 * margin) / Math.max(1e-6, (east - west) * squeeze),
    (height - 2 * margin) / Math.max(1e-6, north - south),
  )
  const left = (width - (east - west) * squeeze * scale) / 2
  const top = (height - (north - south) * scale) / 2
  return (lon, lat) => ({ x: left + (lon - west) * squeeze * scale, y: top + (north - lat) * scale })
}

export interface Spot extends Point {
  radius: number
  label: string
}

export interface PlacedLabel extends Point {
  anchor: 'start' | 'end' | 'middle'
}

/** Where each label goes: the first side where it hits no dot and no earlier label; undefined when none is free. */
export function placeLabels(
  spots: readonly Spot[],
  bounds: Box,
  characterWidth = 12,
  lineHeight = 15,
): (PlacedLabel | undefined)[] {
  const taken: Box[] = spots.map((spot) =>
    box(spot.x - spot.radius, spot.y - spot.radius, spot.radius * 2, spot.radius * 2),
  )
  return spots.map((spot, index) => {
    const width = [...spot.label].reduce(
      (sum, character) => sum + (character.charCodeAt(0) > 255 ? characterWidth : characterWidth * 0.56),
      0,
    )
    const side = (dx: number, dy: number, anchor: PlacedLabel['anchor']): PlacedLabel & { box: Box } => {
      const [x, y] = [spot.x + dx, spot.y + dy]
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
      return { x, y, anchor, box: box(left, y - lineHeight / 2, width, lineHeight) }
    }
    const gap = spot.radius + 4
    const slant = spot.radius * 0.7 + 5
    const tries = [
      side(gap, 0, 'start'),
      side(-gap, 0, 'end'),
      side(0, spot.radius + 9, 'middle'),
      side(0, -spot.radius - 9, 'middle'),
      side(slant, slant + 2, 'start'),
      side(slant, -slant - 2, 'start'),
      side(-slant, slant + 2, 'end'),
      side(-slant, -slant - 2, 'end'),
      side(spot.radius, spot.radius + 9, 'middle'),
      side(-spot.radius, spot.radius + 9, 'middle'),
      side(0, spot.radius + 22, 'middle'),
    ]
    const free = tries.find(
      (one) => inside(one.box, bounds) && taken.every((other, at) => at === index || !overlap(one.box, other)),
    )
    if (!free) return undefined
    taken.push(free.box)
    return { x: free.x, y: free.y, anchor: free.anchor }
  })
}

function box(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height }
}

function inside(a: Box, b: Box): boolean {
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
