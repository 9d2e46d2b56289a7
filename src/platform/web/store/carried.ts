import { crc32 } from '#platform/sync/frames.ts'
import { packHandOver, readHandOver } from '#platform/sync/hand-over.ts'
import type { CarriedRow, PhoneDb } from './db.ts'

/** The server's word on a parcel: what became of each command, or that it could not be opened. */
export type Taken = { receipts: readonly { status: string }[] } | { problem: string }

/** Sends parcels; undefined where the server could not be reached. */
export type Post = (parcels: readonly string[]) => Promise<readonly Taken[] | undefined>

/** Parcels of one request: far below what a server takes in one body. */
const portion = 3

/** Keeps what a colleague handed over, under its own checksum, so that it is kept once. Undefined when it is no hand-over. */
export async function keepCarried(db: PhoneDb, text: string, at = Date.now()): Promise<CarriedRow | undefined> {
  const handed = readHandOver(text)
  if (!handed) return undefined
  const id = `${crc32(packHandOver(handed))}${handed.count}`
  return db.transaction('rw', db.carried, async () => {
    const had = await db.carried.get(id)
    if (had) return had
    const row: CarriedRow = { id, ...handed, parcels: [...handed.parcels], at, state: 'waiting', done: 0, kept: 0 }
    await db.carried.put(row)
    return row
  })
}

/** Everything this phone carries or has delivered for others, the newest first. */
export async function listCarried(db: PhoneDb): Promise<CarriedRow[]> {
  return (await db.carried.toArray()).sort((a, b) => b.at - a.at)
}

/**
 * Delivers what waits. A parcel goes from the phone only when the server has taken it over; one that the server cannot open
 * stays and is named, since nobody else can tell what was in it. Answers whether the server was reached throughout.
 */
export async function deliverCarried(db: PhoneDb, post: Post, at = Date.now): Promise<boolean> {
  for (const row of await listCarried(db)) {
    if (row.state === 'delivered') continue
    const unread: string[] = []
    while (row.parcels.length > 0) {
      const part = row.parcels.slice(0, portion)
      const taken = await post(part)
      if (!taken) {
        await db.carried.put({ ...row, parcels: [...unread, ...row.parcels] })
        return false
      }
      row.parcels = row.parcels.slice(portion)
      for (const [n, parcel] of part.entries()) {
        const answer = taken[n]
        if (!answer || !('receipts' in answer)) unread.push(parcel)
        else {
          const kept = answer.receipts.filter(({ status }) => status === 'kept').length
          row.kept += kept
          row.done += answer.receipts.length - kept
        }
      }
      // Kept after each portion: a phone that dies here sends at most one twice, which the server takes once.
      await db.carried.put({ ...row, parcels: [...unread, ...row.parcels] })
    }
    const state = unread.length > 0 ? 'unreadable' : 'delivered'
    await db.carried.put({ ...row, parcels: unread, state, ...(state === 'delivered' ? { deliveredAt: at() } : {}) })
  }
  return true
}

/** Takes a delivered one off the list; what waits cannot be put away. */
export async function forgetCarried(db: PhoneDb, id: string): Promise<void> {
  await db.carried
    .where('id')
    .equals(id)
    .and(({ state }) => state !== 'waiting')
    .delete()
}
