import type { PhoneDb } from './db.ts'
import { readHeader, writeHeader } from './header.ts'
import { Listeners } from './listeners.ts'
import { measureCost, newPepper, pinKey, wrappingKey } from './pin-key.ts'
import { mostWrong, waitAfter } from './pin-rules.ts'
import type { PinCost, VaultHeader } from './vault-header.ts'

/** `wiped`: emptied, and not yet read by its person. */
export type VaultState = 'unknown' | 'empty' | 'locked' | 'open' | 'wiped'

/** What became of an attempt: how many are left and how long to wait, or that it was the last one. */
export type Unlocked = { ok: true } | { ok: false; left: number; wait: number }

/** Sealing or opening was asked of a vault that is not open. */
export class VaultLocked extends Error {}

/**
 * The lock of the phone. A random AES-GCM key encrypts everything; it exists in memory only while open, no script can read it
 * out, and on the disk it lies wrapped under what a PIN or a passkey makes.
 */
export class Vault {
  state: VaultState = 'unknown'
  /** Whose phone it is, and what opens it; null while empty. */
  header: VaultHeader | null = null
  readonly #db: PhoneDb
  readonly #listeners = new Listeners()
  #key: CryptoKey | null = null
  #busy: Promise<unknown> = Promise.resolve()
  #waitUntil = 0

  constructor(db: PhoneDb) {
    this.#db = db
  }

  /** Reads what state the disk is in. */
  async start(): Promise<void> {
    if (await readHeader(this.#db, 'wiped')) return this.#set('wiped')
    this.header = (await readHeader(this.#db, 'vault')) ?? null
    // The page may be new, the wrong PINs are not: the wait begins again.
    if (this.header) this.#waitUntil = performance.now() + waitAfter(this.header.wrong) * 1000
    this.#set(this.header ? 'locked' : 'empty')
  }

  /** Calls on every change of the state. Returns how to stop. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  /** Seconds until the next PIN may be tried. */
  get wait(): number {
    return Math.max(0, Math.ceil((this.#waitUntil - performance.now()) / 1000))
  }

  /** Makes the lock of a new phone with a PIN, and leaves it open. `cost` is measured when absent. */
  async create(account: string, pin: string, cost?: PinCost): Promise<void> {
    const salt = crypto.getRandomValues(new Uint8Array(16))
    const pepper = await newPepper()
    const costs = cost ?? (await measureCost())
    await this.#make(await pinKey(pin, salt, costs, pepper), { account, salt, lock: 'pin', cost: costs, pepper })
  }

  /** Makes the lock of a new phone with the secret of a passkey, and leaves it open. */
  async createWithPasskey(account: string, secret: BufferSource, credential: Uint8Array<ArrayBuffer>): Promise<void> {
    const salt = crypto.getRandomValues(new Uint8Array(16))
    await this.#make(await wrappingKey(secret, salt), { account, salt, lock: 'passkey', credential })
  }

  /** Tries a PIN. After the tenth wrong one the caller empties the phone. Attempts run one after the other. */
  unlock(pin: string): Promise<Unlocked> {
    const attempt = this.#busy.then(() => this.#unlock(pin))
    this.#busy = attempt.catch(() => undefined)
    return attempt
  }

  /** Opens with the secret of the passkey; false when it is not the right one. */
  async unlockWithPasskey(secret: BufferSource): Promise<boolean> {
    if (this.header?.lock !== 'passkey') return false
    return this.#unwrap(await wrappingKey(secret, this.header.salt), this.header)
  }

  /** Forgets the key. What was opened is dropped by those who hold it, who hear of it here. */
  lock(): void {
    if (this.state !== 'open') return
    this.#key = null
    this.#set('locked')
  }

  /** Forgets the key and offers nothing to open: the phone is being emptied. `emptied` or `start` says how it ended. */
  seclude(): void {
    this.#key = null
    this.#set('unknown')
  }

  /** After the disk was emptied: nothing is left to open. */
  async emptied(): Promise<void> {
    this.#key = null
    this.header = null
    await this.start()
  }

  /** Encrypts. `about` says what it is; the same words are needed to open it, so nothing can be put in another's place. */
  async seal(bytes: Uint8Array<ArrayBuffer>, about: string): Promise<Uint8Array<ArrayBuffer>> {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: encode(about) },
      this.#openKey(),
      bytes,
    )
    const out = new Uint8Array(iv.length + sealed.byteLength)
    out.set(iv)
    out.set(new Uint8Array(sealed), iv.length)
    return out
  }

  /** Decrypts. Throws when it was changed, or is about something else. */
  async open(sealed: Uint8Array<ArrayBuffer>, about: string): Promise<Uint8Array<ArrayBuffer>> {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: encode(about) },
      this.#openKey(),
      sealed.subarray(12),
    )
    return new Uint8Array(plain)
  }

  /** `seal` of anything that JSON can say. */
  sealJson(value: unknown, about: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.seal(encode(JSON.stringify(value)), about)
  }

  /** `open` of what `sealJson` sealed. */
  async openJson<T>(sealed: Uint8Array<ArrayBuffer>, about: string): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await this.open(sealed, about))) as T
  }

