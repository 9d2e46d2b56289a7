import type { Lot } from './queries.ts'

/** A deed of this phone that the server has not heard of yet. */
export type Unheard =
  | { what: 'use'; item: string; quantity: number }
  | { what: 'count'; lines: readonly { lot: string; counted: number }[] }

/**
 * Lots of a point as the record will say once the server has heard of the own deeds, in their order: what is handed out comes from the
 * lots that expire first, none of them expired, as the server takes it; what was counted stands. Never below zero.
 */
export function standingAfter(lots: readonly Lot[], deeds: readonly Unheard[]): Lot[] {
  const stands = lots.map((lot) => ({ ...lot }))
  for (const deed of deeds) {
    if (deed.what === 'count') {
      for (const lot of stands) lot.quantity = deed.lines.find((line) => line.lot === lot.lot)?.counted ?? lot.quantity
      continue
    }
    const own = stands.filter(({ item, expired }) => item === deed.item && !expired)
    // More than there is will be refused as a whole.
    if (own.reduce((sum, { quantity }) => sum + quantity, 0) < deed.quantity) continue
    let wanted = deed.quantity
    for (const lot of own) {
      const taken = Math.min(lot.quantity, wanted)
      lot.quantity -= taken
      wanted -= taken
    }
  }
  return stands.filter(({ quantity }) => quantity > 0)
}
