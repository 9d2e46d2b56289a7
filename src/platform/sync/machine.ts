import type { ProblemBody } from '../contract/index.ts'
import type { Answer } from './answer.ts'
import type { Receipt, Settled, StoredEntry } from './entry.ts'

/**
 * The outbox as a state machine: no clock, chance, network or storage of its own. Whoever runs it - the browser, or the
 * model test with its twenty phones - hands it events and carries out the effects it answers. Times in events are
 * milliseconds of a clock that never jumps.
 */

/** One command in the outbox. */
export interface Item {
  entry: StoredEntry
  /** `storing`: not yet known to be durable, and not sent before that is known one way or the other. */
  state: 'storing' | 'waiting' | 'sending' | 'needs-you'
  /** Durable on this device. */
  isKept: boolean
  /** Tries that got no answer. */
  tries: number
  problem?: ProblemBody
}

export interface Config {
  /** Requests on their way at once: one where the order of deeds counts. */
  lanes: number
  /** Most commands in a request. */
  most: number
  /** Most characters of JSON in a request, roughly; one command alone may have more. */
  mostText: number
  /** Wait in ms after so many tries without an answer; `chance` from 0 to 1 comes with the event. */
  backoff: (tries: number, chance: number, retryAfter?: number) => number
  /** Brings an entry that the server finds unfit to the present contract; undefined where nothing is to be brought. */
  upgrade: (entry: StoredEntry) => StoredEntry | undefined
}

export interface Outbox {
  config: Config
  items: Map<string, Item>
  /** Only one tab sends. */
  isLeader: boolean
  /** Who is signed in: null nobody, undefined nobody has said, so everything goes. */
  account: string | null | undefined
  flights: Map<number, readonly string[]>
  nextFlight: number
  /** Present limit of a batch; halves where a batch as a whole cannot be taken, until the culprit stands alone. */
  limit: number
  /** Requests without an answer in a row. */
  tries: number
  /** Not to be sent before; and whether a person's deed may shorten it. */
  wait: { until: number; isAsked: boolean } | undefined
}

export type Event =
  | { type: 'put'; entry: StoredEntry; at: number }
  | { type: 'stored'; id: string; at: number }
  /** The storage could not take it: full, or gone. It is sent all the same. */
  | { type: 'unstored'; id: string; at: number }
  /** What the storage holds: after a start, or since another tab changed it. `isAll` where nothing else is in it. */
  | { type: 'loaded'; entries: readonly StoredEntry[]; at: number }
  /** Decided or discarded by another tab. */
  | { type: 'gone'; id: string; settled?: Settled; at: number }
  | { type: 'lead'; isLeader: boolean; at: number }
  | { type: 'account'; account: string | null | undefined; at: number }
  | { type: 'answered'; flight: number; answer: Answer; at: number; chance: number }
  | { type: 'wake'; at: number }
  /** The person asked, or the network came back. */
  | { type: 'retry'; at: number }
  /** Tries once more what needed a person. */
  | { type: 'again'; id: string; at: number }
  /** A person puts aside what was not accepted. */
  | { type: 'forget'; id: string; at: number }

export type Effect =
  | { do: 'store'; entry: StoredEntry }
  | { do: 'remove'; id: string; status: Receipt['status'] }
  | { do: 'send'; flight: number; entries: readonly StoredEntry[] }
  | { do: 'wake'; at: number }
  | { do: 'settle'; id: string; settled: Settled }

/** An outbox with nothing in it. */
export function newOutbox(config: Config): Outbox {
  return {
    config,
    items: new Map(),
    isLeader: false,
    account: undefined,
    flights: new Map(),
    nextFlight: 1,
    limit: config.most,
    tries: 0,
    wait: undefined,
  }
}

/** Takes an event; changes the outbox and answers what is to be done, in this order. */
export function step(outbox: Outbox, event: Event): Effect[] {
  const effects: Effect[] = []
  take(outbox, event, effects)
  pump(outbox, event.at, effects)
  return effects
}

/** Items in the order of the deeds. */
export function inOrder(outbox: Outbox): Item[] {
  return [...outbox.items.values()].sort((a, b) => (a.entry.hlc < b.entry.hlc ? -1 : 1))
}

