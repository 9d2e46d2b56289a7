import { isLate, type MyDemand, type OwnDeed, waitsFor } from '../../contract/index.ts'
import { deedsFor, type WaitingDeed } from './deeds.ts'

/** A demand as it stands on this phone now. */
export interface OwnDemand extends MyDemand {
  /** What was done about it here and waits for signal. */
  deeds: readonly OwnDeed[]
  /** Whether the agency still has to do something about it, all that waits here taken in. */
  isOurs: boolean
}

/** In the order in which they are to be done: late ones, what the reader is in charge of, then by deadline. `now` in milliseconds since 1970. */
export function ownDemands(items: readonly MyDemand[], waiting: readonly WaitingDeed[], now: number): OwnDemand[] {
  return items
    .map((item) => {
      const { deeds, state } = deedsFor(waiting, item)
      // What was kept knows its own hour alone.
      const late = isLate(item.state, Date.parse(item.dueAt), now)
      return { ...item, late, deeds, isOurs: waitsFor(state) === 'owner' }
    })
    .sort(
      (a, b) =>
        Number(b.late) - Number(a.late) ||
        Number(b.isForMe) - Number(a.isForMe) ||
        Date.parse(a.dueAt) - Date.parse(b.dueAt),
    )
}
