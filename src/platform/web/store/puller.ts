import type { SyncPage } from '#platform/contract/index.ts'
import type { DocumentStore } from './documents.ts'
import { Listeners } from './listeners.ts'

/** What the phone tells with each question about its outbox. */
export interface Report {
  unsent: number
  /** When the oldest unsent command was put in, milliseconds since 1970. */
  oldest?: number
}

/** How the last pull went. `at`: when the server last answered one, by the phone's clock. */
export interface PullState {
  is: 'idle' | 'pulling' | 'failed'
  at: number | null
  /** Documents that came in this round. */
  received: number
  problem?: unknown
}

export interface PullerParts {
  documents: DocumentStore
  ask: (cursor: string | undefined, report: Report) => Promise<SyncPage>
  report: () => Report
  /** After each page: the server's clock and lease. */
  heard: (page: SyncPage) => Promise<void>
  /** The page failed; whoever knows the problem acts on it. */
  failed: (problem: unknown) => void
  /** Runs the round unless another tab does; answers whether it ran. */
  alone: (round: () => Promise<void>) => Promise<boolean>
}

/**
 * Follows the server page by page. Each page is on the disk before the next is asked for, so a round that is cut goes on
 * where it stood; rounds never overlap, in one tab or in several.
 */
export class Puller {
  readonly #parts: PullerParts
  readonly #listeners = new Listeners()
  #running: Promise<void> | undefined
  state: PullState = { is: 'idle', at: null, received: 0 }

  constructor(parts: PullerParts) {
    this.#parts = parts
  }

  /** Calls on every change of the state. Returns how to stop. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  /** Pulls until nothing is left; joins a round that is under way. Never throws. */
  pull(): Promise<void> {
    this.#running ??= this.#round().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #round(): Promise<void> {
    const { documents, alone, failed } = this.#parts
    this.#set({ is: 'pulling', received: 0 })
    try {
      const ran = await alone(async () => {
        await documents.refresh()
        while (await this.#page());
      })
      this.#set(ran ? { is: 'idle', at: Date.now() } : { is: 'idle' })
    } catch (problem) {
      this.#set({ is: 'failed', problem })
      failed(problem)
    }
  }

  async #page(): Promise<boolean> {
    const { documents, ask, report, heard } = this.#parts
    const page = await ask(documents.following.cursor, report())
    await documents.apply(page)
    await heard(page)
    this.#set({ is: 'pulling', received: this.state.received + page.items.length })
    return page.more
  }

  #set(change: Partial<PullState>): void {
    const { problem: _, ...kept } = this.state
    this.state = { ...kept, ...change }
    this.#listeners.tell()
  }
}
