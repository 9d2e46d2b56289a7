import type { Work } from '#platform/server/commands/context.ts'
import type { Outcome } from '../contract/index.ts'

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

/** Blind index of the sender's number of a row, whatever spaces it was written with. */
export function codeIndex(work: Work, code: string | undefined): Buffer | null {
  const plain = (code ?? '').normalize('NFKC').replace(/\s+/g, '').toUpperCase()
  return plain === '' ? null : work.vault.blind(work.key, 'lead.code', plain)
}

/** What an owner is shown of somebody whom the desk decided to be the same, as it is encrypted. */
export interface Known {
  address?: string
  outcome?: Outcome
  at?: string
}
/** Binds it to its row of `lead.match`. */
export const aboutKnown = (lead: string, kind: string, other: string) => `lead.match:${lead}:${kind}:${other}`
