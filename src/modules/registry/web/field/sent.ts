import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { BodyOf, ProblemBody } from '#platform/contract/index.ts'
import { type Enqueued, enqueue, forget, newId, type Progress } from '#platform/web/outbox.ts'
import { editHousehold, type Outcome, recordVisit } from '../../contract/index.ts'
import { findKept, keep, letGo } from './drafts.ts'

/** A visit on its way, or of which the server has said what became of it. */
export interface SentVisit {
  id: string
  door: string
  address: string
  outcome: Outcome
  /** Head count, where registered. */
  persons: number | null
  /** When it was put in, milliseconds since 1970. */
  at: number
  progress: Progress
  /** Fields on which another edit collided; both values are kept. */
  conflicts: number
  problem?: ProblemBody
}

const shownAtMost = 30
let visits: readonly SentVisit[] = []
const listeners = new Set<() => void>()

export interface VisitToSend {
  address: string
  visit: BodyOf<typeof recordVisit>
  /** Changes of a household that is known already; the server has them before the visit confirms them. */
  edit: BodyOf<typeof editHousehold> | null
}

/**
 * Sends a visit through the outbox and follows it. The draft at the door is let go when the server has it; a refusal keeps
 * it with the problem at its field. Resolves with the visit as the server decided it.
 */
export async function sendVisit({ address, visit: body, edit }: VisitToSend, client: QueryClient): Promise<SentVisit> {
  const now = new Date()
  const sent = findKept(body.door)
  let visit: SentVisit = {
    id: newId(),
    door: body.door,
    address,
    outcome: body.outcome,
    persons: body.household?.headCount ?? null,
    at: now.getTime(),
    progress: { state: 'sending', tries: 0, since: now.getTime() },
    conflicts: 0,
  }
  const follow = (entry: Enqueued<{ conflicts: number }>) => {
    const show = (progress: Progress) => {
      if (progress.state === 'sending' || progress.state === 'waiting') put({ ...visit, progress })
    }
    show(entry.progress())
    entry.subscribe(show)
    return entry.settled.then((outcome) => {
      // A refused visit has its own place at the top of the walk; the queue need not hold it as well.
      if (outcome.state !== 'accepted') forget(entry.id)
      return outcome
    })
  }
  const { household, ...bare } = body
  // The edit carries what changed of a household that is known; said twice, a count in dispute would be disputed twice.
  const plain = edit && household && !household.residents?.length ? bare : body
  // Both are put in before anything is waited for: a phone that dies now keeps them, and the queue keeps their order.
  const editing = edit ? follow(enqueue(editHousehold, edit, { occurredAt: now })) : null
  const visiting = follow(enqueue(recordVisit, plain, { id: visit.id, occurredAt: now }))
  const edited = await editing
  if (edited?.state === 'accepted') visit = { ...visit, conflicts: edited.result.conflicts }
  const visited = await visiting
  const outcome = edited && edited.state !== 'accepted' ? edited : visited
  const progress: Progress = { ...visit.progress, state: outcome.state }
  const decided: SentVisit =
    outcome.state === 'accepted'
      ? { ...visit, progress, conflicts: visit.conflicts + outcome.result.conflicts }
      : { ...visit, progress, problem: outcome.problem }
  put(decided)
  if (decided.problem) keepRefused(body.door, decided.problem)
  // What was typed at the door meanwhile is a new draft, and stays.
  else if (findKept(body.door) === sent) letGo(body.door)
  void client.invalidateQueries({ predicate: (query) => /^(registry|dispatch)\./.test(String(query.queryKey[0])) })
  return decided
}

/** Visits of this sitting, newest first. */
export function useSentVisits(): readonly SentVisit[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => visits,
  )
}

/** Visits as they stand now, outside of a component. */
export function sentVisits(): readonly SentVisit[] {
  return visits
}

/** Takes a refused visit from the list, after it was put right or given up. */
export function dismissVisit(id: string): void {
  set(visits.filter((visit) => visit.id !== id))
}

/** Forgets everything at sign-out. */
export function forgetVisits(): void {
  set([])
}

function keepRefused(door: string, problem: ProblemBody): void {
  const kept = findKept(door)
  if (!kept) return
  keep(door, {
    ...kept,
    problems: (problem.fields ?? []).map((field) => ({ path: field.path, text: field.text })),
    refusal: problem,
  })
}

/** A newer visit to the same door takes the place of one that was refused. */
function put(visit: SentVisit): void {
  const others = visits.filter((other) => other.id !== visit.id && !(other.door === visit.door && other.problem))
  set([visit, ...others].sort((a, b) => b.at - a.at).slice(0, shownAtMost))
}

function set(next: readonly SentVisit[]): void {
  visits = next
  for (const listener of listeners) listener()
}
