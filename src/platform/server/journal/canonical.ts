import { createHash } from 'node:crypto'

/** JSON with sorted keys: the same value gives the same bytes, whatever order it was written or stored in. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value instanceof Date) return JSON.stringify(value)
  if (value !== null && typeof value === 'object') {
    const parts: string[] = []
    for (const key of Object.keys(value).sort()) {
      const inner = (value as Record<string, unknown>)[key]
      if (inner !== undefined) parts.push(`${JSON.stringify(key)}:${canonical(inner)}`)
    }
    return `{${parts.join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** A journal entry as it stands in the table. */
export interface EntryRow {
  id: string
  parcel: string
  ord: number
  name: string
  actor: string
  emergency: string | null
  device: string | null
  occurred_at: Date
  received_at: Date
  body_mac: Buffer
  result: unknown
  cipher: Buffer | null
  mac: Buffer | null
  members: string[] | null
}

/** The bytes of a parcel that its mac and its line in the chain cover: every column of every entry. */
export function parcelText(county: number, entries: readonly EntryRow[]): string {
  const first = entries[0]
  return canonical([
    county,
    first?.parcel,
    first?.received_at.toISOString(),
    first?.cipher ? createHash('sha256').update(first.cipher).digest('hex') : null,
    entries.map((e) => [
      e.id,
      e.ord,
      e.name,
      e.actor,
      e.emergency,
      e.device,
      e.occurred_at.toISOString(),
      e.received_at.toISOString(),
      e.body_mac.toString('hex'),
      e.result ?? null,
    ]),
  ])
}

/** Hash of a line: over the hash of the line before it and the parcel with its mac. */
export function lineHash(before: Buffer, text: string, mac: Buffer): Buffer {
  return createHash('sha256').update(before).update(mac).update(text).digest()
}

/** Where a chain begins. */
export function genesis(county: number): Buffer {
  return createHash('sha256').update(`lianfang journal ${county}`).digest()
}
