import { useSyncExternalStore } from 'react'
import type { ProblemBody } from '#platform/contract/index.ts'
import type { DraftProblem } from '../resident/check.ts'
import type { VisitDraft } from './draft.ts'

/** Problem of a field as the server told it, already in words. */
export interface ServerProblem {
  path: string
  text: string
}

/** What is kept for a door: the draft, and what was wrong with it when it was last sent. */
export interface Kept {
  draft: VisitDraft
  problems: readonly (DraftProblem | ServerProblem)[]
  /** The server's refusal, if the last sending was refused. */
  refusal: ProblemBody | null
}

const kept = new Map<string, Kept>()
const listeners = new Set<() => void>()

/** Keeps what was typed at a door until the server has it. In memory alone: names do not lie open in the phone's storage. */
export function keep(door: string, value: Kept): void {
  kept.set(door, value)
  for (const listener of listeners) listener()
}

/** What is kept for a door, if anything. */
export function findKept(door: string): Kept | undefined {
  return kept.get(door)
}

/** Lets go of a draft, after the server has it or when its writer throws it away. */
export function letGo(door: string): void {
  if (kept.delete(door)) for (const listener of listeners) listener()
}

/** Lets go of everything: at sign-out, for the next hands that hold the phone. */
export function letGoOfAll(): void {
  kept.clear()
  for (const listener of listeners) listener()
}

/** The kept draft of a door, followed. */
export function useKept(door: string): Kept | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => kept.get(door),
  )
}

/** How many doors are filled in and not put in yet, followed. */
export function useDraftCount(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => kept.size,
  )
}
