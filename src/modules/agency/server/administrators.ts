import { Problem } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { agencyProblems } from '../contract/index.ts'
import { countyAdministrators, lockAdministrators } from './queries-role.ts'

/**
 * Refuses what would leave the county without an administrator: when a role without an end is taken, another without an end
 * must stay; when one with an end is taken, any other will do.
 */
export async function keepAnAdministrator(work: Work, going: { role: string } | { account: string }): Promise<void> {
  await lockAdministrators(work.db, work.county)
  const all = await countyAdministrators(work.db, work.county, work.receivedAt)
  const goes = (one: { id: string; account: string }) =>
    'role' in going ? one.id === going.role : one.account === going.account
  const leaving = all.filter(goes)
  if (leaving.length === 0) return
  const staying = all.filter((one) => !goes(one))
  const openEnded = leaving.some((one) => one.open_ended)
  if (!staying.some((one) => one.open_ended || !openEnded)) throw new Problem(agencyProblems.last_administrator)
}
