import { randomBytes } from 'node:crypto'

/** Where a sample's target stands: in the own town, in another one, or nowhere at all. */
export type Where = 'own' | 'other' | 'nowhere'

/**
 * A valid body or set of parameters, made in a world of things. `reach` says what its target belongs to: a place, the county as
 * a whole, or oneself.
 */
export interface SampleOf<W> {
  reach: 'place' | 'county' | 'self'
  of(world: W, at: Where, actor: string): unknown
  /** The same with an own target, and a second thing that it names standing somewhere. */
  cross?(world: W, at: Where): unknown
}

/** A text that no other sample has. */
export const unique = (): string => randomBytes(6).toString('hex')
