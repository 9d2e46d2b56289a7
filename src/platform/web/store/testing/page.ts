import type { SyncPage } from '#platform/contract/index.ts'
import { deliverCarried, forgetCarried, keepCarried, listCarried } from '../carried.ts'
import { PhoneDb } from '../db.ts'
import { DocumentStore } from '../documents.ts'
import { PhoneOutbox } from '../outbox-storage.ts'
import { Vault } from '../vault.ts'
import { deliverParcels, wipe } from '../wipe.ts'

/** What a test in Chromium can lay hands on: the parts of the store, on a database of their own. */
function parts(name = 'lianfang-phone') {
  const db = new PhoneDb(name)
  const vault = new Vault(db)
  const documents = new DocumentStore(db, vault)
  const outbox = new PhoneOutbox(db, vault, async ({ id }) => (id.startsWith('bare') ? undefined : `parcel-${id}`))
  return {
    db,
    vault,
    documents,
    outbox,
    wipe,
    deliverParcels,
    carry: { deliverCarried, forgetCarried, keepCarried, listCarried },
  }
}

/** A page of the server with these documents. */
function pageOf(items: SyncPage['items'], change: Partial<SyncPage> = {}): SyncPage {
  return {
    items,
    gone: [],
    scope: null,
    parts: {},
    cursor: 'c',
    more: false,
    reset: false,
    first: false,
    now: '2020-01-24T09:30:00+08:00',
    skew: null,
    lease: null,
    ...change,
  }
}

export type StoreUnderTest = { parts: typeof parts; pageOf: typeof pageOf }
;(globalThis as unknown as { store: StoreUnderTest }).store = { parts, pageOf }
