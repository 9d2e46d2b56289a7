import { namesOf } from '#modules/agency/server/index.ts'
import { type LinkedDirective, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { currentFigures, getPlan, type ListedPlan, listPlans } from '../contract/plan.ts'
import { figuresNow } from './plan-figures.ts'
import { listEmergencies } from './queries.ts'
import { findPlan, listObjectives, listPlanRows, type PlanRow } from './queries-plan.ts'

const list = answer(listPlans, async (work) => {
  const [latest] = await listEmergencies(work.db, work.county)
  const rows = latest ? await listPlanRows(work.db, work.county, latest.id) : []
  return { items: rows.map(listed) }
})

const one = answer(getPlan, async (work, { id }) => {
  const row = await findPlan(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  const names = await namesOf(work, [
    ...new Set([row.drafted_by, row.approved_by, row.closed_by].flatMap((account) => account ?? [])),
  ])
  const name = (account: string | null) => (account ? (names.get(account)?.name ?? '') : null)
  const objectives = await listObjectives(work.db, work.county, id)
  const linked = await directivesOf(
    work,
    objectives.map((one) => one.id),
  )
  return {
    plan: {
      ...listed(row),
      version: row.version,
      emergencyName: row.emergency_name,
      level: row.level,
      draftedBy: name(row.drafted_by) ?? '',
      draftedAt: row.drafted_at.toISOString(),
      approvedBy: name(row.approved_by),
      approvedAt: row.approved_at?.toISOString() ?? null,
      closedBy: name(row.closed_by),
      closedAt: row.closed_at?.toISOString() ?? null,
    },
    objectives: objectives.map(({ ord: _, agency_name, ...objective }) => ({
      ...objective,
      agencyName: agency_name,
      directives: linked.get(objective.id) ?? [],
    })),
  }
})

const figures = answer(currentFigures, async (work) => ({
  at: work.receivedAt.toISOString(),
  items: [...(await figuresNow(work))].map(([code, figure]) => ({ code, ...figure })),
}))

/** Handlers of the plan's reads. */
export const planQueries = [list, one, figures]

/** Directives that serve objectives, as the module that knows them gives them. */
async function directivesOf(work: Work, objectives: readonly string[]): Promise<Map<string, LinkedDirective[]>> {
  const found = new Map<string, LinkedDirective[]>()
  if (objectives.length === 0) return found
  await work.emit('emergency.directivesAsked', {
    objectives,
    give(objective, directive) {
      found.set(objective, [...(found.get(objective) ?? []), directive])
    },
  })
  return found
}

function listed(row: PlanRow): ListedPlan {
  return {
    id: row.id,
    no: row.no,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    state: row.closed_at ? 'closed' : row.approved_at ? 'approved' : 'draft',
    aim: row.aim,
    objectives: row.objectives,
    reached: row.reached,
    carried: row.carried,
  }
}
