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

/** Gaps of an area, as a leader explains them and the door list filters them. */
export const gaps = ['unreached', 'nobody_home', 'thrice', 'refused', 'found', 'mismatch'] as const
export type Gap = (typeof gaps)[number]
