import type { Work } from '#platform/server/commands/context.ts'

/** What names somebody in a list, as it is encrypted: one record, one ciphertext. */
export interface Body {
  code?: string
  name?: string
  idNumber?: string
  phone?: string
  address?: string
  note?: string
}

/** Encrypts under the live emergency's key, bound to its row. */
export function seal(work: Work, about: string, value: unknown): Buffer {
  return work.vault.seal(work.key, about, JSON.stringify(value))
}

/** Decrypts; `emergency` is that of the row. */
export function unseal<T>(work: Work, emergency: string, about: string, sealed: Buffer): T {
  return JSON.parse(work.vault.open(`emergency-${emergency}`, about, sealed)) as T
}
