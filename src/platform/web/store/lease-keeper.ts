import type { PhoneDb } from './db.ts'
import { readHeader, writeHeader } from './header.ts'
import { type LeaseClock, leaseFrom, pass, type Standing, standing } from './lease.ts'

/** How often the time that passed is written down, in milliseconds. */
const every = 30_000

/** Keeps the lease of this phone on its disk while the page lives. `onExpired` is called once when it is over. */
export class LeaseKeeper {
  readonly #db: PhoneDb
  readonly #onExpired: () => void
  #clock: LeaseClock | undefined
  #last = 0
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(db: PhoneDb, onExpired: () => void) {
    this.#db = db
    this.#onExpired = onExpired
  }

  /** Reads the lease and begins to count. */
  async start(): Promise<void> {
    this.#clock = await readHeader(this.#db, 'lease')
    this.#last = performance.now()
    this.#run()
    await this.count()
  }

  /** Takes over what the server said: its time, and the end of the lease where it gave one. */
  async heard(serverNow: number, until: number | null): Promise<void> {
    const end = until ?? this.#clock?.until
    if (end === undefined) return
    this.#last = performance.now()
    this.#clock = leaseFrom(serverNow, end, Date.now())
    // It was stopped where the phone was emptied, and is another person's by now.
    this.#run()
    await writeHeader(this.#db, 'lease', this.#clock)
    this.#look()
  }

  /** Where the lease stands; `valid` before the first was given. */
  get standing(): Standing {
    return this.#clock ? standing(this.#clock, Date.now()) : 'valid'
  }

  /** End of the lease by the server's clock, in milliseconds. */
  get until(): number | undefined {
    return this.#clock?.until
  }

  /** Stops counting. */
  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#clock = undefined
  }

  /** Writes down the time that passed. */
  async count(): Promise<void> {
    if (!this.#clock) return
    const now = performance.now()
    this.#clock = pass(this.#clock, now - this.#last, Date.now())
    this.#last = now
    await writeHeader(this.#db, 'lease', this.#clock)
    this.#look()
  }

  #run(): void {
    this.#timer ??= setInterval(() => void this.count(), every)
  }

  #look(): void {
    if (this.standing === 'expired') this.#onExpired()
  }
}
