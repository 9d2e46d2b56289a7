import { uuidv7 } from 'uuidv7'
import type { BodyOf, CommandDefinition, ProblemBody, ResultOf } from '#platform/contract/index.ts'
import { skewOf } from '#platform/sync/clock.ts'
import type { Item } from '#platform/sync/machine.ts'
import { inOrder } from '#platform/sync/machine.ts'
import { onServerTime, spoken } from './api.ts'
import { localInstant } from './format.ts'
import { Engine, stateOf } from './outbox/engine.ts'
import { alone, byLock, openChannel } from './outbox/leader.ts'
import { askToPersist } from './outbox/persist.ts'
import { askTime, sendBatch } from './outbox/sender.ts'
import { memoryStorage, type OutboxStorage } from './outbox/storage.ts'

/**
 * The one way in which a screen changes anything. `enqueue` gives the command its id once; whatever happens to the network,
 * the same id is sent again until the server has said what became of it, so nothing is lost and nothing is done twice. The
 * desk keeps the queue in memory; the phone opens it on a storage that outlives its death (`openOutbox`).
 */

/** Honest state of a command: `waiting` has not reached the server, or we do not know that it has. */
export type SendState = 'waiting' | 'sending' | 'accepted' | 'refused' | 'conflict'

/** How a command ended. `problem` says why it was refused, or what it collides with. */
export type Outcome<R> = { state: 'accepted'; result: R } | { state: 'refused' | 'conflict'; problem: ProblemBody }

/** What a screen may show of a command on its way. */
export interface Progress {
  state: SendState
  /** Tries so far that got no answer. */
  tries: number
  /** When it was put in, milliseconds since 1970. */
  since: number
  /** Next try, milliseconds since 1970, while waiting after one without an answer. */
  nextTry?: number
  /** Kept on this device so that it outlives its death; false on the desk and where the disk is full. */
  kept?: boolean
  problem?: ProblemBody
}

export interface Enqueued<R> {
  id: string
  /** Resolves once it is known whether the command is kept on this device (`true`) or in memory alone; never rejects. */
  stored: Promise<boolean>
  /** Resolves once the server has decided; never rejects, never resolves on a mere failure of the network. */
  settled: Promise<Outcome<R>>
  progress: () => Progress
  /** Calls on every change of the progress. Returns how to stop. */
  subscribe: (listener: (progress: Progress) => void) => () => void
}

export interface EnqueueOptions {
  /** When it happened, where that is not now. */
  occurredAt?: Date
  /** Id of the command, where the screen must know it before; else a new one. */
  id?: string
}

/** What the queue holds, for a screen that lists it: what waits, and what was refused until somebody puts it aside. */
export interface OutboxEntry {
  id: string
  name: string
  body: unknown
  occurredAt: string
  progress: Progress
}

/** How the outbox itself fares. */
export interface OutboxHealth {
  /** Whether what is put in outlives the page: not on the desk, nor where the browser gives no storage. */
  isDurable: boolean
  /** Whether the browser promised not to clear the storage when its disk runs short; undefined before it answered. */
  isPersisted: boolean | undefined
  /** Commands that could not be kept on this device, as its disk is full or gone. */
  unkept: number
  /** Seconds by which this device's clock is ahead of the server's; undefined before the server was heard. */
  skew: number | undefined
  /** When the oldest command that waits was put in, milliseconds since 1970. */
  oldest: number | undefined
  /** The browser has no network, or the last try got no answer: whoever waits for the server's word waits in vain. */
  isOutOfReach: boolean
}

interface Follower {
  progress: Progress
  listeners: Set<(progress: Progress) => void>
}

const contracts = new Map<string, CommandDefinition>()
const followers = new Map<string, Follower>()
const watchers = new Set<() => void>()
let snapshot: readonly OutboxEntry[] = []
let count = 0
let device = 'desk'
let account: string | null | undefined
let isDurable = false
let isPersisted: boolean | undefined
let engine = make(memoryStorage())
engine.begin()

/** Names this device on every command; at most 64 characters. */
export function setDevice(name: string): void {
  device = name.slice(0, 64)
}

/** Makes contracts known before their first use, so that what was kept is checked when it is read back. */
export function knowCommands(definitions: readonly CommandDefinition[]): void {
  for (const definition of definitions) contracts.set(definition.name, definition)
}

/** Who is signed in; null: nobody, so nothing is sent. What one account put in is never sent by another. */
export function setAccount(next: string | null): void {
  if (next === account) return
  account = next
  engine.dispatch({ type: 'account', account, at: performance.now() })
}

/** From now on the outbox lives in this storage, shared by all tabs of the browser, of which one sends. */
export function openOutbox(storage: OutboxStorage): void {
  const left = engine.close()
  engine = make(storage)
  engine.dispatch({ type: 'account', account, at: performance.now() })
  engine.begin()
  engine.adopt(left)
  if (isDurable)
    void askToPersist().then((isGranted) => {
      isPersisted = isGranted
    })
}

/** The storage was locked or emptied: nothing that it keeps stays in memory. What it could not keep is still sent. */
export function closeOutbox(): void {
  openOutbox(memoryStorage())
}

/** New id that sorts by time; for rows that a screen makes. */
export function newId(): string {
  return uuidv7()
}

