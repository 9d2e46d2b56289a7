import type { BodyOf } from '#platform/contract/index.ts'
import { useDraft } from '#platform/web/desk/useDraft.ts'
import { newId } from '#platform/web/outbox.ts'
import type { editPlan, WholePlan } from '../../contract/plan.ts'

type Body = BodyOf<typeof editPlan>
/** A plan as it is being written; `version` is the one that it was read at. */
export type PlanDraft = Omit<Body, 'plan' | 'aim'> & { aim: string }
export type DraftObjective = Body['objectives'][number]

/** Name under which this tab keeps what is written of a plan. */
export const draftName = (plan: string): string => `plan.${plan}`
const HOUR = 3_600_000

/** An objective without words. */
export const emptyObjective = (): DraftObjective => ({ id: newId(), text: '', success: '' })

/** What is written of a plan in this tab. */
export const usePlanDraft = (whole: WholePlan) => useDraft<PlanDraft>(draftName(whole.plan.id), draftOf(whole))

function draftOf({ plan, objectives }: WholePlan): PlanDraft {
  return {
    ...{ version: plan.version, startsAt: plan.startsAt, aim: plan.aim },
    hours: Math.round((Date.parse(plan.endsAt) - Date.parse(plan.startsAt)) / HOUR),
    objectives: objectives.map(({ id, text, success, agency, person, figure, target }) => ({
      ...{ id, text, success, person },
      ...(agency ? { agency } : {}),
      ...(figure ? { figure } : {}),
      ...(target !== null ? { target } : {}),
    })),
  }
}
