import { useSyncExternalStore } from 'react'
import { type OutboxEntry, onPending, outboxEntries } from '#platform/web/outbox.ts'
import { phone } from '#platform/web/store/phone.ts'
import type { DoorDocument } from '../../contract/index.ts'
import { overlay } from './overlay.ts'

/**
 * Doors as this phone holds them, with everything on top that the server has not yet taken over: after a restart in the valley
 * a visited door is a visited one and a changed family the changed one, though nobody but the phone knows.
 */

let documents: readonly unknown[] = []
let entries: readonly OutboxEntry[] = []
let doors: readonly DoorDocument[] = []
let byId = new Map<string, DoorDocument>()
let waiting: ReadonlySet<string> = new Set()

/** All doors in walking order; undefined while the phone holds nothing that it may open. */
export function heldDoors(): readonly DoorDocument[] | undefined {
  const store = phone().documents
  if (!store.ready || store.following.syncedAt === null) return undefined
  if (documents === store.all() && entries === outboxEntries()) return doors
  documents = store.all()
  entries = outboxEntries()
  byId = new Map((documents as readonly DoorDocument[]).map((door) => [door.id, door]))
  const underway = entries.filter(({ progress }) => !['refused', 'conflict'].includes(progress.state))
  waiting = overlay(byId, underway, heldPart<{ id: string; path: string; name: string }[]>('areas') ?? [])
  doors = [...byId.values()].sort((a, b) => compare(a.walk, b.walk) || a.walkOrder - b.walkOrder || compare(a.id, b.id))
  return doors
}

/** Lets go of the doors, when the phone is locked. */
export function forgetHeld(): void {
  documents = []
  entries = []
  doors = []
  byId = new Map()
  waiting = new Set()
}

/** One door. */
export function heldDoor(id: string): DoorDocument | undefined {
  return heldDoors() ? byId.get(id) : undefined
}

/** Ids of doors, households and residents whose latest word waits on this phone; the same set until something changes. */
export function useWaitingIds(): ReadonlySet<string> {
  return useSyncExternalStore(onChange, () => {
    heldDoors()
    return waiting
  })
}

/** All doors in walking order, kept up with; undefined while the phone holds nothing that it may open. */
export function useHeldDoors(): readonly DoorDocument[] | undefined {
  return useSyncExternalStore(onChange, heldDoors)
}

function onChange(listener: () => void): () => void {
  const stops = [onPending(listener), phone().documents.onChange(listener)]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Shared data that came with the doors. */
export function heldPart<T>(name: string): T | undefined {
  return phone().documents.following.parts[name] as T | undefined
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
