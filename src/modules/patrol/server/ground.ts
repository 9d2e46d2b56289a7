import { outline } from '#modules/place/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { locatedAreas } from './queries-reach.ts'

/** An area whose place on the map is known, roughly. */
export interface Located {
  id: string
  kind: string
  name: string
  path: string
  lon: number
  lat: number
}

/** What a schematic map stands on: towns, a soft shape round them, and where something in the county lies. */
export interface Ground {
  towns: Located[]
  outline: number[][]
  /** The place of an area, or of the nearest one above it that has one. */
  locate(path: string): { lon: number; lat: number } | undefined
}

/** Reads the ground of the county. */
export async function groundOf(work: Work): Promise<Ground> {
  const areas = await work.db.query<Located>(locatedAreas, [work.county])
  const known = new Map(areas.map((area) => [area.path, area]))
  const towns = areas.filter(({ kind }) => kind === 'town')
  return {
    towns,
    outline: towns.length > 2 ? outline(towns).ring.map((point) => [...point]) : [],
    locate(path) {
      const labels = path.split('.')
      for (let length = labels.length; length > 0; length -= 1) {
        const area = known.get(labels.slice(0, length).join('.'))
        if (area) return { lon: area.lon, lat: area.lat }
      }
      return undefined
    },
  }
}
