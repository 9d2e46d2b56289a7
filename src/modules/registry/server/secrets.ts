import type { Work } from '#platform/server/commands/context.ts'

/** The contact of a household, as it is encrypted: one record, one ciphertext. */
export interface Contact {
  name?: string
  phone?: string
}

/** What identifies a resident, as it is encrypted. */
export interface Identity {
  name: string
  idNumber?: string
  phone?: string
}

/** Encrypts a record under the live emergency's key, bound to its row. */
export function sealRecord(work: Work, about: string, value: Contact | Identity | string | object): Buffer {
  return work.vault.seal(work.key, about, JSON.stringify(value))
}

/** Decrypts a record; `emergency` is that of its row, whose key may be another than the live one's. */
export function openRecord<T>(work: Work, emergency: string, about: string, sealed: Buffer): T {
  return JSON.parse(work.vault.open(`emergency-${emergency}`, about, sealed)) as T
}

/** Blind index for exact match of a phone or identity number, whatever spaces and dashes it was written with. */
export function blindOf(work: Work, kind: 'phone' | 'id' | 'name', value: string | undefined): Buffer | null {
  const plain = (value ?? '')
    .normalize('NFKC')
    .replace(kind === 'name' ? /\s+/g : /[\s-]+/g, '')
    .toUpperCase()
  return plain === '' ? null : work.vault.blind(work.key, kind, plain)
}

/** Shows the last digits only; short ones not at all. */
export function mask(value: string | undefined): string | null {
  if (!value) return null
  const shown = value.length >= 8 ? 4 : 0
  return '*'.repeat(Math.min(8, value.length - shown)) + value.slice(value.length - shown)
}
