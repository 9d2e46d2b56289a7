import { findObjective, type NamedObjective, openObjectives } from '#modules/emergency/server/index.ts'
import { type Events, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer, handleEach } from '#platform/server/commands/module.ts'
import { directiveProblems, linkObjective, listObjectives } from '../contract/index.ts'
import { inForce, write } from './move.ts'
import { lockDemand, setDemandObjective, setObjective } from './queries.ts'
import { directivesOfObjectives, type ServingRow } from './queries-reads.ts'

/** An objective of the plan that is drafted or runs. Throws directive.unknown_objective at the field. */
export async function openObjective(work: Work, id: string): Promise<NamedObjective> {
  const found = (await openObjectives(work)).find((one) => one.id === id)
  if (found) return found
  const field = { path: '/body/objective', definition: directiveProblems.unknown_objective }
  throw new Problem(problems.invalid, undefined, [field])
}

/** Links a directive, or one of its demands, to an objective, moves the link, or takes it out; what it served before is written down. */
export const linkHandler = handleEach(linkObjective, async (work, { id, body }) => {
  const directive = await inForce(work, body.directive)
  const objective = body.objective ? await openObjective(work, body.objective) : undefined
  const linked = objective !== undefined
  const served = body.demand === undefined ? directive : await linkedDemand(work, directive.id, body.demand)
  const values = [work.county, directive.id, objective?.id ?? null]
  if (body.demand === undefined) {
    const done = await work.db.query(setObjective, values)
    if (done.length === 0) throw new Problem(problems.not_found)
  } else await work.db.query(setDemandObjective, [...values, body.demand])
  if ((objective?.id ?? null) === served.objective) return { linked }
  const before = served.objective && !objective ? await findObjective(work, served.objective) : undefined
  const said = objective?.text ?? before?.text
  const line = { what: linked ? 'linked' : 'unlinked', said, path: directive.path }
  await write(work, id, directive.id, [body.demand === undefined ? line : { ...line, ord: body.demand }])
  return { linked }
})

async function linkedDemand(work: Work, directive: string, ord: number): Promise<{ objective: string | null }> {
  const demand = await lockDemand(work.db, work.county, directive, ord)
  if (!demand) throw new Problem(problems.not_found)
  return demand
}

/** Objectives to choose from. */
export const objectivesAnswer = answer(listObjectives, async (work) => {
  const open = await openObjectives(work)
  return { planNo: open[0]?.no ?? null, items: open.map(({ id, ord, text }) => ({ id, ord, text })) }
})

/** Gives the directives that serve objectives to whoever reads the plan. */
export async function giveDirectives(
  work: Work,
  { objectives, give }: Events['emergency.directivesAsked'],
): Promise<void> {
  const rows = await work.db.query<ServingRow>(directivesOfObjectives, [work.county, objectives])
  for (const { objective, signed_off, ...row } of rows) give(objective, { ...row, signedOff: signed_off })
}
