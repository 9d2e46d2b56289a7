import type { BodyOf } from '#platform/contract/index.ts'
import type { OutboxEntry } from '#platform/web/outbox.ts'
import type { recordFollowUp } from '../../contract/follow-up.ts'
import { type FollowUpDue, openSlot, slotAt, slotIndex } from '../../contract/index.ts'

/** One person's times of today and yesterday, with what waits on this phone. */
export interface Times {
  /** The time that is open now; null in the night. */
  open: number | null
  done: ReadonlySet<number>
  /** Times that a form offers: what is not done since yesterday, the latest first. */
  offered: number[]
}

/** What can be told of somebody at a moment. */
export function timesOf(one: FollowUpDue, entries: readonly OutboxEntry[], now: Date): Times {
  const done = new Set(one.done)
  for (const { name, body, progress } of entries) {
    if (name !== 'monitoring.recordFollowUp' || ['refused', 'conflict'].includes(progress.state)) continue
    const told = body as BodyOf<typeof recordFollowUp>
    const index = told.schedule === one.schedule && told.reached ? slotIndex(one, told.day, told.slot) : undefined
    if (index !== undefined) done.add(index)
  }
  const open = openSlot(one, now) ?? null
  const last = open ?? closedToday(one, now) - 1
  const offered = Array.from({ length: one.perDay * 2 }, (_, back) => last - back).filter(
    (index) => index >= 0 && !done.has(index),
  )
  return { open, done, offered }
}

/** Times up to the last one whose day has begun. */
function closedToday(one: FollowUpDue, now: Date): number {
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  let last = 0
  for (let index = 0; index < one.days * one.perDay; index += 1)
    if (slotAt(one, index).day < today || (slotAt(one, index).day === today && now.getUTCHours() >= 14))
      last = index + 1
  return last
}
