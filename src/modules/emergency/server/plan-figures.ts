import type { Work } from '#platform/server/commands/context.ts'
import { type PlanFigure, planFigures } from '../contract/plan.ts'

/** A figure as the module that knows it gave it. */
export interface Figure {
  value: number
  of: number | null
}

/** Figures of the system as they stand at this moment; one that no module gives is not among them. */
export async function figuresNow(
  work: Work,
  wanted: ReadonlySet<string> = new Set(planFigures),
): Promise<Map<PlanFigure, Figure>> {
  const found = new Map<PlanFigure, Figure>()
  if (wanted.size === 0) return found
  await work.emit('emergency.figuresAsked', {
    wanted,
    give(code, value, of) {
      const known = planFigures.find((one) => one === code)
      if (known) found.set(known, { value, of: of ?? null })
    },
  })
  return found
}