  #openKey(): CryptoKey {
    if (!this.#key) throw new VaultLocked('vault locked')
    return this.#key
  }

  async #make(
    wrapping: CryptoKey,
    rest: { account: string; salt: Uint8Array<ArrayBuffer> } & (
      | { lock: 'pin'; cost: PinCost; pepper: CryptoKey }
      | { lock: 'passkey'; credential: Uint8Array<ArrayBuffer> }
    ),
  ): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    // It can be wrapped only while it can be read; the one that is used afterwards comes out of the wrapping.
    const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
    const wrapped = new Uint8Array(await crypto.subtle.wrapKey('raw', fresh, wrapping, { name: 'AES-GCM', iv }))
    const header: VaultHeader = { version: 1, wrapped, iv, wrong: 0, ...rest }
    await writeHeader(this.#db, 'vault', header)
    this.header = header
    await this.#unwrap(wrapping, header)
  }

  async #unlock(pin: string): Promise<Unlocked> {
    const header = await this.#count()
    if (header?.lock !== 'pin') return { ok: false, left: 0, wait: this.wait }
    if (await this.#unwrap(await pinKey(pin, header.salt, header.cost, header.pepper), header)) return { ok: true }
    this.header = header
    this.#waitUntil = performance.now() + waitAfter(header.wrong) * 1000
    return { ok: false, left: Math.max(0, mostWrong - header.wrong), wait: this.wait }
  }

  /** Counts an attempt before it is made, in one step for all tabs; undefined while no PIN may be tried. */
  #count(): Promise<VaultHeader | undefined> {
    return this.#db.transaction('rw', this.#db.header, async () => {
      const header = await readHeader(this.#db, 'vault')
      if (!header || header.wrong >= mostWrong || this.wait > 0) return undefined
      const counted = { ...header, wrong: header.wrong + 1 }
      await writeHeader(this.#db, 'vault', counted)
      return counted
    })
  }

  async #unwrap(wrapping: CryptoKey, header: VaultHeader): Promise<boolean> {
    try {
      const key = await crypto.subtle.unwrapKey(
        'raw',
        header.wrapped,
        wrapping,
        { name: 'AES-GCM', iv: header.iv },
        { name: 'AES-GCM', length: 256 },
        false,
        ['encrypt', 'decrypt'],
      )
      this.header = { ...header, wrong: 0 }
      await writeHeader(this.#db, 'vault', this.header)
      this.#waitUntil = 0
      this.#key = key
      this.#set('open')
      return true
    } catch (error) {
      if (error instanceof DOMException && error.name === 'OperationError') return false
      throw error
    }
  }

  #set(state: VaultState): void {
    this.state = state
    this.#listeners.tell()
  }
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
