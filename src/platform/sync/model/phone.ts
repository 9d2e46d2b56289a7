import type { Command } from '../../contract/index.ts'
import { type RawAnswer, readAnswer } from '../answer.ts'
import { backoff } from '../backoff.ts'
import { type DeviceClock, hearServer, newClock, type Reading, stamp, trueTime } from '../clock.ts'
import type { Settled, StoredEntry } from '../entry.ts'
import { readHlc, writeHlc } from '../hlc.ts'
import { type Effect, type Event, newOutbox, type Outbox, step } from '../machine.ts'
import { applyPage, type Followed, type Page } from '../replica.ts'
import type { Door } from './server.ts'

/** A request on its way from a phone. */
export interface Request {
  phone: number
  sitting: number
  flight: number
  commands: readonly Command[]
}

/**
 * A phone around the very machine of the outbox: a disk that keeps, a memory that a crash takes, and clocks that lie.
 * Time is that of the model; `wall` is what the phone believes.
 */
export class Phone {
  readonly index: number
  /** The disk. */
  readonly disk = new Map<string, StoredEntry>()
  readonly receipts = new Map<string, string>()
  readonly doors = new Map<string, Door>()
  followed: Followed = {}
  /** What the person was told. */
  readonly kept = new Set<string>()
  readonly settled = new Map<string, Settled>()
  readonly deeds: { id: string; at: number }[] = []
  isFull = false
  outbox: Outbox
  clock: DeviceClock
  sitting = 1
  wallOffset = 0
  #began = 0
  #writes: Extract<Effect, { do: 'store' | 'remove' }>[] = []
  readonly #send: (request: Request) => void

  constructor(index: number, send: (request: Request) => void) {
    this.index = index
    this.#send = send
    this.outbox = this.#newOutbox()
    this.clock = newClock(`n${index}`)
    this.dispatch({ type: 'lead', isLeader: true, at: 0 })
  }

  enqueue(id: string, body: unknown, now: number, name = 'model.deed'): void {
    const stamped = stamp(this.clock, this.read(now))
    this.clock = stamped.clock
    const entry: StoredEntry = {
      id,
      command: { id, name, body, occurredAt: new Date(stamped.stamp.wall).toISOString() },
      version: 1,
      account: null,
      hlc: writeHlc(this.clock.hlc),
      stamp: stamped.stamp,
      since: stamped.stamp.wall,
      state: 'waiting',
    }
    this.deeds.push({ id, at: now })
    this.dispatch({ type: 'put', entry, at: this.mono(now) }, now)
  }

  dispatch(event: Event, now = 0): void {
    for (const effect of step(this.outbox, event)) {
      if (effect.do === 'store' || effect.do === 'remove') this.#writes.push(effect)
      else if (effect.do === 'settle') this.settled.set(effect.id, effect.settled)
      else if (effect.do === 'send') this.#fly(effect.flight, effect.entries, now)
    }
  }

  /** The disk carries out what it was asked for, all or the first few. */
  write(most: number, now: number): void {
    for (const effect of this.#writes.splice(0, most)) {
      const isDone = effect.do === 'remove' || !this.isFull
      if (effect.do === 'store' && isDone) this.disk.set(effect.entry.id, effect.entry)
      if (effect.do === 'remove') {
        this.receipts.set(effect.id, effect.status)
        this.disk.delete(effect.id)
      }
      const id = effect.do === 'store' ? effect.entry.id : effect.id
      if (effect.do === 'store' && isDone) this.kept.add(id)
      this.dispatch({ type: isDone ? 'stored' : 'unstored', id, at: this.mono(now) }, now)
    }
  }

  answer(flight: number, raw: RawAnswer, now: number, chance: number): void {
    if (raw.isOurs) this.clock = hearServer(this.clock, now, this.read(now))
    this.dispatch({ type: 'answered', flight, answer: readAnswer(raw), at: this.mono(now), chance }, now)
  }

  /** Power gone, the page killed: memory is lost, the disk has the first of what it was asked for. */
  crash(written: number, now: number): void {
    this.write(written, now)
    this.#writes = []
    this.sitting += 1
    this.#began = now
    const last = [...this.disk.values()]
      .map(({ hlc }) => hlc)
      .sort()
      .at(-1)
    this.clock = newClock(`n${this.index}`)
    const heard = last === undefined ? undefined : readHlc(last)
    if (heard) this.clock.hlc = heard
    this.outbox = this.#newOutbox()
    this.dispatch({ type: 'loaded', entries: [...this.disk.values()], at: 0 }, now)
    this.dispatch({ type: 'lead', isLeader: true, at: 0 }, now)
  }

  takePage(page: Page<Door>, isCut: boolean, now: number): void {
    this.clock = hearServer(this.clock, now, this.read(now))
    const change = applyPage(this.doors.values(), this.followed, page)
    if (isCut) return
    for (const id of change.drop) this.doors.delete(id)
    for (const door of change.put) this.doors.set(door.id, door)
    this.followed = change.followed
  }

  mono(now: number): number {
    return now - this.#began
  }

  read(now: number): Reading {
    return { wall: now + this.wallOffset, mono: this.mono(now), sitting: String(this.sitting) }
  }

  #fly(flight: number, entries: readonly StoredEntry[], now: number): void {
    const order = entries.map(({ id }) => this.deeds.findIndex((deed) => deed.id === id))
    if (order.some((place, i) => i > 0 && place < (order[i - 1] ?? 0)))
      throw new Error(`phone ${this.index} sends out of order`)
    for (const { id, stamp: then } of entries) this.#checkTime(id, trueTime(this.clock, then, this.read(now)), now)
    this.#send({ phone: this.index, sitting: this.sitting, flight, commands: entries.map(({ command }) => command) })
  }

  /** In the sitting in which the server was heard, the time of a deed is exact; else it never lies in the future. */
  #checkTime(id: string, time: number, now: number): void {
    if (this.clock.at === undefined) return
    const entry = this.outbox.items.get(id)?.entry
    const at = this.deeds.find((deed) => deed.id === id)?.at ?? 0
    if (entry?.stamp.sitting === String(this.sitting) && Math.abs(time - at) > 1)
      throw new Error(`phone ${this.index} is wrong by ${time - at} ms about ${id}`)
    if (time > now + 1) throw new Error(`phone ${this.index} tells of the future: ${id}`)
    if (entry && time < entry.stamp.heard) throw new Error(`phone ${this.index} tells of before it heard: ${id}`)
  }

  #newOutbox(): Outbox {
    return newOutbox({ lanes: 1, most: 4, mostText: 1000, backoff, upgrade: () => undefined })
  }
}
