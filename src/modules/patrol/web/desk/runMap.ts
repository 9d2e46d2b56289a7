import { placeLabels, projection } from '#modules/registry/web/index.tsx'
import type { Stop, WholeRun } from '../../contract/index.ts'
import { ringPath } from '../useSize.ts'

/** Geometry of a run on the map: towns, stops in their order, the way from one reached stop to the next. */

interface At {
  x: number
  y: number
}
const MARGIN = 26
/** Pixels between stops that stand round one point. */
const APART = 24

/** Lays a run out in a box of pixels. Stops that share a point stand in a ring round it, so that each can be read. */
export function layOutRun({ outline, towns, stops }: WholeRun, width: number, height: number) {
  const placed = stops.flatMap((stop) =>
    stop.lon === null || stop.lat === null ? [] : [{ stop, lon: stop.lon, lat: stop.lat }],
  )
  const positions = [...outline, ...[...towns, ...placed].map(({ lon, lat }) => [lon, lat])]
  if (placed.length === 0) return { ground: '', way: '', towns: [], stops: [] }
  const project = projection(positions, width, height, MARGIN)
  const groups = new Map<string, Stop[]>()
  for (const { stop } of placed) {
    const key = `${stop.lon} ${stop.lat}`
    groups.set(key, [...(groups.get(key) ?? []), stop])
  }
  const drawn = placed.map(({ stop, lon, lat }) => {
    const group = groups.get(`${lon} ${lat}`) ?? [stop]
    return { stop, at: beside(project(lon, lat), group.indexOf(stop), stop.isMeasured ? 1 : group.length) }
  })
  const dots = towns.map(({ id, name, lon, lat }) => ({ id, name, at: project(lon, lat) }))
  const spots = [
    ...dots.map(({ name, at }) => ({ ...at, radius: 3, label: name })),
    ...drawn.map(({ at }) => ({ ...at, radius: 11, label: '' })),
  ]
  const labels = placeLabels(spots, { left: 2, top: 2, right: width - 2, bottom: height - 2 })
  const reached = drawn
    .filter(({ stop }) => stop.state === 'done')
    .sort((a, b) => ((a.stop.at ?? '') < (b.stop.at ?? '') ? -1 : 1))
  return {
    ground: ringPath(outline.map(([lon = 0, lat = 0]) => project(lon, lat))),
    way: reached.map(({ at }, nth) => `${nth === 0 ? 'M' : 'L'}${at.x.toFixed(1)},${at.y.toFixed(1)}`).join(''),
    towns: dots.map((town, nth) => ({ ...town, label: labels[nth] })),
    stops: drawn,
  }
}

/** A place in the ring round a point; alone, the point itself. */
function beside(at: At, nth: number, of: number): At {
  if (of < 2) return at
  const radius = Math.max(16, (APART * of) / (2 * Math.PI))
  const angle = (2 * Math.PI * nth) / of - Math.PI / 2
  return { x: at.x + radius * Math.cos(angle), y: at.y + radius * Math.sin(angle) }
}
