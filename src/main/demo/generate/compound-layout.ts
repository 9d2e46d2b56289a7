/** The communities of the county town: grids of compounds in three classes, each with buildings, stairways and flats. */
import type { CompoundNames } from './compound-names.ts'
import { areaBelow, type Door, gridBelow, type Layout, packGrids } from './doors.ts'
import type { IdSource } from './ids.ts'
import type { Quota } from './plan.ts'
import type { Random } from './random.ts'
import type { Area, CompoundClass } from './types.ts'

/** Doors in a compound, from and to, by class; the largest still fits a grid. */
const SIZES: Record<CompoundClass, readonly [number, number]> = { 1: [36, 120], 2: [90, 270], 3: [12, 56] }
const CLASS_WEIGHTS = [36, 18, 46]
const SMALLEST = 10
const GRID_AIM = 130

type Compound = { class: CompoundClass; size: number }
type Shape = { floors: number; flats: number; units: number; isYard: boolean }

/** Lays out the doors of `quota` below its committee, all of them in compounds. */
export function layOutCompounds(
  quota: Quota,
  committee: Area,
  random: Random,
  ids: IdSource,
  name: (kind: CompoundClass) => CompoundNames,
): Layout {
  const areas: Area[] = []
  const doors: Door[] = []
  packGrids(compounds(quota.dwellings, random), GRID_AIM).forEach((members, index) => {
    const grid = gridBelow(committee, ids, index + 1)
    areas.push(grid)
    let walkOrder = 0
    members.forEach((compound, at) => {
      const names = name(compound.class)
      const { responsible, contact } = names
      const place = { name: names.name, ordinal: at + 1, class: compound.class, responsible, contact }
      const area = areaBelow(grid, ids, 'compound', place)
      const at0 = `${quota.town.name}${quota.name}${names.street}${compound.class === 3 ? '院' : names.name}`
      const built = build(area, compound, shapeOf(compound.class, random), ids)
      areas.push(area, ...built.areas)
      for (const door of built.doors) {
        walkOrder += 1
        doors.push({ ...door, address: at0 + door.address, walkOrder })
      }
    })
  })
  return { areas, doors }
}

/** Sizes and classes of the compounds of a community, all three classes among them, summing to `total` doors. */
function compounds(total: number, random: Random): Compound[] {
  const made: Compound[] = []
  let left = total
  while (left > 0) {
    const kind = ([1, 2, 3] as const)[made.length < 3 ? made.length : random.weighted(CLASS_WEIGHTS)] ?? 3
    const [low, high] = SIZES[kind]
    const drawn = Math.min(left, random.int(low, high))
    const size = left - drawn < SMALLEST ? left : drawn
    made.push({ class: kind, size })
    left -= size
  }
  return random.shuffle(made)
}

function shapeOf(kind: CompoundClass, random: Random): Shape {
  if (kind === 1) return { floors: random.int(5, 7), flats: 2, units: random.int(2, 4), isYard: false }
  if (kind === 2) return { floors: random.int(6, 11), flats: random.int(2, 4), units: random.int(1, 3), isYard: false }
  if (random.chance(0.5)) return { floors: 1, flats: random.int(8, 14), units: 1, isYard: true }
  return { floors: random.int(4, 6), flats: 2, units: random.int(1, 2), isYard: false }
}

/** Fills buildings flat by flat until the compound has its doors; the last building may stop at any floor. */
function build(compound: Area, { size }: Compound, shape: Shape, ids: IdSource): Layout {
  const areas: Area[] = []
  const doors: Door[] = []
  const perUnit = shape.floors * shape.flats
  for (let start = 0, ordinal = 1; start < size; start += perUnit * shape.units, ordinal++) {
    const name = shape.isYard ? `${ordinal}排` : `${ordinal}栋`
    const building = areaBelow(compound, ids, 'building', { name, ordinal })
    areas.push(building)
    for (let unit = 0; unit < shape.units && start + unit * perUnit < size; unit++) {
      const home = shape.isYard
        ? building
        : areaBelow(building, ids, 'unit', { name: `${unit + 1}单元`, ordinal: unit + 1 })
      if (home !== building) areas.push(home)
      const count = Math.min(perUnit, size - start - unit * perUnit)
      for (let flat = 0; flat < count; flat++) {
        const number = shape.isYard ? `${flat + 1}号` : flatNumber(flat, shape.flats)
        const address = `${name}${shape.isYard ? '' : home.name}${number}`
        doors.push({ areaId: home.id, path: home.path, number, address, walkOrder: 0 })
      }
    }
  }
  return { areas, doors }
}

/** 301 is the first flat of the third floor. */
function flatNumber(flat: number, perFloor: number): string {
  return `${Math.floor(flat / perFloor) + 1}${String((flat % perFloor) + 1).padStart(2, '0')}`
}
