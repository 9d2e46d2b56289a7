import { answer } from '#platform/server/commands/module.ts'
import { HOUR, listOwnBatches } from '../contract/index.ts'
import { shiftsMadeBy } from './queries-shifts.ts'

/** What the reader put on the roster today; several shifts of one moment came by one command. */
export const batchesAnswer = answer(listOwnBatches, async (work) => {
  const since = new Date(work.receivedAt.getTime() - 24 * HOUR)
  const rows = await shiftsMadeBy(work.db, work.county, work.account, since, work.receivedAt)
  const batches = Map.groupBy(rows, ({ made_at }) => made_at.getTime())
  return {
    items: [...batches].flatMap(([at, shifts]) => {
      const [first] = shifts
      if (!first || shifts.length < 2) return []
      const last = Math.max(...shifts.map(({ ends_at }) => ends_at.getTime()))
      return {
        ...{ at: new Date(at).toISOString(), startsAt: first.starts_at.toISOString() },
        ...{ endsAt: new Date(last).toISOString(), shifts: shifts.map(({ id }) => id) },
      }
    }),
  }
})
