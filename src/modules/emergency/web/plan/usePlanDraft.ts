import { useCallback, useState } from 'react'
import type { BodyOf } from '#platform/contract/index.ts'
import { newId } from '#platform/web/outbox.ts'
import type { editPlan, WholePlan } from '../../contract/plan.ts'

type Body = BodyOf<typeof editPlan>
/** A plan as it is being written; `version` is the one that it was read at. */
export type PlanDraft = Omit<Body, 'plan' | 'aim'> & { aim: string }
export type DraftObjective = Body['objectives'][number]

const keyOf = (plan: string): string => `lianfang.plan.${plan}`
const HOUR = 3_600_000

/** An objective without words. */
export const emptyObjective = (): DraftObjective => ({ id: newId(), text: '', success: '' })

/** Whether this tab holds words of a plan that are not saved yet. */
export function hasUnsaved(plan: string): boolean {
  return read(plan) !== undefined
}

/** What is written of a plan in this tab: a reload loses nothing of it; saved or dropped, the server's stands again. */
export function usePlanDraft(whole: WholePlan) {
  const { id } = whole.plan
  const [mine, setMine] = useState<PlanDraft | undefined>(() => read(id))
  const draft = mine ?? draftOf(whole)
  const change = useCallback(
    (part: Partial<PlanDraft>) => {
      setMine((before) => {
        const next = { ...(before ?? draftOf(whole)), ...part }
        try {
          sessionStorage.setItem(keyOf(id), JSON.stringify(next))
        } catch {
          // A browser that stores nothing keeps it on the page alone.
        }
        return next
      })
    },
    [id, whole],
  )
  const drop = useCallback(() => {
    try {
      sessionStorage.removeItem(keyOf(id))
    } catch {
      // Nothing was kept.
    }
    setMine(undefined)
  }, [id])
  return {
    draft,
    isMine: mine !== undefined,
    isBehind: mine !== undefined && mine.version < whole.plan.version,
    change,
    drop,
  }
}

function read(plan: string): PlanDraft | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(plan))
    return kept ? (JSON.parse(kept) as PlanDraft) : undefined
  } catch {
    return undefined
  }
}

function draftOf({ plan, objectives }: WholePlan): PlanDraft {
  return {
    ...{ version: plan.version, startsAt: plan.startsAt, aim: plan.aim },
    hours: Math.round((Date.parse(plan.endsAt) - Date.parse(plan.startsAt)) / HOUR),
    objectives: objectives.map(({ id, text, success, agency, person, figure, target, directive }) => ({
      ...{ id, text, success, person },
      ...(agency ? { agency } : {}),
      ...(figure ? { figure } : {}),
      ...(target !== null ? { target } : {}),
      ...(directive ? { directive } : {}),
    })),
  }
}
