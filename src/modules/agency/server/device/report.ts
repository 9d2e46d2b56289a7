import { leaseHours } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { PhoneReport } from '#platform/server/sync/sources.ts'
import { reportDevice } from '../queries-device.ts'

/** Keeps what an enrolled phone says of itself with a pull. Its clock is put right first, so that "since when" is true. */
export async function keepReport(work: Work, report: PhoneReport): Promise<{ lease: Date | null } | undefined> {
  if (work.session === undefined) return undefined
  const { unsent, oldest, skew } = report
  const trueOldest = oldest && new Date(Math.min(oldest.getTime() - (skew ?? 0) * 1000, Date.now()))
  const lease = await reportDevice(
    work.db,
    work.county,
    work.session,
    { unsent: unsent ?? null, oldest: trueOldest ?? null, skew },
    leaseHours,
  )
  return { lease }
}
