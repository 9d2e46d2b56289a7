import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { dutyProblems, HOUR, longestHours, mostRestHours, type RestRule, setRest } from '../contract/index.ts'
import { insertRest, listRest } from './queries-rest.ts'

/** Shifts this far around are looked at for rest, in milliseconds. */
export const around = (longestHours + mostRestHours) * HOUR

/** Rules of rest as `clashOf` takes them. */
export async function restRules(work: Pick<Work, 'db' | 'county'>): Promise<RestRule[]> {
  return (await listRest(work.db, work.county)).map(({ from_at, hours }) => ({ from: from_at.getTime(), hours }))
}

/** A new rule of rest, from this hour on or a later moment. */
export const restHandler = handleEach(setRest, async (work, { id, body }) => {
  // One rule for the county: whoever commands a part of it does not set it.
  if (!work.paths.includes(String(work.county))) throw new Problem(problems.not_permitted)
  const from = new Date(body.from)
  if (from.getTime() < work.receivedAt.getTime() - HOUR)
    throw new Problem(problems.invalid, undefined, [{ path: '/body/from', definition: dutyProblems.rest_in_past }])
  await work.db.query(insertRest, [...[work.county, id, from, body.hours, body.basis, work.account, work.receivedAt]])
  return { from: from.toISOString() }
})
