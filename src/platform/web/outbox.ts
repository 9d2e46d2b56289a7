import { uuidv7 } from 'uuidv7'
import type { BodyOf, Command, CommandDefinition, ProblemBody, ResultOf } from '#platform/contract/index.ts'
import { ApiProblem, asProblem, request } from './api.ts'
import { localInstant } from './format.ts'

/**
 * The one way in which a screen changes anything. `enqueue` gives the command its id once; whatever happens to the network,
 * the same id is sent again until the server has said what became of it, so nothing is lost and nothing is done twice.
 * The queue lives in memory for now; the store of the phone comes behind this same interface.
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
  /** Next try, milliseconds since 1970, while waiting. */
  nextTry?: number
  problem?: ProblemBody
}

export interface Enqueued<R> {
  id: string
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

interface Entry {
  command: Command
  progress: Progress
  listeners: Set<(progress: Progress) => void>
  settle: (outcome: Outcome<unknown>) => void
  timer?: ReturnType<typeof setTimeout>
}

/** What the queue holds, for a screen that lists it: what waits, and what was refused until somebody puts it aside. */
export interface OutboxEntry {
  id: string
  name: string
  body: unknown
  occurredAt: string
  progress: Progress
}

const pending = new Map<string, Entry>()
const refused = new Map<string, Entry>()
const watchers = new Set<() => void>()
let snapshot: readonly OutboxEntry[] = []
let count = 0
let device = 'desk'

/** Names this device on every command; at most 64 characters. */
export function setDevice(name: string): void {
  device = name.slice(0, 64)
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
  let settle: Entry['settle'] = () => undefined
  const settled = new Promise<Outcome<unknown>>((resolve) => {
    settle = resolve
  })
  const entry: Entry = {
    command: { id, name: definition.name, body, occurredAt, device },
    progress: { state: 'waiting', tries: 0, since: Date.now() },
    listeners: new Set(),
    settle,
  }
  pending.set(id, entry)
  announce()
  void send(entry)
  return {
    id,
    settled: settled as Promise<Outcome<ResultOf<D>>>,
    progress: () => entry.progress,
    subscribe: (listener) => {
      entry.listeners.add(listener)
      return () => entry.listeners.delete(listener)
    },
  }
}

/** Everything that waits or was refused, oldest first; the same array until something changes. */
export function outboxEntries(): readonly OutboxEntry[] {
  return snapshot
}

/** Puts a refused command aside; one that waits stays. */
export function forget(id: string): void {
  if (refused.delete(id)) announce()
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
  for (const entry of pending.values()) if (entry.progress.state === 'waiting') void send(entry)
}

async function send(entry: Entry): Promise<void> {
  if (entry.progress.state === 'sending') return
  clearTimeout(entry.timer)
  update(entry, { state: 'sending' })
  try {
    const answer = (await request('/api/commands', { method: 'POST', body: { commands: [entry.command] } })) as {
      results?: { id: string; status: string; result?: unknown; problem?: ProblemBody }[]
    }
    const mine = answer?.results?.find((result) => result.id === entry.command.id)
    if (!mine) return later(entry, new ApiProblem({ code: 'web.failed', status: 0, title: '' }))
    if (mine.status === 'accepted' || mine.status === 'repeated')
      return end(entry, { state: 'accepted', result: mine.result })
    const problem = mine.problem ?? { code: 'web.failed', status: 0, title: '' }
    end(entry, { state: mine.status === 'conflict' ? 'conflict' : 'refused', problem })
  } catch (error) {
    const problem = asProblem(error)
    if (isPassing(problem)) later(entry, problem)
    else end(entry, { state: 'refused', problem: problem.body })
  }
}

/** No answer, or one that says "not now". Everything else is a decision. */
function isPassing(problem: ApiProblem): boolean {
  return [0, 429, 502, 503, 504].includes(problem.body.status)
}

/** Back-off doubles from one second to half a minute, with a fifth of chance so that phones do not knock together. */
function later(entry: Entry, problem: ApiProblem): void {
  const tries = entry.progress.tries + 1
  const base = problem.retryAfter ? problem.retryAfter * 1000 : Math.min(1000 * 2 ** (tries - 1), 30_000)
  const wait = base * (0.9 + Math.random() * 0.2)
  entry.timer = setTimeout(() => void send(entry), wait)
  update(entry, { state: 'waiting', tries, nextTry: Date.now() + wait, problem: problem.body })
}

function end(entry: Entry, outcome: Outcome<unknown>): void {
  pending.delete(entry.command.id)
  if (outcome.state !== 'accepted') refused.set(entry.command.id, entry)
  update(
    entry,
    outcome.state === 'accepted' ? { state: 'accepted' } : { state: outcome.state, problem: outcome.problem },
  )
  entry.settle(outcome)
}

function update(entry: Entry, change: Partial<Progress>): void {
  const { problem: _, nextTry: __, ...kept } = entry.progress
  entry.progress = { ...kept, ...change }
  for (const listener of entry.listeners) listener(entry.progress)
  announce()
}

function announce(): void {
  count = pending.size
  snapshot = [...refused.values(), ...pending.values()]
    .map(({ command, progress }) => ({
      id: command.id,
      name: command.name,
      body: command.body,
      occurredAt: command.occurredAt,
      progress,
    }))
    .sort((a, b) => a.progress.since - b.progress.since)
  for (const watcher of watchers) watcher()
}

if (typeof window !== 'undefined') {
  window.addEventListener('online', retryNow)
  // Until the store of the phone exists, closing the page would lose what waits: the browser asks first.
  window.addEventListener('beforeunload', (event) => {
    if (pending.size > 0) event.preventDefault()
  })
}
