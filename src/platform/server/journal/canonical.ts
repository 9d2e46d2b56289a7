import { createHash, hash } from 'node:crypto'

/** JSON with sorted keys: the same value gives the same bytes, whatever order it was written or stored in. */
export function canonical(value: unknown): string {
  // Every command is written this way twice, so a text grows by itself: lists of its pieces cost more than the pieces.
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (value instanceof Date) return JSON.stringify(value)
  let text = ''
  if (Array.isArray(value)) {
    for (const inner of value) text += text === '' ? canonical(inner) : `,${canonical(inner)}`
    return `[${text}]`
  }
  for (const key of Object.keys(value).sort()) {
    const inner = (value as Record<string, unknown>)[key]
    if (inner !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(inner)}`
  }
  return `{${text}}`
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
  hlc: string | null
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
    first?.cipher ? hash('sha256', first.cipher, 'hex') : null,
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
      // Lines of before the column have the digest that they had.
      ...(e.hlc === null ? [] : [e.hlc]),
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
