import { createHash } from 'node:crypto'
import type { FileRow } from '#platform/server/files/queries-table.ts'
import { canonical } from '#platform/server/journal/canonical.ts'
import type { SituationRow } from './queries-situation.ts'

/** Notes in one order, whatever order they were written in. */
export function sortNotes<N extends { code: string; part?: string }>(notes: readonly N[]): N[] {
  const key = ({ code, part = '' }: N) => `${code} ${part}`
  return [...notes].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** What of an attached file is signed. */
export type SignedFile = Pick<FileRow, 'id' | 'name' | 'size' | 'digest'>

/** SHA-256 over everything that a reader sees of a signed report, its files by their hash, and over the hash of the one before. */
export function hashOf(
  county: number,
  row: Pick<SituationRow, 'id' | 'no' | 'period_from' | 'period_to' | 'figures' | 'texts' | 'notes'>,
  signed: { name: string; agency: string; at: Date },
  before: string | null,
  files: readonly SignedFile[],
): string {
  const { id, no, figures, texts, notes } = row
  const whole = {
    ...{ county, id, no, figures, texts, notes: sortNotes(notes), before },
    from: row.period_from.toISOString(),
    to: row.period_to.toISOString(),
    signed: { ...signed, at: signed.at.toISOString() },
    // Reports without files, and those signed before there were any, are hashed as they were.
    ...(files.length > 0 ? { files: files.map(({ id, name, size, digest }) => ({ id, name, size, digest })) } : {}),
  }
  return createHash('sha256').update(canonical(whole)).digest('hex')
}
