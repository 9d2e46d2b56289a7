import type { StoredEntry } from '#platform/sync/entry.ts'
import { sealFor } from '#platform/sync/sealed.ts'
import { localInstant } from '../format.ts'
import type { PhoneDb } from './db.ts'
import { readHeader } from './header.ts'

/** Seals a command so that the server alone can read it; undefined while the phone is not enrolled, or is another account's. */
export async function sealToServer(db: PhoneDb, entry: StoredEntry): Promise<string | undefined> {
  const enrolled = await readHeader(db, 'device')
  if (!enrolled || (entry.account !== null && entry.account !== enrolled.account)) return undefined
  const { device, account, secret, serverKey } = enrolled
  return sealFor(serverKey as Parameters<typeof sealFor>[0], secret, {
    device,
    account,
    commands: [{ ...entry.command, ...(await inTime(db, entry)), hlc: entry.hlc }],
  })
}

/**
 * The true time of the deed as far as it is known now, where the wall clock was wrong by more than a minute: whoever delivers
 * a parcel knows nothing of this phone's clock. What the page has not heard of the server, the lease remembers.
 */
async function inTime(db: PhoneDb, { command, stamp }: StoredEntry): Promise<{ occurredAt?: string }> {
  const lease = await readHeader(db, 'lease')
  const offset = stamp.offset ?? (lease ? lease.serverAt - lease.wallAt : 0)
  const wrong = Math.max(stamp.wall + offset, stamp.heard) - stamp.wall
  if (Math.abs(wrong) < 60_000) return {}
  return { occurredAt: localInstant(new Date(Date.parse(command.occurredAt) + wrong)) }
}
