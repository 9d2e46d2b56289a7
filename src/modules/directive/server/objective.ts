import { findObjective, type NamedObjective, openObjectives } from '#modules/emergency/server/index.ts'
import { type Events, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer, handleEach } from '#platform/server/commands/module.ts'
import { directiveProblems, linkObjective, listObjectives } from '../contract/index.ts'
import { inForce, write } from './move.ts'
import { setObjective } from './queries.ts'
import { directivesOfObjectives, type ServingRow } from './queries-reads.ts'

/** An objective of the plan that is drafted or runs. Throws directive.unknown_objective at the field. */
export async function openObjective(work: Work, id: string): Promise<NamedObjective> {
  const found = (await openObjectives(work)).find((one) => one.id === id)
  if (found) return found
  const field = { path: '/body/objective', definition: directiveProblems.unknown_objective }
  throw new Problem(problems.invalid, undefined, [field])
}

/** Links a directive to an objective, moves the link, or takes it out; what it served before is written down. */
export const linkHandler = handleEach(linkObjective, async (work, { id, body }) => {
  const directive = await inForce(work, body.directive)
  const objective = body.objective ? await openObjective(work, body.objective) : undefined
  const done = await work.db.query(setObjective, [work.county, directive.id, objective?.id ?? null])
  if (done.length === 0) throw new Problem(problems.not_found)
  if ((objective?.id ?? null) === directive.objective) return { linked: objective !== undefined }
  const before = directive.objective && !objective ? await findObjective(work, directive.objective) : undefined
  const said = objective?.text ?? before?.text
  await write(work, id, directive.id, [{ what: objective ? 'linked' : 'unlinked', said, path: directive.path }])
  return { linked: objective !== undefined }
})

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
