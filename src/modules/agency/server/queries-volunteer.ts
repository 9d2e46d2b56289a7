import type { Queryable } from '#platform/server/db/tx.ts'

/** SQL of volunteers' accounts: the database bounds it to whoever vets at the place, and to the one role. */

/** $1 county, $2 account, $3 user name wished for, $4 name, $5 hash, $6 role, $7 place, $8 skills, $9 when. */
const open = 'select agency.open_volunteer($1, $2, $3, $4, $5, $6, $7, $8::text[], $9) as username'
export async function insertVolunteer(db: Queryable, values: readonly unknown[]): Promise<string | null> {
  const [row] = await db.query<{ username: string | null }>(open, values)
  return row?.username ?? null
}

/** $1 county, $2 account, $3 hash. */
const renew = 'select agency.renew_volunteer($1, $2, $3) as username'
export async function renewPassword(db: Queryable, values: readonly unknown[]): Promise<string | null> {
  const [row] = await db.query<{ username: string | null }>(renew, values)
  return row?.username ?? null
}

/** $1 county, $2 account, $3 role, $4 place, $5 when. */
export const reopenAccount = 'select agency.reopen_volunteer($1, $2, $3, $4, $5)'
