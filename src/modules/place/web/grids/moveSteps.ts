import { get } from '#platform/web/api.ts'
import { enqueue } from '#platform/web/outbox.ts'
import type { Step } from '#platform/web/useSeries.ts'
import { type Area, type Dwelling, getArea, moveArea, moveDwellings, orderDwellings } from '../../contract/index.ts'
import { allDoors } from '../allDoors.ts'
import { walkOf } from '../kinds.ts'

/** Most doors of one command. */
const doorsAtOnce = 2000

/** Walking order of one grid before something left it. */
export interface Walk {
  area: string
  name: string
  doors: string[]
}

/** Doors in lots that one command takes. */
export function inLots(doors: readonly Dwelling[]): Dwelling[][] {
  const lots: Dwelling[][] = []
  for (let at = 0; at < doors.length; at += doorsAtOnce) lots.push(doors.slice(at, at + doorsAtOnce))
  return lots
}

/** One command that puts doors into an area. */
export function moveDoorsStep(doors: readonly Dwelling[], to: string, label: string): Step {
  return { label, send: () => enqueue(moveDwellings, { dwellings: doors.map(({ id }) => id), to }) }
}

/** Walking orders of the grids that areas and doors stand in now. A grid too large to be ordered at once is left out. */
export async function walksOf(areas: readonly Area[], doors: readonly Dwelling[]): Promise<Walk[]> {
  const homes = new Map<string, string>()
  for (const { path, parent } of areas) if (parent) homes.set(walkOf(path), parent)
  for (const { path, area } of doors) homes.set(walkOf(path), area)
  const walks = await Promise.all(
    [...homes.values()].map(async (home) => {
      const { area, above } = await get(getArea, { id: home })
      const grid = [...above, area][3]
      const ids = grid ? (await allDoors(grid.id, doorsAtOnce + 1)).map(({ id }) => id) : []
      return grid && ids.length > 1 && ids.length <= doorsAtOnce ? [{ area: grid.id, name: grid.name, doors: ids }] : []
    }),
  )
  return walks.flat()
}

/** Everything back to where it stood and in its order; versions are read anew, for the move itself counted as a change. */
export async function backSteps(
  areas: readonly Area[],
  doors: readonly Dwelling[],
  walks: readonly Walk[],
  label: string,
): Promise<Step[]> {
  const now = await Promise.all(areas.map(({ id }) => get(getArea, { id })))
  return [
    ...areas.flatMap(({ id, name, parent }, index) => {
      const version = now[index]?.area.version
      return parent && version ? [{ label: name, send: () => enqueue(moveArea, { id, to: parent, version }) }] : []
    }),
    ...[...Map.groupBy(doors, ({ area }) => area)].map(([area, lot]) => moveDoorsStep(lot, area, label)),
    ...walks.map((walk) => ({
      label: walk.name,
      send: () => enqueue(orderDwellings, { area: walk.area, dwellings: walk.doors }),
    })),
  ]
}
