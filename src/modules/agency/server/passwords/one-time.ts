import { randomBytes } from 'node:crypto'

/** Letters and digits that are told apart when read aloud or copied by hand: no i, l, o, u. */
export const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** A one-time password of 100 random bits in five groups of four, such as `k7mp-2x9d-...`. */
export function oneTimePassword(): string {
  const text = Array.from(randomBytes(20), (byte) => letters[byte & 31]).join('')
  return (text.match(/.{4}/g) as string[]).join('-')
}
