import type { SyncDocument, SyncPage } from '#platform/contract/index.ts'
import { applyPage } from '#platform/sync/replica.ts'
import { BlockMap } from './blocks.ts'
import type { BlockRow, MetaRow, PhoneDb } from './db.ts'
import { Listeners } from './listeners.ts'
import type { Vault } from './vault.ts'

/** What the store knows of itself; on the disk it is sealed like the documents. */
export interface Following {
  /** To be sent with the next pull. */
  cursor?: string
  /** Shared data of all documents, by name. */
  parts: Record<string, unknown>
  /** When a round was last ended, by the server's clock; null before the first. */
  syncedAt: string | null
  /** Ids that have come in a round from the beginning, until its last page says what to drop. */
  round?: string[]
}

const nothing: Following = { parts: {}, syncedAt: null }

/**
 * All documents of the phone, readable while the vault is open. In memory they are objects under their ids; on the disk they
 * lie in sealed blocks of a few dozen, so that thousands open in a second. Another tab's changes are read again as a whole.
 */
export class DocumentStore {
  readonly #db: PhoneDb
  readonly #vault: Vault
  readonly #listeners = new Listeners()
  #documents = new Map<string, SyncDocument>()
  #blocks = new BlockMap()
  #epoch = 0
  #read: Promise<[BlockRow[], MetaRow | undefined]> | undefined
  #all: readonly SyncDocument[] | null = null
  following: Following = nothing
  /** Whether what lies on the disk has been opened. */
  ready = false

  constructor(db: PhoneDb, vault: Vault) {
    this.#db = db
    this.#vault = vault
  }

  /** Calls after every change. Returns how to stop. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  /** One document. */
  get(id: string): SyncDocument | undefined {
    return this.#documents.get(id)
  }

  /** All documents, the same array until something changes. */
  all(): readonly SyncDocument[] {
    this.#all ??= [...this.#documents.values()]
    return this.#all
  }

  /** Reads what lies sealed on the disk while the PIN is still being stretched; `load` opens it. */
  prepare(): void {
    this.#read = this.#fromDisk()
    this.#read.catch(() => undefined)
  }

  #fromDisk(): Promise<[BlockRow[], MetaRow | undefined]> {
    return this.#db.transaction('r', this.#db.blocks, this.#db.meta, () =>
      Promise.all([this.#db.blocks.toArray(), this.#db.meta.get('following')]),
    )
  }

  /** Opens everything; after `unlock`, and when another tab has written. */
  async load(): Promise<void> {
    const reading = this.#read ?? this.#fromDisk()
    this.#read = undefined
    const [rows, meta] = await reading
    const opened = await Promise.all(rows.map((row) => this.#openBlock(row)))
    const following = meta ? await this.#vault.openJson<Following>(meta.data, 'following') : nothing
    // Locked again meanwhile: what was opened is let go.
    if (this.#vault.state !== 'open') return
    this.#documents = new Map(opened.flat().map((document) => [document.id, document]))
    this.#blocks = new BlockMap(rows.map((row, at) => [row.n, (opened[at] ?? []).map(({ id }) => id)]))
    this.following = following
    this.#epoch = meta?.epoch ?? 0
    this.ready = true
    this.#tell()
  }

  /** Reads again if another tab has written since. */
  async refresh(): Promise<void> {
    const meta = await this.#db.meta.get('following')
    if (!this.ready || (meta?.epoch ?? 0) !== this.#epoch) await this.load()
  }

  /** Lets go of everything in memory. */
  drop(): void {
    this.#documents = new Map()
    this.#blocks = new BlockMap()
    this.#epoch = 0
    this.#read = undefined
    this.following = nothing
    this.ready = false
    this.#tell()
  }

  /** Takes over a page of the server: on the disk in one step with its cursor, then in memory. */
  async apply(page: SyncPage): Promise<void> {
    const { next, gone } = this.#after(page)
    const blocks = this.#blocks.copy()
    const touched = new Set<number>()
    for (const id of gone) touched.add(blocks.remove(id))
    for (const { id } of page.items) touched.add(blocks.place(id))
    touched.delete(-1)
    const documents = new Map(this.#documents)
    for (const id of gone) documents.delete(id)
    for (const item of page.items) documents.set(item.id, item)
    const full = [...touched].filter((n) => blocks.idsOf(n).length > 0)
    const empty = [...touched].filter((n) => blocks.idsOf(n).length === 0)
    // Sealed before the transaction begins: IndexedDB ends one that waits for anything else.
    const rows = await Promise.all(full.map((n) => this.#sealBlock(n, blocks.idsOf(n), documents)))
    const epoch = this.#epoch + 1
    const data = await this.#vault.sealJson(next, 'following')
    await this.#db.transaction('rw', this.#db.blocks, this.#db.meta, async () => {
      await this.#db.blocks.bulkPut(rows)
      await this.#db.blocks.bulkDelete(empty)
      await this.#db.meta.put({ key: 'following', epoch, data })
    })
    if (this.#vault.state !== 'open') return
    this.#documents = documents
    this.#blocks = blocks
    this.#epoch = epoch
    this.following = next
    this.#tell()
  }

  /** What the store follows after a page, and which documents go with it. */
  #after(page: SyncPage): { next: Following; gone: Set<string> } {
    const { round } = this.following
    const { drop, followed } = applyPage(this.#documents.values(), round ? { arrived: round } : {}, page)
    const next: Following = {
      cursor: page.cursor,
      parts: { ...this.following.parts, ...page.parts },
      syncedAt: page.more ? this.following.syncedAt : page.now,
      ...(followed.arrived ? { round: [...followed.arrived] } : {}),
    }
    return { next, gone: new Set(drop) }
  }

  #openBlock(row: BlockRow): Promise<SyncDocument[]> {
    return this.#vault.openJson<SyncDocument[]>(row.data, `block ${row.n}`)
  }

  async #sealBlock(n: number, ids: readonly string[], documents: ReadonlyMap<string, SyncDocument>): Promise<BlockRow> {
    const content = ids.map((id) => documents.get(id)).filter((document) => document !== undefined)
    return { n, data: await this.#vault.sealJson(content, `block ${n}`) }
  }

  #tell(): void {
    this.#all = null
    this.#listeners.tell()
  }
}
