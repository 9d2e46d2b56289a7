import { namesOf } from '#modules/agency/server/index.ts'
import { type LinkedDirective, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { currentFigures, getPlan, type ListedPlan, listPlans, type WholePlan } from '../contract/plan.ts'
import { figuresNow } from './plan-figures.ts'
import { listEmergencies } from './queries.ts'
import { type DroppedRow, findDropped, listDropped } from './queries-dropped.ts'
import { findPlan, listObjectives, listPlanRows, type PlanRow } from './queries-plan.ts'

const list = answer(listPlans, async (work) => {
  const [latest] = await listEmergencies(work.db, work.county)
  const rows = latest ? await listPlanRows(work.db, work.county, latest.id) : []
  const dropped = latest ? await listDropped(work.db, work.county, latest.id) : []
  // A draft that was dropped stands below the plan that took its number.
  const items = [...rows.map(listed), ...dropped.map(listedDropped)]
  return { items: items.sort((a, b) => b.no - a.no || Number(a.state === 'dropped') - Number(b.state === 'dropped')) }
})

const one = answer(getPlan, async (work, { id }) => {
  const row = await findPlan(work.db, work.county, id)
  if (!row) return droppedPlan(work, id)
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
      ...{ droppedBy: null, droppedAt: null, droppedWhy: null },
    },
    objectives: objectives.map(({ ord: _, agency_name, ...objective }) => ({
      ...objective,
      agencyName: agency_name,
      directives: linked.get(objective.id) ?? [],
    })),
  }
})

/** A draft that was dropped, as it stood. Throws platform.not_found. */
async function droppedPlan(work: Work, id: string): Promise<WholePlan> {
  const row = await findDropped(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  const names = await namesOf(work, [row.drafted_by, row.dropped_by])
  return {
    plan: {
      ...listedDropped(row),
      ...{ version: 0, emergencyName: row.emergency_name, level: row.level },
      draftedBy: names.get(row.drafted_by)?.name ?? '',
      draftedAt: row.drafted_at.toISOString(),
      ...{ approvedBy: null, approvedAt: null, closedBy: null, closedAt: null },
      droppedBy: names.get(row.dropped_by)?.name ?? '',
      droppedAt: row.dropped_at.toISOString(),
      droppedWhy: row.why,
    },
    objectives: row.objectives.map(({ ord: _, agency_name, ...objective }) => ({
      ...{ ...objective, agencyName: agency_name, directives: [] },
    })),
  }
}

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

function listedDropped(row: DroppedRow): ListedPlan {
  return {
    ...{ id: row.id, no: row.no, state: 'dropped', aim: row.aim, reached: 0, carried: 0 },
    ...{ startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() },
    objectives: row.objectives.length,
  }
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
