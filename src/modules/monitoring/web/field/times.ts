import type { BodyOf } from '#platform/contract/index.ts'
import type { OutboxEntry } from '#platform/web/outbox.ts'
import type { recordFollowUp } from '../../contract/follow-up.ts'
import { closedSlots, type FollowUpDue, openSlot, slotIndex } from '../../contract/index.ts'

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
  const last = open ?? closedSlots(one, now) - 1
  const offered = Array.from({ length: one.perDay * 2 }, (_, back) => last - back).filter(
    (index) => index >= 0 && !done.has(index),
  )
  return { open, done, offered }
}
