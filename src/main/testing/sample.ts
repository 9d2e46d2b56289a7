import { randomBytes } from 'node:crypto'

/** Where a sample's target stands: in the own town, in another one, or nowhere at all. */
export type Where = 'own' | 'other' | 'nowhere'

/**
 * A valid body or set of parameters, made in a world of things. `reach` says what its target belongs to: a place, the county as
 * a whole, or oneself.
 */
export interface SampleOf<W> {
  reach: 'place' | 'county' | 'self'
  /** Where the role has to be held, if not just anywhere: what holds for the whole county is not a town's to set. */
  seat?: 'county'
  of(world: W, at: Where, actor: string): unknown
  /** The same with an own target, and a second thing that it names standing somewhere. */
  cross?(world: W, at: Where): unknown
}

/** A text that no other sample has: letters alone, since eleven digits in a row may be refused as somebody's phone number. */
export const unique = (): string =>
  randomBytes(6)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))

/** A small picture: 16 by 16 pixels of grey, without anything beside it. */
export const smallJpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0]),
  Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]),
  Buffer.alloc(100, 7),
  Buffer.from([0xff, 0xd9]),
]).toString('base64')
