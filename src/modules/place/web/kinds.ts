import type { AreaKind } from '../contract/index.ts'

/** What may stand below what, as the server holds it: the screen offers nothing that would be refused. */
const parents: Readonly<Record<AreaKind, readonly AreaKind[]>> = {
  county: [],
  town: ['county'],
  community: ['town'],
  village: ['town'],
  grid: ['community', 'village'],
  compound: ['grid', 'community'],
  building: ['compound', 'grid'],
  unit: ['building'],
}
const homes: readonly AreaKind[] = ['grid', 'compound', 'building', 'unit', 'village']
/** Kinds that a person makes here; towns and committees come from the official list. */
const drawn: readonly AreaKind[] = ['grid', 'compound', 'building', 'unit']

/** A place as trees and pickers know it: an area, or one door. */
export interface PlaceNode {
  id: string
  kind: AreaKind | 'dwelling'
  /** Name of an area, address of a door. */
  name: string
  path: string
  /** Doors in it; 1 for a door. */
  doors: number
  /** Area that a door stands in. */
  area?: string
}

/** May an area of this kind stand below one of that kind? Doors count as a kind. */
export function mayStand(kind: AreaKind | 'dwelling', parent: AreaKind | 'dwelling'): boolean {
  if (parent === 'dwelling') return false
  return kind === 'dwelling' ? homes.includes(parent) : parents[kind].includes(parent)
}

/** Kinds that can be made below an area. */
export function kindsBelow(parent: AreaKind): readonly AreaKind[] {
  return drawn.filter((kind) => parents[kind].includes(parent))
}

/** Is `path` at or below `above`? */
export function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`)
}

/** Path of the grid that a place stands in, by which doors are walked; a committee without grids is its own. */
export function walkOf(path: string): string {
  return path.split('.').slice(0, 4).join('.')
}