/** Sends a command, and goes on sending until the server has decided. */
export function enqueue<D extends CommandDefinition>(
  definition: D,
  body: BodyOf<D>,
  options: EnqueueOptions = {},
): Enqueued<ResultOf<D>> {
  const id = options.id ?? newId()
  const occurredAt = localInstant(options.occurredAt ?? new Date())
  const follower: Follower = { progress: { state: 'waiting', tries: 0, since: Date.now() }, listeners: new Set() }
  followers.set(id, follower)
  const { stored, settled } = engine.put(
    definition,
    { id, name: definition.name, body, occurredAt, device },
    account ?? null,
  )
  void settled.then(({ state, ...more }) => {
    follow(follower, { ...follower.progress, state, ...('problem' in more ? { problem: more.problem } : {}) })
    if (state === 'accepted') followers.delete(id)
  })
  return {
    id,
    stored,
    settled: settled as Promise<Outcome<ResultOf<D>>>,
    progress: () => follower.progress,
    subscribe: (listener) => {
      follower.listeners.add(listener)
      return () => follower.listeners.delete(listener)
    },
  }
}

/** Everything that waits or was refused, in the order of the deeds; the same array until something changes. */
export function outboxEntries(): readonly OutboxEntry[] {
  return snapshot
}

/** Puts a refused command aside; one that waits stays. */
export function forget(id: string): void {
  engine.dispatch({ type: 'forget', id, at: performance.now() })
}

/** Tries once more what was refused or failed, under its own id; for after the reason has gone. */
export function sendAgain(id: string): void {
  engine.dispatch({ type: 'again', id, at: performance.now() })
}

/** Commands of which the server has not yet said what became of them. */
export function pendingCount(): number {
  return count
}

/** Calls on every change of the queue. Returns how to stop. */
export function onPending(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Tries everything that waits now: the person asked, or the network came back. */
export function retryNow(): void {
  // A refused session stopped the queue; whoever asks may have signed in again.
  if (account && engine.outbox.account === null) engine.dispatch({ type: 'account', account, at: performance.now() })
  engine.retry()
}

/** How the outbox itself fares, for the screens that warn. */
export function outboxHealth(): OutboxHealth {
  const open = snapshot.filter(({ progress }) => isOpen(progress))
  return {
    isDurable,
    isPersisted,
    unkept: isDurable ? open.filter(({ progress }) => !progress.kept).length : 0,
    skew: skewOf(engine.clock),
    oldest: open.length === 0 ? undefined : Math.min(...open.map(({ progress }) => progress.since)),
    isOutOfReach: navigator.onLine === false || engine.outbox.tries > 0,
  }
}

function make(storage: OutboxStorage): Engine {
  isDurable = storage.isDurable !== false
  return new Engine({
    storage,
    send: sendBatch,
    lead: isDurable ? byLock('lianfang.outbox') : alone,
    channel: isDurable ? openChannel('lianfang.outbox') : undefined,
    // The order of deeds counts on a phone; at the desk no form waits for another one.
    lanes: isDurable ? 1 : 4,
    ...(isDurable ? { askTime } : {}),
    contracts,
    language: spoken,
    node: crypto.getRandomValues(new Uint32Array(2)).join('').slice(0, 16),
    onChange: announce,
  })
}

function announce(): void {
  const items = inOrder(engine.outbox).filter(({ entry }) => !account || !entry.account || entry.account === account)
  snapshot = items.map((item) => ({
    id: item.entry.id,
    name: item.entry.command.name,
    body: item.entry.command.body,
    occurredAt: item.entry.command.occurredAt,
    progress: progressOf(item),
  }))
  count = snapshot.filter(({ progress }) => isOpen(progress)).length
  for (const { id, progress } of snapshot) {
    const follower = followers.get(id)
    if (follower && !isSame(follower.progress, progress)) follow(follower, progress)
  }
  for (const watcher of watchers) watcher()
}

function follow(follower: Follower, progress: Progress): void {
  if (isSame(follower.progress, progress)) return
  follower.progress = progress
  for (const listener of follower.listeners) listener(progress)
}

function progressOf(item: Item): Progress {
  const { entry, isKept, tries, problem } = item
  const { wait } = engine.outbox
  const isLate = wait !== undefined && tries > 0 && item.state === 'waiting'
  return {
    state: stateOf(item),
    tries,
    since: entry.since,
    kept: isKept && isDurable,
    ...(isLate ? { nextTry: Math.round(Date.now() + wait.until - performance.now()) } : {}),
    ...(problem ? { problem } : {}),
  }
}

function isOpen({ state }: Progress): boolean {
  return state === 'waiting' || state === 'sending'
}

function isSame(a: Progress, b: Progress): boolean {
  return a.state === b.state && a.tries === b.tries && a.kept === b.kept && a.problem === b.problem
}

onServerTime((server) => engine.hearServer(server))

if (typeof window !== 'undefined') {
  // Many phones find the network together: they do not come back in the same instant.
  window.addEventListener('online', () => setTimeout(retryNow, Math.random() * 1000))
  // What no disk keeps would be lost with the page: the browser asks first.
  window.addEventListener('beforeunload', (event) => {
    if (snapshot.some(({ progress }) => isOpen(progress) && !progress.kept)) event.preventDefault()
  })
}
