import { useCallback } from 'react'
import { sentVisits, type WalkDoor } from '#modules/registry/web/field.tsx'
import { usePages } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { myDoors } from '../../contract/index.ts'

/** Doors of the day in walking order, and the way to the one after. */
export function useWalk() {
  const { may } = useSession()
  const pages = usePages(myDoors, { show: 'due' }, { enabled: may(myDoors.name), keep: true })
  const { rows } = pages
  const readAt = pages.query.dataUpdatedAt
  const nextDoor = useCallback(
    (after: string): WalkDoor | null => nextIn(rows, after, (id) => isSettled(id, readAt)),
    [rows, readAt],
  )
  return { ...pages, nextDoor }
}

/**
 * The first door after `after` that still waits; past the end, the first of all. Empty `after` begins at the beginning.
 * `settled` leaves out doors that were visited since the list was read.
 */
export function nextIn<T extends { id: string }>(
  doors: readonly T[],
  after: string,
  settled: (id: string) => boolean,
): T | null {
  const at = doors.findIndex((door) => door.id === after)
  const inOrder = [...doors.slice(at + 1), ...doors.slice(0, Math.max(0, at))]
  return inOrder.find((door) => door.id !== after && !settled(door.id)) ?? null
}

/** A visit was sent after the list was read, or is still on its way; one that was refused settles nothing. */
function isSettled(door: string, readAt: number): boolean {
  const visit = sentVisits().find((sent) => sent.door === door)
  if (!visit || visit.problem) return false
  return visit.progress.state !== 'accepted' || visit.at > readAt
}
