import type { Queryable } from '#platform/server/db/tx.ts'

/** A live session with its user name. */
export interface SessionRow {
  id: string
  account: string
  username: string
  created_at: Date
  seen_at: Date
  expires_at: Date
  network: string | null
  device: string | null
}

const columns = 's.id, s.account, a.username, s.created_at, s.seen_at, s.expires_at, s.network, s.device'

/** One's own sessions, the last used first. */
export const sessionsOf = (db: Queryable, county: number, account: string, at: Date) =>
  db.query<SessionRow>(
    `select ${columns} from app.session s join agency.account a on a.county = $1 and a.id = s.account
      where s.county = $1 and s.account = $2 and s.expires_at > $3 order by s.seen_at desc, s.id desc limit 200`,
    [county, account, at],
  )

/** Sessions of the accounts within reach, newest first: ids are made in the order of time. */
export const listSessions = (
  db: Queryable,
  county: number,
  account: string | null,
  before: string | null,
  at: Date,
  limit: number,
) =>
  db.query<SessionRow>('select * from agency.sessions_in_reach($1, $2, $3, $4, $5)', [
    county,
    account,
    before,
    at,
    limit,
  ])

/** Ends a session: one's own, or that of an account within the writer's reach. False when there is none such. */
export async function endSession(db: Queryable, county: number, id: string, self: string): Promise<boolean> {
  const rows = await db.query('delete from app.session where county = $1 and id = $2 and account = $3 returning id', [
    county,
    id,
    self,
  ])
  if (rows.length > 0) return true
  const [row] = await db.query<{ ended: number }>('select agency.end_sessions($1, $2, null) as ended', [county, id])
  return (row?.ended ?? 0) > 0
}

/** Ends all sessions of an account within the writer's reach. */
export const endSessionsOf = (db: Queryable, county: number, account: string) =>
  db.query('select agency.end_sessions($1, null, $2)', [county, account])

/** Ends all of one's own sessions, but for one that may stay. */
export const endOwnSessions = (db: Queryable, county: number, self: string, but: string | null) =>
  db.query('delete from app.session where county = $1 and account = $2 and ($3::uuid is null or id <> $3)', [
    county,
    self,
    but,
  ])

/** Opens a session that was restricted to choosing a password. */
export const liftRestriction = (db: Queryable, county: number, id: string) =>
  db.query('update app.session set restricted = false where county = $1 and id = $2', [county, id])