function take(outbox: Outbox, event: Event, effects: Effect[]): void {
  switch (event.type) {
    case 'put': {
      // What was refused and is put in again under its id is the corrected one; what waits or is on its way stays.
      if ((outbox.items.get(event.entry.id)?.state ?? 'needs-you') !== 'needs-you') return
      // What does not fit its contract is kept for its person and never sent.
      const state = event.entry.state === 'needs-you' ? 'needs-you' : 'storing'
      outbox.items.set(event.entry.id, { entry: event.entry, state, isKept: false, tries: 0, ...said(event.entry) })
      effects.push({ do: 'store', entry: event.entry })
      // Somebody stands before the screen: no reason to wait, unless the server asked for it.
      if (!outbox.wait?.isAsked) outbox.wait = undefined
      return
    }
    case 'stored':
    case 'unstored': {
      const item = outbox.items.get(event.id)
      if (!item) return
      item.isKept = event.type === 'stored'
      if (item.state === 'storing') item.state = item.entry.state
      return
    }
    case 'loaded':
      for (const entry of event.entries) {
        const known = outbox.items.get(entry.id)
        if (!known) outbox.items.set(entry.id, fromStorage(entry))
        else if (known.state === 'waiting' && entry.state === 'needs-you')
          outbox.items.set(entry.id, fromStorage(entry))
      }
      return
    case 'gone': {
      if (!outbox.items.has(event.id)) return
      if (event.settled && event.settled.state !== 'accepted') needYou(outbox, event.id, event.settled)
      else outbox.items.delete(event.id)
      if (event.settled) effects.push({ do: 'settle', id: event.id, settled: event.settled })
      return
    }
    case 'lead':
      outbox.isLeader = event.isLeader
      return
    case 'account':
      outbox.account = event.account
      outbox.wait = undefined
      return
    case 'answered':
      answered(outbox, event, effects)
      return
    case 'wake':
    case 'retry':
      if (event.type === 'retry' || (outbox.wait && outbox.wait.until <= event.at)) outbox.wait = undefined
      storeAgain(outbox, effects)
      return
    case 'again': {
      const item = outbox.items.get(event.id)
      if (item?.state !== 'needs-you') return
      const { decision: _, problem: __, ...entry } = item.entry
      outbox.items.set(event.id, { ...item, entry: { ...entry, state: 'waiting' }, state: 'waiting' })
      effects.push({ do: 'store', entry: { ...entry, state: 'waiting' } })
      return
    }
    case 'forget':
      if (outbox.items.get(event.id)?.state !== 'needs-you') return
      outbox.items.delete(event.id)
      effects.push({ do: 'remove', id: event.id, status: 'discarded' })
      return
  }
}

/** Sends what waits, in the order of the deeds, as far as there are free lanes. */
function pump(outbox: Outbox, at: number, effects: Effect[]): void {
  if (!outbox.isLeader || outbox.account === null) return
  if (outbox.wait && outbox.wait.until > at) return
  outbox.wait = undefined
  if (outbox.flights.size >= outbox.config.lanes) return
  const ready = inOrder(outbox).filter(({ state, entry }) => state === 'waiting' && isMine(outbox, entry))
  while (ready.length > 0 && outbox.flights.size < outbox.config.lanes) {
    const batch = cut(outbox, ready)
    const flight = outbox.nextFlight++
    outbox.flights.set(
      flight,
      batch.map(({ entry }) => entry.id),
    )
    for (const item of batch) item.state = 'sending'
    effects.push({ do: 'send', flight, entries: batch.map(({ entry }) => entry) })
  }
}

function isMine({ account }: Outbox, entry: StoredEntry): boolean {
  return account === undefined || entry.account === null || entry.account === account
}

/** Takes the next batch off the front. */
function cut({ limit, config }: Outbox, ready: Item[]): Item[] {
  let text = 0
  let count = 0
  for (const { entry } of ready) {
    text += JSON.stringify(entry.command).length
    if (count > 0 && (count >= limit || text > config.mostText)) break
    count += 1
  }
  return ready.splice(0, count)
}

