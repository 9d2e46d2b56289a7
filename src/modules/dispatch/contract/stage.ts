import type { stages } from './index.ts'

export type Stage = (typeof stages)[number]

/** What the stage of a task is read from. `open` counts doors unreached or with nobody home. */
export interface Facts {
  dueAt: Date
  acceptedAt: Date | null
  open: number
  /** Some door was visited since the task was given. */
  isBegun: boolean
}

/** Stage of a task at a moment: the rule in words, which the list's SQL is tested against. */
export function stageOf(facts: Facts, now: Date): Stage {
  if (facts.open === 0) return 'done'
  if (facts.dueAt < now) return 'late'
  if (facts.isBegun) return 'under_way'
  return facts.acceptedAt ? 'accepted' : 'assigned'
}
