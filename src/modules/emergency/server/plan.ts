import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { approvePlan, closePlan, draftPlan, dropPlan, editPlan } from '../contract/plan.ts'
import { planProblems } from '../contract/plan-problems.ts'
import { figuresNow } from './plan-figures.ts'
import { listEmergencies } from './queries.ts'
import { emptyPlan, findDropped, keepDropped, takeOver } from './queries-dropped.ts'
import * as sql from './queries-plan.ts'
import { listBodies } from './queries-tasks.ts'

/** The next plan, drafted from the last one; only when that one is closed, so that what it carries over is known. */
const draft = handleEach(
  draftPlan,
  async (work, { id, body }) => {
    const live = (await listEmergencies(work.db, work.county)).find((row) => !row.ended_at)
    if (!live) throw new Problem(problems.no_live_emergency)
    const [last] = await sql.listPlanRows(work.db, work.county, live.id)
    if (last && !last.closed_at) throw new Problem(planProblems.plan_open)
    const startsAt = new Date(body.startsAt)
    checkStart(startsAt, live)
    // A period that was closed early leaves its rest to the next.
    if (last && startsAt < last.ends_at && startsAt < (last.closed_at ?? last.ends_at))
      refuse('startsAt', planProblems.plan_overlaps)
    if (last && startsAt <= last.starts_at) refuse('startsAt', planProblems.plan_overlaps)
    const no = (last?.no ?? 0) + 1
    const empty = await emptyPlan(work.db, work.county, live.id)
    const written = [startsAt, body.hours, last?.aim ?? '', work.account, work.receivedAt]
    if (empty) {
      const taken = await work.db.query(takeOver, [work.county, empty, id, ...written])
      if (taken.length === 0) throw new Problem(planProblems.plan_open)
    } else await work.db.query(sql.insertPlan, [work.county, id, live.id, no, ...written])
    const carried = last ? await work.db.query(sql.carryObjectives, [work.county, last.id, id]) : []
    return { no, carried: carried.length }
  },
  { plan_draft: planProblems.plan_open, plan_no: planProblems.plan_open, plan_starts: planProblems.plan_overlaps },
)

/** A period belongs to the response: it begins on its first day at the earliest. */
function checkStart(startsAt: Date, { started_at }: { started_at: Date }): void {
  if (countyDay(startsAt) < countyDay(started_at)) refuse('startsAt', planProblems.plan_too_early)
}

/** Calendar day in the county's zone. */
const countyDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

const edit = handleEach(
  editPlan,
  async (work, { body }) => {
    const plan = await lock(work, body.plan, body.version)
    if (plan.approved_at) throw new Problem(planProblems.plan_approved)
    const of = (await listEmergencies(work.db, work.county)).find(({ id }) => id === plan.emergency)
    if (of) checkStart(new Date(body.startsAt), of)
    const before = (await sql.listPlanRows(work.db, work.county, plan.emergency)).find(({ no }) => no === plan.no - 1)
    if (before && new Date(body.startsAt) <= before.starts_at) refuse('startsAt', planProblems.plan_overlaps)
    await checkObjectives(work, body)
    const aim = body.aim ?? ''
    await work.db.query(sql.updatePlan, [work.county, body.plan, new Date(body.startsAt), body.hours, aim])
    await work.db.query(sql.dropObjectives, [work.county, body.plan, body.objectives.map(({ id }) => id)])
    const rows = body.objectives.map(({ person = '', ...one }, nth) => ({ ...one, person, ord: nth + 1 }))
    await work.db.query(sql.putObjectives, [work.county, body.plan, JSON.stringify(rows)])
    return { version: body.version + 1 }
  },
  { plan_starts: planProblems.plan_overlaps },
)

const approve = handleEach(approvePlan, async (work, { body }) => {
  const plan = await lock(work, body.plan, body.version)
  if (plan.approved_at) throw new Problem(planProblems.plan_approved)
  if ((await sql.listObjectives(work.db, work.county, body.plan)).length === 0)
    throw new Problem(planProblems.plan_empty)
  await work.db.query(sql.approve, [work.county, body.plan, work.account, work.receivedAt])
  return { version: body.version + 1 }
})

/** The end of a period: what came of everything, and the figures as they stand at this moment. */
/** What was written stays as it stood, with the reason; what the last plan carries over stands in the next draft again. */
const drop = handleEach(dropPlan, async (work, { body }) => {
  const plan = await lock(work, body.plan, body.version)
  if (plan.approved_at) throw new Problem(planProblems.plan_approved)
  const objectives = await sql.listObjectives(work.db, work.county, body.plan)
  const values = [JSON.stringify(objectives), work.account, work.receivedAt, body.why]
  await work.db.query(keepDropped, [work.county, body.plan, ...values])
  await work.db.query(sql.dropObjectives, [work.county, body.plan, []])
  return { no: plan.no }
})

const close = handleEach(closePlan, async (work, { body }) => {
  const plan = await lock(work, body.plan, body.version)
  if (!plan.approved_at) throw new Problem(planProblems.plan_not_approved)
  const objectives = await sql.listObjectives(work.db, work.county, body.plan)
  const said = new Map(body.results.map((one) => [one.objective, one]))
  const isWhole = said.size === body.results.length && said.size === objectives.length
  if (!isWhole || objectives.some(({ id }) => !said.has(id))) throw new Problem(planProblems.results_missing)
  const figures = await figuresNow(work, new Set(objectives.flatMap(({ figure }) => figure ?? [])))
  const rows = objectives.map(({ id, figure }) => ({
    ...{ id, outcome: said.get(id)?.outcome, result: said.get(id)?.result },
    value: figure ? (figures.get(figure)?.value ?? null) : null,
  }))
  await work.db.query(sql.putResults, [work.county, body.plan, JSON.stringify(rows)])
  await work.db.query(sql.close, [work.county, body.plan, work.account, work.receivedAt])
  return { version: body.version + 1 }
})

/** Handlers of the plan's commands. */
export const planCommands = [draft, edit, approve, drop, close]

/** A plan of the live emergency that is not closed, at the version that was seen. */
async function lock(work: Work, id: string, version: number) {
  const plan = await sql.lockPlan(work.db, work.county, id)
  if (await findDropped(work.db, work.county, id)) throw new Problem(planProblems.plan_dropped)
  if (!plan) throw new Problem(problems.not_found)
  if (plan.closed_at) throw new Problem(planProblems.plan_closed)
  if (plan.version !== version) throw new Problem(planProblems.plan_changed)
  return plan
}

async function checkObjectives(work: Work, { objectives }: BodyOf<typeof editPlan>): Promise<void> {
  const known = new Set((await listBodies(work.db, work.county)).map(({ id }) => id))
  objectives.forEach(({ id, agency, person, figure, target }, nth) => {
    const at = `objectives/${nth}`
    if (objectives.findIndex((one) => one.id === id) !== nth) refuse(`${at}/id`, problems.field_choice)
    if (agency && !known.has(agency)) refuse(`${at}/agency`, problems.field_choice)
    if (!agency && !person) refuse(`${at}/agency`, planProblems.owner_missing)
    if (target !== undefined && !figure) refuse(`${at}/target`, planProblems.target_without_figure)
  })
}

function refuse(path: string, definition: (typeof planProblems)[keyof typeof planProblems]): never {
  throw new Problem(problems.invalid, undefined, [{ path: `/body/${path}`, definition }])
}
