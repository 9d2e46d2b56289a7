/**
 * Events inside one transaction: a lower module says what it did, higher ones follow in the same commit. They exist where
 * two modules of one rank, or a lower and a higher one, must agree at every moment; anything slower is not an event.
 */
export interface Events {
  /** Doors that came into being. */
  'place.dwellingsCreated': { id: string; path: string; walkOrder: number; sources: readonly string[] }[]
  /** Doors that are no more (merged, demolished by record, or taken back). */
  'place.dwellingsRetired': { id: string }[]
  /** Doors that stand in another area now, or in another order. */
  'place.dwellingsMoved': { id: string; path: string; walkOrder: number }[]
  /** Doors whose lists changed. */
  'place.dwellingsListed': { id: string; sources: readonly string[] }[]
  /** An area stands somewhere else; everything below it changed its path. */
  'place.areaMoved': { from: string; to: string }[]
}
export type EventName = keyof Events
