import type { Figures } from '../contract/index.ts'

/** Parts of a coverage bar, in the order they are drawn. */
export const segments = ['registered', 'settled', 'refused', 'nobody_home', 'unreached'] as const
export type Segment = (typeof segments)[number]

/**
 * Doors about which the county knows what it must know: registered, or found vacant, gone or no dwelling. Nobody home and
 * refused were reached but are still gaps, so they do not count: "covered" must never say more than was found out.
 */
export function covered(figures: Figures): number {
  return figures.registered + settled(figures)
}

/** Doors still open, of whatever kind. */
export function open(figures: Figures): number {
  return figures.unreached + figures.nobody_home + figures.refused
}

/** Size of one part of the bar, in doors. */
export function segmentOf(figures: Figures, segment: Segment): number {
  return segment === 'settled' ? settled(figures) : figures[segment]
}

function settled(figures: Figures): number {
  return figures.vacant + figures.demolished + figures.not_dwelling
}

/** Days of a trend without those before the first door was known: they would draw a cliff that never was. */
export function sinceFirstDoor<T extends { standing: Figures }>(days: readonly T[]): T[] {
  const first = days.findIndex((day) => day.standing.doors > 0)
  return first < 0 ? [] : days.slice(first)
}

/** Gaps of an area, as a leader explains them and the door list filters them. */
export const gaps = ['unreached', 'nobody_home', 'thrice', 'refused', 'found', 'mismatch'] as const
export type Gap = (typeof gaps)[number]
