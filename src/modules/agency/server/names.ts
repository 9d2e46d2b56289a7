import type { Work } from '#platform/server/commands/context.ts'
import { listNames } from './queries-account.ts'

/** Names and agencies of accounts by their ids, for rows that say who did something. */
export async function namesOf(
  work: Pick<Work, 'db' | 'county'>,
  accounts: readonly string[],
): Promise<Map<string, { name: string; agency: string }>> {
  const rows = await listNames(work.db, work.county, accounts)
  return new Map(rows.map((row) => [row.id, { name: row.display_name, agency: row.agency_name }]))
}
