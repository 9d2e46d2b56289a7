import { pull, type SyncPage } from '#platform/contract/index.ts'
import { asProblem, get, onRevoked, request } from '../api.ts'
import { localInstant } from '../format.ts'
import { PhoneDb, type WipedNote, type WipeReason } from './db.ts'
import { DocumentStore } from './documents.ts'
import { SessionHalf } from './half.ts'
import { readHeader } from './header.ts'
import { LeaseKeeper } from './lease-keeper.ts'
import { PhoneOutbox } from './outbox-storage.ts'
import { mostWrong } from './pin-rules.ts'
import { Puller, type Report } from './puller.ts'
import { sealToServer } from './seal-to-server.ts'
import { Vault } from './vault.ts'
import { acknowledge, deliverParcels, endSession, wipe } from './wipe.ts'

/** Whether this browser can keep anything safely: encryption is there only over TLS or on the machine itself. */
export function canKeep(): boolean {
  return globalThis.isSecureContext && 'subtle' in crypto && 'indexedDB' in globalThis
}

/** Everything that a phone keeps, wired together. */
export interface Phone {
  db: PhoneDb
  vault: Vault
  half: SessionHalf
  documents: DocumentStore
  lease: LeaseKeeper
  outbox: PhoneOutbox
  puller: Puller
  /** Reads what state the disk is in; once a page. */
  start: () => Promise<void>
  /** Empties the phone, after what waits has been sealed; then sends it. */
  wipe: (reason: WipeReason) => Promise<void>
  /** Sends what a wiped phone still has to send. Answers how much is left. */
  deliver: () => Promise<number>
  /** Its person has read why it was emptied. False while the session could not be ended, for want of network. */
  acknowledge: () => Promise<boolean>
  /** What the phone remembers of its person for a start without network; sealed. */
  keep: (key: string, value: unknown) => Promise<void>
  kept: <T>(key: string) => Promise<T | undefined>
}

/** Problem codes by which the server says that this phone must let go of everything. */
const revoked = ['agency.device_revoked']

let made: Phone | undefined
let report: () => Report = () => ({ unsent: 0 })

/** The phone of this page. */
export function phone(): Phone {
  made ??= build(new PhoneDb())
  return made
}

/** How the outbox stands, for the server; set by whoever owns the outbox. */
export function setReport(next: () => Report): void {
  report = next
}

/** Whether a problem of the server means that this phone was revoked. */
export function isRevoked(problem: unknown): boolean {
  return revoked.includes(asProblem(problem).code)
}

function build(db: PhoneDb): Phone {
  const vault = new Vault(db)
  const half = new SessionHalf(db, vault)
  const documents = new DocumentStore(db, vault)
  const lease = new LeaseKeeper(db, () => void empty('expired'))
  const outbox = new PhoneOutbox(db, vault, (entry) => sealToServer(db, entry))
  const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel('lianfang-phone') : undefined
  let emptying: Promise<void> | undefined

  const heard = async (page: SyncPage): Promise<void> => {
    // It runs only while the phone is open: its owner has unlocked it.
    await lease.heard(Date.parse(page.now), page.lease ? Date.parse(page.lease) : null)
    if (page.items.length + page.gone.length > 0 || page.scope) others?.postMessage('changed')
  }
  const puller = new Puller({
    documents,
    ask,
    report: () => report(),
    heard,
    failed: (problem) => {
      if (isRevoked(problem)) void empty('revoked')
    },
    alone: async (round) => {
      const run = async (lock: Lock | null): Promise<boolean> => {
        if (lock) await round()
        return lock !== null
      }
      return navigator.locks.request('lianfang-pull', { ifAvailable: true }, run)
    },
  })

  function empty(reason: WipeReason): Promise<void> {
    emptying ??= emptyNow(reason).finally(() => {
      emptying = undefined
    })
    return emptying
  }

  async function emptyNow(reason: WipeReason): Promise<void> {
    lease.stop()
    // What was kept before the phone was enrolled is sealed now, while it still can be read.
    if (vault.state === 'open') for (const entry of await outbox.list()) await outbox.put(entry).catch(() => undefined)
    vault.seclude()
    try {
      await wipe(db, reason)
    } catch (error) {
      // The disk would not: locked is the next best, and the next start or contact tries again.
      await vault.start()
      throw error
    }
    documents.drop()
    others?.postMessage('wiped')
    await vault.emptied()
    void deliver()
  }

  // Whatever was asked: a phone that was emptied before has nothing more to let go of, and is not emptied at every question.
  onRevoked(() => {
    void Promise.all([readHeader(db, 'device'), readHeader(db, 'vault')]).then(([device, lock]) => {
      if (device ?? lock) return empty('revoked')
    })
  })

  const deliver = (): Promise<number> => deliverParcels(db, post)

  if (others)
    others.onmessage = ({ data }) => {
      if (data === 'wiped') void vault.emptied().then(() => documents.drop())
      else if (vault.state === 'open') void documents.refresh()
    }
  vault.onChange(() => {
    if (vault.state === 'open') void documents.load()
    else documents.drop()
  })

  return {
    db,
    vault,
    half,
    documents,
    lease,
    outbox,
    puller,
    start: async () => {
      await vault.start()
      // The tenth wrong PIN was counted, and the page died before it emptied the phone.
      if (vault.header && vault.header.wrong >= mostWrong) await empty('pin')
      await lease.start()
      if (vault.state === 'wiped' || (await db.parcels.count()) > 0) void deliver()
    },
    wipe: empty,
    deliver,
    acknowledge: async () => {
      if (!(await endSession(db, signOut))) return false
      await acknowledge(db)
      await vault.start()
      return true
    },
    keep: async (key, value) => {
      const data = await vault.sealJson(value, `kept ${key}`)
      await db.meta.put({ key: `kept ${key}`, epoch: 0, data })
    },
    kept: async <T>(key: string) => {
      const row = await db.meta.get(`kept ${key}`)
      return row && (await vault.openJson<T>(row.data, `kept ${key}`))
    },
  }
}

function ask(cursor: string | undefined, { unsent, oldest }: Report): Promise<SyncPage> {
  const now = new Date()
  return get(pull, {
    ...(cursor ? { cursor } : {}),
    unsent,
    ...(oldest === undefined ? {} : { oldest: localInstant(new Date(oldest)) }),
    ...(now.getUTCFullYear() > 1999 ? { clock: localInstant(now) } : {}),
  })
}

/** One portion of parcels; for each whether the server has taken it over or cannot open it. None where it could not be reached. */
async function post(parcels: readonly string[]): Promise<readonly (boolean | 'unreadable')[]> {
  try {
    const answer = (await request('/api/sealed', { method: 'POST', body: { parcels } })) as
      | { results?: readonly { receipts?: unknown; problem?: unknown }[] }
      | undefined
    return parcels.map((_, at) => {
      const taken = answer?.results?.[at]
      return taken?.problem === 'unreadable' ? 'unreadable' : Array.isArray(taken?.receipts)
    })
  } catch {
    return []
  }
}

/** Ends the session; true when the server knows of none any more. */
async function signOut(): Promise<boolean> {
  try {
    await request('/api/session', { method: 'DELETE' })
    return true
  } catch (problem) {
    return asProblem(problem).body.status === 401
  }
}

/** Why the phone was emptied, while nobody has read it. */
export async function wipedNote(): Promise<WipedNote | undefined> {
  return readHeader(phone().db, 'wiped')
}
