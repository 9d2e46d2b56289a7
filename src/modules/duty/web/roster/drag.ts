import { useSyncExternalStore } from 'react'

/** Who is dragged now: a browser tells a cell the content of a drag only when it is dropped, and the cell must know before. */
let account: string | undefined
const listeners = new Set<() => void>()

/** A person is taken up, or let go. */
export function setDragged(next: string | undefined): void {
  account = next
  for (const listener of listeners) listener()
}

/** Who is dragged at this moment. */
export const dragged = (): string | undefined => account

/** The same for a component. */
export function useDragged(): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => account,
  )
}
