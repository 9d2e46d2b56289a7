import type { Command, CommandDefinition, Language } from '#platform/contract/index.ts'
import { type RawAnswer, readAnswer } from '#platform/sync/answer.ts'
import { backoff } from '#platform/sync/backoff.ts'
import { type DeviceClock, hearServer, newClock, type Reading, stamp, trueTime } from '#platform/sync/clock.ts'
import type { Settled } from '#platform/sync/entry.ts'
import { readHlc, writeHlc } from '#platform/sync/hlc.ts'
import { type Effect, type Event, type Item, newOutbox, type Outbox, step } from '#platform/sync/machine.ts'
import { parseBody, readBack, upgradeEntry, versionOf } from '#platform/sync/parse.ts'
import { localInstant } from '../format.ts'
import type { Channel, Leadership } from './leader.ts'
import { alarm } from './retry.ts'
import type { OutboxStorage, StoredEntry } from './storage.ts'

/** What an outbox runs on. */
export interface EngineParts {
  storage: OutboxStorage
  send: (commands: readonly Command[]) => Promise<RawAnswer>
  /** Asked once a sitting, before the first batch, where the server was not heard yet. */
  askTime?: () => Promise<void>
  lead: Leadership
  channel?: Channel | undefined
  lanes: number
  contracts: Map<string, CommandDefinition>
  language: () => Language
  /** Name of this device, for the order of deeds. */
  node: string
  onChange: () => void
}

/** Carries out what the machine of the outbox asks for: the only part that touches storage, network, time and chance. */
export class Engine {
  readonly outbox: Outbox
  clock: DeviceClock
  readonly #parts: EngineParts
  readonly #alarm = alarm(() => this.dispatch({ type: 'wake', at: performance.now() }))
  #stopLeading: () => void = () => undefined
  readonly #waiting = new Map<string, (settled: Settled) => void>()
  readonly #stored = new Map<string, (isKept: boolean) => void>()
  /** Changes of one entry reach the storage one after the other. */
  readonly #writes = new Map<string, Promise<unknown>>()
  #isClosed = false
  #reading: Promise<void> | undefined
  #isStale = false

  constructor(parts: EngineParts) {
    this.#parts = parts
    this.clock = newClock(parts.node)
    this.outbox = newOutbox({
      lanes: parts.lanes,
      most: 100,
      mostText: 400_000,
      backoff,
      upgrade: (entry) => upgradeEntry(parts.contracts, entry, parts.language()),
    })
  }

