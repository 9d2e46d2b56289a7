/** Villages and the communities of small towns: doors of village groups or along streets, straight below their grid. */
import { type Door, gridBelow, type Layout, packGrids } from './doors.ts'
import type { IdSource } from './ids.ts'
import { apportion, type Quota } from './plan.ts'
import type { Random } from './random.ts'
import type { Area } from './types.ts'

const STREETS = ['正街', '老街', '新街', '上街', '下街', '河堤路', '桥头', '场口', '后街', '学校路', '东街', '西街']
/** Doors in a village group or a street, roughly; and in one worker's grid. */
const GROUP_SIZE = 42
const GRID_AIM = 95

/** Lays out the doors of `quota` below its committee. Numbers read 3组12号 in villages and 正街12号 in communities. */
export function layOutStreets(quota: Quota, committee: Area, random: Random, ids: IdSource): Layout {
  const count = Math.max(3, Math.round(quota.dwellings / GROUP_SIZE))
  const weights = Array.from({ length: count }, () => 0.6 + random.fraction())
  const parts = apportion(quota.dwellings, weights).map((size, index) => ({ size, name: partName(quota, index) }))
  const areas: Area[] = []
  const doors: Door[] = []
  packGrids(parts, GRID_AIM).forEach((members, index) => {
    const grid = gridBelow(committee, ids, index + 1)
    areas.push(grid)
    let walkOrder = 0
    for (const { name, size } of members) {
      for (let door = 1; door <= size; door++) {
        walkOrder += 1
        const number = `${name}${door}号`
        const address = `${quota.town.name}${quota.name}${number}`
        doors.push({ areaId: grid.id, path: grid.path, number, address, walkOrder })
      }
    }
  })
  return { areas, doors }
}

function partName(quota: Quota, index: number): string {
  if (quota.kind === 'village') return `${index + 1}组`
  const round = Math.floor(index / STREETS.length)
  return `${STREETS[index % STREETS.length]}${round === 0 ? '' : `${round + 1}段`}`
}
