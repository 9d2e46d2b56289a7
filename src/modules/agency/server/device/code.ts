import { randomBytes } from 'node:crypto'
import type { Vault } from '#platform/server/vault/vault.ts'
import { letters } from '../passwords/one-time.ts'

/** A code of 40 random bits in two groups of four, such as `k7mp-2x9d`: short enough to type on a phone. */
export function newCode(): string {
  const text = Array.from(randomBytes(8), (byte) => letters[byte & 31]).join('')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

/** A code as it was meant, whatever hand typed it: without hyphens and blanks, in small letters, with 0 and 1 for o, i and l. */
export function readCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
}

/** What the database knows a code by; nobody who reads it there finds the code. */
export function codeMac(vault: Vault, county: number, code: string): Buffer {
  return vault.blind(`county-${county}`, 'agency.enrol', readCode(code))
}
