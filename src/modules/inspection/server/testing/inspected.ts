import { newId, type Result, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas } from '#main/testing/county-fixture.ts'
import { dayOf, type definePost } from '#modules/duty/contract/index.ts'
import { clear as clearDuty, madePost, put } from '#modules/duty/server/testing/duty.ts'
import type { BodyOf } from '#platform/contract/index.ts'
import { drawChecks } from '../../contract/index.ts'

/** Code of a refusal, or the status of what was not refused. */
export const refusal = (result: Result<unknown>) => (result.status === 'refused' ? result.problem?.code : result.status)
/** Codes of a refusal by field. */
export const fieldsOf = (result: Result<unknown>): [string, string][] =>
  (result.problem?.fields ?? []).map(({ path, code }) => [path, code])

/** Clears what a test left. */
export async function clear(county: TestCounty): Promise<void> {
  for (const table of ['photo', 'event', 'finding', 'visit', 'drawn', 'draw'])
    await county.admin.query(`delete from inspection.${table}`)
  await clearDuty(county)
}

/** The scope of this one hour in the county. */
export function thisHour(): { fromDay: string; days: number; hourFrom: number; hourTo: number } {
  const hour = new Date(Date.now() + 8 * 3_600_000).getUTCHours()
  return { fromDay: dayOf(Date.now()), days: 1, hourFrom: hour, hourTo: (hour + 1) % 24 }
}

/** Draws from this hour; ids of draw and checks. */
export async function drawn(county: TestCounty, count = 1, change: Partial<BodyOf<typeof drawChecks>> = {}) {
  const [id, checks] = [newId(), Array.from({ length: count }, newId)]
  const body = { place: areas.county.id, ...thisHour(), agencies: [], checks, ...change }
  const result = await county.as('inspector').command(drawChecks, body, { id })
  return { id, checks, check: checks[0] as string, body, result }
}

/** A post of the first committee with one person on its roster now, led by somebody else, and one check of this hour there. */
export async function inspected(county: TestCounty, change: Partial<BodyOf<typeof definePost>> = {}) {
  const planner = county.as('dispatcher')
  const post = await madePost(planner, { leader: accountOf('communityLeader'), ...change })
  const { id: shift } = await put(planner, post, 'worker', 0, 4)
  const draw = await drawn(county)
  if (draw.result.status !== 'accepted') throw new Error(`no draw: ${draw.result.problem?.code}`)
  return { post, shift, ...draw }
}
