import { openLetter } from '#modules/measure/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'

/** What identifies somebody, as it is encrypted. */
export interface Identity {
  name: string
  idNumber?: string
  phone?: string
}

/** What a follow-up found, as it is encrypted. */
export interface Found {
  temperature?: number
  symptoms: string[]
  note?: string
}

/** Encrypts a record under the live emergency's key, bound to its row. */
export const seal = (work: Work, about: string, value: Identity | Found | string): Buffer =>
  work.vault.seal(work.key, about, JSON.stringify(value))

/** Decrypts a record; `emergency` is that of its row. */
export const unseal = <T>(work: Work, emergency: string, about: string, sealed: Buffer): T =>
  JSON.parse(work.vault.open(`emergency-${emergency}`, about, sealed)) as T

/** What the body of an own report is bound to. */
export const aboutOwnReport = (id: string): string => `monitoring.own_report:${id}`

/** Key of own reports from the vault's wrapping. */
export const openReportKey = (work: Work, emergency: string, about: string, wrapped: Buffer): Buffer =>
  Buffer.from(work.vault.open(`emergency-${emergency}`, about, wrapped), 'base64')

/** Decrypts what a follow-up found, whoever recorded it: an own report is a letter under its paper's key. */
export function openFound(
  work: Work,
  row: { id: string; emergency: string; body: Buffer; key_vault: Buffer | null; key_about: string | null },
): Found {
  if (!row.key_vault || !row.key_about) return unseal(work, row.emergency, `monitoring.follow_up:${row.id}`, row.body)
  const key = openReportKey(work, row.emergency, row.key_about, row.key_vault)
  return openLetter<Found>(key, aboutOwnReport(row.id), row.body)
}

/** Blind index for exact match, made as the registry makes its own, so that the two can be held against each other. */
export function blind(work: Work, kind: 'phone' | 'id' | 'name', value: string | undefined): Buffer | null {
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
