import { useKept, useNow } from '#platform/web/field/kept.ts'
import { isLate, type MyDemand, myDemands, type OwnDeed, waitsFor } from '../../contract/index.ts'
import { useAhead } from './ahead.ts'
import { deedsFor, useWaitingDeeds } from './deeds.ts'

/** A demand as it stands on this phone now. */
export interface OwnDemand extends MyDemand {
  /** What was done about it here and waits for signal. */
  deeds: readonly OwnDeed[]
  /** Whether the agency still has to do something about it, all that waits here taken in. */
  isOurs: boolean
}

/** Demands of the own agency that are not settled, late ones first; kept on the phone, with their papers. */
export function useMine() {
  const answer = useKept('directive.mine', myDemands, { asked: 'yes' })
  const now = useNow()
  const waiting = useWaitingDeeds()
  useAhead(answer.query.data?.items)
  return { answer, items: answer.data && ownDemands(answer.data.items, waiting, now) }
}

/** In the order in which they are to be done: late ones, what the reader is in charge of, then by deadline. `now` in milliseconds since 1970. */
export function ownDemands(
  items: readonly MyDemand[],
  waiting: Parameters<typeof deedsFor>[0],
  now: number,
): OwnDemand[] {
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
