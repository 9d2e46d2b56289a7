import { carryHalf, onSessionLocked, request } from '../api.ts'
import type { PhoneDb } from './db.ts'
import type { Vault } from './vault.ts'

/** What lies under the lock: the half, and the session that it was last bound to. */
interface KeptHalf {
  half: string
  session?: string
}

const key = 'kept half'

/**
 * The second half of this phone's session. It lies under the lock and goes along with every request while the phone is open;
 * the browser's cookie alone, which a locked phone still has, opens nothing at the server.
 */
export class SessionHalf {
  readonly #db: PhoneDb
  readonly #vault: Vault
  #binding: Promise<boolean> | undefined

  /** To be made before anybody else hears of the vault, so that no request of an open phone goes without. */
  constructor(db: PhoneDb, vault: Vault) {
    this.#db = db
    this.#vault = vault
    const carry = async (): Promise<string | undefined> => (await this.#read().catch(() => undefined))?.half
    vault.onChange(() => carryHalf(vault.state === 'open' ? carry() : undefined))
    onSessionLocked(() => this.bind())
  }

  /**
   * Has the server ask for the half from now on. With the id of a session it is asked for once; without, again: the answer may
   * have been lost, or another tab was quicker. False where this is no enrolled phone, or the server cannot be reached.
   */
  bind(session?: string): Promise<boolean> {
    this.#binding ??= this.#bind(session)
      .catch(() => false)
      .finally(() => {
        this.#binding = undefined
      })
    return this.#binding
  }

  async #bind(session: string | undefined): Promise<boolean> {
    if (this.#vault.state !== 'open') return false
    const kept = (await this.#read()) ?? (await this.#make())
    if (session !== undefined && kept.session === session) return true
    const answer = await request('/api/device/half', { method: 'POST', body: { half: kept.half } })
    if (!(answer as { bound?: boolean }).bound) return false
    if (session !== undefined) await this.#db.meta.put(await this.#row({ ...kept, session }))
    if (this.#vault.state === 'open') carryHalf(Promise.resolve(kept.half))
    return true
  }

  async #read(): Promise<KeptHalf | undefined> {
    const row = await this.#db.meta.get(key)
    return row && this.#vault.openJson<KeptHalf>(row.data, key)
  }

  /** On the disk before the server hears of it; where another tab was quicker, its half is the one. */
  async #make(): Promise<KeptHalf> {
    const bytes = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))
    const made = { half: btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') }
    const row = await this.#row(made)
    return this.#db.meta.add(row).then(
      () => made,
      async () => (await this.#read()) ?? made,
    )
  }

  async #row(value: KeptHalf) {
    return { key, epoch: 0, data: await this.#vault.sealJson(value, key) }
  }
}
