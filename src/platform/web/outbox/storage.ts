import type { StoredEntry } from '#platform/sync/entry.ts'

export type { StoredEntry } from '#platform/sync/entry.ts'

/**
 * Where a device keeps its commands until the server has decided. Each call resolves when its change would survive the
 * phone's death, and rejects where it would not: the disk is full, the browser gives no storage, the phone is locked.
 */
export interface OutboxStorage {
  /** False where closing the page loses everything. */
  isDurable?: boolean
  /** Keeps an entry, or the newer form of one with its id. */
  put(entry: StoredEntry): Promise<void>
  /** Everything kept, in any order. */
  list(): Promise<StoredEntry[]>
  /** Shrinks an entry to the receipt that it is done, in one step; one that is not there is no error. `at`: ISO 8601. */
  receipt(id: string, at: string, status: 'accepted' | 'discarded'): Promise<void>
}

/** For the desk, whose pages live for minutes and stand beside the server. */
export function memoryStorage(): OutboxStorage {
  const entries = new Map<string, StoredEntry>()
  return {
    isDurable: false,
    async put(entry) {
      entries.set(entry.id, entry)
    },
    list: async () => [...entries.values()],
    async receipt(id) {
      entries.delete(id)
    },
  }
}
