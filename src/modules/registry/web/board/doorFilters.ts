import type { ParamsOf } from '#platform/contract/index.ts'
import { doorStates, type listDoors } from '../../contract/index.ts'

/** What the door list can show, in the order of its keys 1 to 9. */
export const doorFilters = [
  'due',
  'unreached',
  'nobody_home',
  'thrice',
  'refused',
  'found',
  'mismatch',
  'vacant',
  'registered',
  'all',
] as const
export const rareFilters = ['demolished', 'not_dwelling'] as const
export type DoorFilter = (typeof doorFilters)[number] | (typeof rareFilters)[number]

/** The filter in an address; doors nobody has reached when it names none that we know. */
export function readFilter(text: string | undefined): DoorFilter {
  return [...doorFilters, ...rareFilters].find((filter) => filter === text) ?? 'unreached'
}

/** Parameters of the list for a filter. */
export function paramsOf(area: string, filter: DoorFilter, q: string | undefined): ParamsOf<typeof listDoors> {
  const state = doorStates.find((one) => one === filter)
  const gap = (['thrice', 'mismatch', 'found', 'due'] as const).find((one) => one === filter)
  return { area, ...(state ? { state } : {}), ...(gap ? { gap } : {}), ...(q ? { q } : {}) }
}
