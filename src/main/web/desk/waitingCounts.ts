import { useSyncExternalStore } from 'react'

/** What waits behind an entry of the side bar, in the words that the entry shows. */
export interface WaitingCount {
  to: string
  label: string
  count: number
  /** By when the first of it is due, where it has a clock. */
  dueAt?: string | undefined
}

let current: readonly WaitingCount[] = []
const listeners = new Set<() => void>()

/** Tells how much waits behind an entry; 0 takes it away. Told by the side bar, which counts it anyway. */
export function tellWaiting(one: WaitingCount): void {
  const others = current.filter(({ to }) => to !== one.to)
  current = one.count > 0 ? [...others, one] : others
  for (const listener of listeners) listener()
}

/** What waits behind the entries of the side bar, for the list of the first page. */
export function useWaitingCounts(): readonly WaitingCount[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
