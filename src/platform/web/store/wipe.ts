import type { ParcelRow, PhoneDb, WipeReason } from './db.ts'
import { readHeader, writeHeader } from './header.ts'
import { mostWrong } from './pin-rules.ts'

/**
 * Empties the phone in one step: documents, keys and receipts go; commands that wait stay only as parcels, which the server
 * alone can read. A command that could not be sealed to the server stays under the lock, and the lock with it: nothing that
 * was accepted from its person is thrown away. Answers how many wait in either form.
 */
export async function wipe(db: PhoneDb, reason: WipeReason): Promise<number> {
  return db.transaction('rw', db.tables, async () => {
    const waiting = await db.outbox.toArray()
    const parcels = waiting.flatMap<ParcelRow>(({ id, sealed }) => (sealed ? [{ id, parcel: sealed }] : []))
    const held = waiting.length - parcels.length
    await db.parcels.bulkPut(parcels)
    await db.outbox.bulkDelete(parcels.map(({ id }) => id))
    await Promise.all([db.blocks.clear(), db.meta.clear(), db.receipts.clear()])
    await db.header.delete('lease')
    const vault = await readHeader(db, 'vault')
    if (held === 0 || !vault) await db.header.bulkDelete(['vault', 'device'])
    // The right PIN still opens it; a wrong one may be tried once an hour.
    else await writeHeader(db, 'vault', { ...vault, wrong: Math.min(vault.wrong, mostWrong - 1) })
    const unsent = await db.parcels.count()
    await writeHeader(db, 'wiped', { reason, unsent: unsent + held, held, signedIn: reason !== 'revoked' })
    return unsent + held
  })
}

/**
 * Sends parcels by `post` in portions, which answers for each whether the server has taken it over, or could not open it. What it
 * has not taken stays on the phone. Answers how many are left; whoever calls tries again later.
 */
export async function deliverParcels(
  db: PhoneDb,
  post: (parcels: readonly string[]) => Promise<readonly (boolean | 'unreadable')[]>,
  portion = 20,
): Promise<number> {
  let after = ''
  for (;;) {
    const rows = await db.parcels.where('id').above(after).limit(portion).toArray()
    const taken = rows.length === 0 ? [] : await post(rows.map(({ parcel }) => parcel))
    await db.parcels.bulkDelete(rows.filter((_, at) => taken[at] === true).map(({ id }) => id))
    await db.parcels.bulkPut(
      rows.flatMap((row, at) => (taken[at] === 'unreadable' ? { ...row, unreadable: true } : [])),
    )
    after = rows.at(-1)?.id ?? ''
    if (taken.length === 0) return db.parcels.count()
  }
}

/** How many of the parcels that are left the server could not open. */
export function countUnreadable(db: PhoneDb): Promise<number> {
  return db.parcels.filter(({ unreadable }) => unreadable === true).count()
}

/** Ends the session of a wiped phone by `signOut`; whoever calls tries again while it answers false. */
export async function endSession(db: PhoneDb, signOut: () => Promise<boolean>): Promise<boolean> {
  const note = await readHeader(db, 'wiped')
  if (!note?.signedIn) return true
  if (!(await signOut())) return false
  await writeHeader(db, 'wiped', { ...note, signedIn: false })
  return true
}

/** Takes away the note that its person has read. */
export async function acknowledge(db: PhoneDb): Promise<void> {
  await db.header.delete('wiped')
}