  /** Begins to read, to listen to other tabs and to send. */
  begin(): void {
    const { channel, lead, storage } = this.#parts
    channel?.onMessage((message) => this.#hearTab(message as TabMessage))
    this.#stopLeading = lead((isLeader) => void this.#lead(isLeader))
    // What waits is to be seen in every tab, whoever sends.
    if (storage.isDurable !== false) void this.reload()
  }

  /** Takes a command in. `stored` resolves once it is known whether it survives the death of this device. */
  put(
    definition: CommandDefinition,
    command: Command,
    account: string | null,
  ): { stored: Promise<boolean>; settled: Promise<Settled> } {
    this.#parts.contracts.set(definition.name, definition)
    const stamped = stamp(this.clock, this.#now())
    this.clock = stamped.clock
    const parsed = parseBody(definition, command.body, this.#parts.language())
    const isFit = 'body' in parsed
    const entry: StoredEntry = {
      id: command.id,
      command: isFit ? { ...command, body: parsed.body } : command,
      version: versionOf(definition),
      account,
      hlc: writeHlc(this.clock.hlc),
      stamp: stamped.stamp,
      since: Date.now(),
      state: isFit ? 'waiting' : 'needs-you',
      ...(isFit ? {} : { decision: 'refused', problem: parsed.problem }),
    }
    const settled = new Promise<Settled>((resolve) => this.#waiting.set(entry.id, resolve))
    const stored = new Promise<boolean>((resolve) => this.#stored.set(entry.id, resolve))
    this.dispatch({ type: 'put', entry, at: performance.now() })
    if (!isFit) this.#settle(entry.id, { state: 'refused', problem: parsed.problem })
    return { stored, settled }
  }

  /** Hands the machine an event and does what it answers. */
  dispatch(event: Event): void {
    if (this.#isClosed) return
    for (const effect of step(this.outbox, event)) this.#carryOut(effect)
    this.#parts.onChange()
  }

  /** Takes note of the server's time, in ms. */
  hearServer(server: number): void {
    this.clock = hearServer(this.clock, server, this.#now())
  }

  /** Reads the storage again: at the start, when another tab changed it, when this tab becomes the one that sends. */
  async reload(): Promise<void> {
    // Many changes in a row are one reading after the present one.
    this.#isStale = true
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined
    })
    await this.#reading
  }

  async #readAll(): Promise<void> {
    while (this.#isStale && !this.#isClosed) {
      this.#isStale = false
      await this.#readOnce()
    }
  }

  async #readOnce(): Promise<void> {
    try {
      const entries = await this.#parts.storage.list()
      const held = new Set(entries.map(({ id }) => id))
      const last = entries
        .map(({ hlc }) => hlc)
        .sort()
        .at(-1)
      const heard = last === undefined ? undefined : readHlc(last)
      if (heard && heard.ms > this.clock.hlc.ms) this.clock.hlc = { ...heard, node: this.clock.hlc.node }
      const { contracts, language } = this.#parts
      this.dispatch({
        type: 'loaded',
        entries: entries.map((entry) => readBack(contracts, entry, language())),
        at: performance.now(),
      })
      // Decided by a tab that died before it could say how: asked again, the server answers as it did the first time.
      for (const [id, { state, isKept }] of this.outbox.items)
        if (state === 'waiting' && isKept && !held.has(id) && !this.#writes.has(id) && this.#waiting.has(id))
          this.dispatch({ type: 'unstored', id, at: performance.now() })
    } catch {
      // Locked or gone; what is in memory goes on.
    }
  }

  /** Tries now what waits, in whichever tab sends. */
  retry(): void {
    this.dispatch({ type: 'retry', at: performance.now() })
    if (!this.outbox.isLeader) this.#tell({ type: 'retry' })
  }

  /**
   * Stops sending and forgets everything in memory; the storage keeps what it has. Answers what no disk keeps, for the
   * outbox that comes after this one.
   */
  close(): Leftover[] {
    this.#stopLeading()
    this.#isClosed = true
    this.#alarm.stop()
    this.#parts.channel?.close()
    const isDisk = this.#parts.storage.isDurable !== false
    const left = [...this.outbox.items.values()]
      .filter(({ isKept, state }) => !(isDisk && isKept) && state !== 'needs-you')
      .map(({ entry }) => ({ entry, settle: this.#waiting.get(entry.id), stored: this.#stored.get(entry.id) }))
    this.outbox.items.clear()
    return left
  }

  /** Goes on with what another outbox left, under the same ids. */
  adopt(left: readonly Leftover[]): void {
    for (const { entry, settle, stored } of left) {
      if (settle) this.#waiting.set(entry.id, settle)
      if (stored) this.#stored.set(entry.id, stored)
      this.dispatch({ type: 'put', entry, at: performance.now() })
    }
  }

  #carryOut(effect: Effect): void {
    const { storage } = this.#parts
    switch (effect.do) {
      case 'store':
        this.#write(effect.entry.id, () => storage.put(effect.entry))
        return
      case 'remove':
        this.#write(effect.id, () => storage.receipt(effect.id, new Date().toISOString(), effect.status))
        if (effect.status === 'discarded') this.#tell({ type: 'settled', id: effect.id })
        return
      case 'send':
        void this.#send(effect.flight, effect.entries)
        return
      case 'wake':
        this.#alarm.at(effect.at)
        return
      case 'settle':
        this.#settle(effect.id, effect.settled)
        return
    }
  }

  #write(id: string, change: () => Promise<void>): void {
    const before = this.#writes.get(id) ?? Promise.resolve()
    const written = before
      .then(change)
      .then(
        () => true,
        () => false,
      )
      .then((isKept) => {
        if (this.#writes.get(id) === written) this.#writes.delete(id)
        this.dispatch({ type: isKept ? 'stored' : 'unstored', id, at: performance.now() })
        this.#stored.get(id)?.(isKept && this.#parts.storage.isDurable !== false)
        this.#stored.delete(id)
        if (isKept && !this.outbox.isLeader) this.#tell({ type: 'changed' })
      })
    this.#writes.set(id, written)
  }

  async #send(flight: number, entries: readonly StoredEntry[]): Promise<void> {
    let raw: RawAnswer
    try {
      if (this.#parts.askTime && this.clock.at === undefined) await this.#parts.askTime()
      raw = await this.#parts.send(entries.map((entry) => this.#inTime(entry)))
    } catch {
      raw = { status: 0, isOurs: false, body: undefined }
    }
    this.dispatch({
      type: 'answered',
      flight,
      answer: readAnswer(raw),
      at: performance.now(),
      chance: Math.random(),
    })
  }

  /** The command with its place in the order of this phone's deeds, and with the time at which it truly happened, where the wall clock was wrong by more than a minute. */
  #inTime({ command: bare, stamp: then, hlc }: StoredEntry): Command {
    const command = { ...bare, hlc }
    if (this.clock.at === undefined) return command
    const wrong = trueTime(this.clock, then, this.#now()) - then.wall
    if (Math.abs(wrong) < 60_000) return command
    return { ...command, occurredAt: localInstant(new Date(Date.parse(command.occurredAt) + wrong)) }
  }

  async #lead(isLeader: boolean): Promise<void> {
    // Before the first command goes out, the whole order is known.
    if (isLeader && this.#parts.storage.isDurable !== false) await this.reload()
    this.dispatch({ type: 'lead', isLeader, at: performance.now() })
  }

  #settle(id: string, settled: Settled): void {
    this.#waiting.get(id)?.(settled)
    this.#waiting.delete(id)
    if (this.outbox.isLeader) this.#tell({ type: 'settled', id, settled })
  }

  #tell(message: TabMessage): void {
    this.#parts.channel?.post(message)
  }

  #hearTab(message: TabMessage): void {
    if (message.type === 'changed') void this.reload()
    else if (message.type === 'retry') this.dispatch({ type: 'retry', at: performance.now() })
    else
      this.dispatch({
        type: 'gone',
        id: message.id,
        at: performance.now(),
        ...(message.settled ? { settled: message.settled } : {}),
      })
  }

  #now(): Reading {
    return { wall: Date.now(), mono: performance.now(), sitting: String(performance.timeOrigin) }
  }
}

/** A command that lives in memory alone, with those who wait for it. */
export interface Leftover {
  entry: StoredEntry
  settle: ((settled: Settled) => void) | undefined
  stored: ((isKept: boolean) => void) | undefined
}

/** What tabs of one browser tell each other. */
type TabMessage = { type: 'changed' } | { type: 'retry' } | { type: 'settled'; id: string; settled?: Settled }

/** State of an item in the words of the screens. */
export function stateOf({ state, entry }: Item): 'waiting' | 'sending' | 'refused' | 'conflict' {
  if (state === 'needs-you') return entry.decision ?? 'refused'
  return state === 'sending' ? 'sending' : 'waiting'
}