function answered(outbox: Outbox, event: Extract<Event, { type: 'answered' }>, effects: Effect[]): void {
  const { flight, answer, at, chance } = event
  const ids = outbox.flights.get(flight) ?? []
  outbox.flights.delete(flight)
  const flown = ids.flatMap((id) => outbox.items.get(id) ?? []).filter(({ state }) => state === 'sending')
  for (const item of flown) item.state = 'waiting'
  switch (answer.is) {
    case 'decided': {
      const open = flown.filter((item) => !decide(outbox, item, answer, effects))
      outbox.limit = Math.min(outbox.limit * 2, outbox.config.most)
      // Whatever is left without a decision, although we were answered, is asked again after a while.
      if (open.length > 0) later(outbox, open, answer, at, chance, effects)
      else {
        outbox.tries = 0
        storeAgain(outbox, effects)
      }
      return
    }
    case 'unfit': {
      const [only] = flown
      if (!only) return
      if (flown.length > 1) {
        outbox.limit = Math.ceil(flown.length / 2)
        return
      }
      if (!upgraded(outbox, only, answer.problem, effects))
        settle(outbox, only, { state: 'refused', problem: answer.problem }, effects)
      return
    }
    case 'signed-out':
      for (const item of flown) item.problem = answer.problem
      if (outbox.account === undefined) later(outbox, flown, answer, at, chance, effects)
      else outbox.account = null
      return
    case 'none':
      later(outbox, flown, answer, at, chance, effects)
  }
}

/** Carries out the decision on one command; false where there is none yet. */
function decide(
  outbox: Outbox,
  item: Item,
  { results }: Extract<Answer, { is: 'decided' }>,
  effects: Effect[],
): boolean {
  const decision = results.get(item.entry.id)
  if (!decision) return false
  if (decision.status === 'accepted') {
    settle(outbox, item, { state: 'accepted', result: decision.result }, effects)
    return true
  }
  const { status, problem } = decision
  // "Not now" about one command is no decision about it.
  if (problem.status === 429 || problem.status === 502 || problem.status === 503 || problem.status === 507) return false
  if (!upgraded(outbox, item, problem, effects)) settle(outbox, item, { state: status, problem }, effects)
  return true
}

/** A body of an older contract goes out as it stood until the server finds it unfit, so that a first time is known again. */
function upgraded(outbox: Outbox, item: Item, problem: ProblemBody, effects: Effect[]): boolean {
  if (problem.code !== 'platform.invalid') return false
  const entry = outbox.config.upgrade(item.entry)
  if (!entry) return false
  outbox.items.set(entry.id, { ...item, entry, state: 'storing', isKept: false })
  effects.push({ do: 'store', entry })
  return true
}

function settle(outbox: Outbox, item: Item, settled: Settled, effects: Effect[]): void {
  const { id } = item.entry
  if (settled.state === 'accepted') {
    outbox.items.delete(id)
    effects.push({ do: 'remove', id, status: 'accepted' })
  } else {
    const entry = needYou(outbox, id, settled)
    if (entry) effects.push({ do: 'store', entry })
  }
  effects.push({ do: 'settle', id, settled })
}

function needYou(
  outbox: Outbox,
  id: string,
  { state, problem }: Exclude<Settled, { state: 'accepted' }>,
): StoredEntry | undefined {
  const item = outbox.items.get(id)
  if (!item) return undefined
  const entry: StoredEntry = { ...item.entry, state: 'needs-you', decision: state, problem }
  outbox.items.set(id, { ...item, entry, state: 'needs-you', problem })
  return entry
}

function later(
  outbox: Outbox,
  items: readonly Item[],
  answer: Answer,
  at: number,
  chance: number,
  effects: Effect[],
): void {
  outbox.tries += 1
  for (const item of items) {
    item.tries += 1
    if (answer.is !== 'decided') item.problem = answer.problem
  }
  const retryAfter = answer.is === 'none' ? answer.retryAfter : undefined
  const until = at + outbox.config.backoff(outbox.tries, chance, retryAfter)
  outbox.wait = { until, isAsked: retryAfter !== undefined }
  effects.push({ do: 'wake', at: until })
}

/** What the storage could not take before, it may take now. */
function storeAgain(outbox: Outbox, effects: Effect[]): void {
  for (const { entry, isKept, state } of outbox.items.values())
    if (!isKept && state !== 'storing') effects.push({ do: 'store', entry })
}

/** What failed by an error of the server's program is tried once more after a start; a decision stays. */
function fromStorage(entry: StoredEntry): Item {
  const isWaiting = entry.state === 'waiting' || (entry.problem?.status ?? 0) >= 500
  const { decision: _, problem: __, ...plain } = entry
  if (isWaiting) return { entry: { ...plain, state: 'waiting' }, state: 'waiting', isKept: true, tries: 0 }
  return {
    entry,
    state: 'needs-you',
    isKept: true,
    tries: 0,
    ...said(entry),
  }
}

const said = ({ problem }: StoredEntry): { problem?: ProblemBody } => (problem ? { problem } : {})
