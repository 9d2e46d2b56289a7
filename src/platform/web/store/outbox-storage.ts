import type { StoredEntry } from '#platform/sync/entry.ts'
import type { OutboxStorage } from '../outbox/storage.ts'
import type { OutboxRow, PhoneDb } from './db.ts'
import { Listeners } from './listeners.ts'
import type { Vault } from './vault.ts'

/** The disk of the phone is full, or the browser refuses to keep more. What was asked to be kept is not kept. */
export class StorageFull extends Error {}

/** Seals a command to the server, so that it can leave the phone without the PIN; absent while the phone is not enrolled. */
export type SealToServer = (entry: StoredEntry) => Promise<string | undefined>

/** Where the outbox keeps its commands on a phone: under the vault's key, and sealed to the server beside it. */
export class PhoneOutbox implements OutboxStorage {
  readonly isDurable = true
  readonly #db: PhoneDb
  readonly #vault: Vault
  readonly #toServer: SealToServer
  readonly #listeners = new Listeners()

  constructor(db: PhoneDb, vault: Vault, toServer: SealToServer) {
    this.#db = db
    this.#vault = vault
    this.#toServer = toServer
  }

  /** Calls after every change of this tab. Returns how to stop. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  /** Keeps an entry, in place of the one under its id. Resolves when it is on the disk; throws StorageFull or VaultLocked. */
  async put(entry: StoredEntry): Promise<void> {
    const data = await this.#vault.sealJson(entry, `outbox ${entry.id}`)
    const sealed = await this.#toServer(entry)
    const row: OutboxRow = { id: entry.id, data, ...(sealed ? { sealed } : {}) }
    try {
      await this.#db.outbox.put(row)
    } catch (error) {
      throw isFull(error) ? new StorageFull('storage full', { cause: error }) : error
    }
    this.#listeners.tell()
  }

  /** Everything that is kept, oldest first. Throws VaultLocked. */
  async list(): Promise<StoredEntry[]> {
    const rows = await this.#db.outbox.toArray()
    const entries = await Promise.all(
      rows.map(({ id, data }) => this.#vault.openJson<StoredEntry>(data, `outbox ${id}`)),
    )
    return entries.sort((a, b) => (a.hlc < b.hlc ? -1 : 1))
  }

  /** How many are kept; needs no key. */
  count(): Promise<number> {
    return this.#db.outbox.count()
  }

  /** Lets go of an entry. */
  async remove(id: string): Promise<void> {
    await this.#db.outbox.delete(id)
    this.#listeners.tell()
  }

  /** Shrinks an entry to its receipt, in one step. */
  async receipt(id: string, at: string, status: 'accepted' | 'discarded'): Promise<void> {
    await this.#db.transaction('rw', this.#db.outbox, this.#db.receipts, async () => {
      await this.#db.receipts.put({ id, at, status })
      await this.#db.outbox.delete(id)
    })
    this.#listeners.tell()
  }
}

function isFull(error: unknown): boolean {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((one) => (one as Error | null)?.name)
  return names.includes('QuotaExceededError')
}
