import type { StoredEntry } from '#platform/sync/entry.ts'
import { sealFor } from '#platform/sync/sealed.ts'
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
    commands: [{ ...entry.command, hlc: entry.hlc }],
  })
}
