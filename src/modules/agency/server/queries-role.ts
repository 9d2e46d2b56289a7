import type { Role } from '#platform/contract/index.ts'
import type { Queryable } from '#platform/server/db/tx.ts'

/** A role as it is held or was. */
export interface RoleRow {
  id: string
  account: string
  role: Role
  place: string
  place_name: string
  valid_from: Date
  until: Date | null
  lent_from: string | null
  live: boolean
}

/** Roles of some accounts, newest first; with `over` also those that ended or ran out. */
export const listRoles = (db: Queryable, county: number, accounts: readonly string[], over: boolean, at: Date) =>
  db.query<RoleRow>(
    `select h.id, h.account, h.role, h.place, coalesce(p.name, '') as place_name, h.valid_from,
            least(h.valid_to, h.ended_at) as until, l.name as lent_from,
            h.ended_at is null and h.valid_from <= $4 and (h.valid_to is null or h.valid_to > $4) as live
       from app.role_held h
       left join place.pub_area p on p.county = $1 and p.id = h.place
       left join agency.agency l on l.county = $1 and l.id = h.lent_from
      where h.county = $1 and h.account = any ($2::uuid[])
        and ($3 or (h.ended_at is null and (h.valid_to is null or h.valid_to > $4)))
      order by h.valid_from desc, h.id desc`,
    [county, accounts, over, at],
  )

/** A place by its id, wherever in the county. */
export async function findPlace(db: Queryable, county: number, id: string): Promise<{ path: string } | undefined> {
  const [row] = await db.query<{ path: string }>(
    'select path::text as path from place.pub_area where county = $1 and id = $2',
    [county, id],
  )
  return row
}

/** A place by its id, within the writer's reach. */
export async function findPlaceInReach(
  db: Queryable,
  county: number,
  id: string,
): Promise<{ path: string } | undefined> {
  const [row] = await db.query<{ path: string }>(
    `select path::text as path from place.pub_area
      where county = $1 and id = $2 and path <@ (select app.scope('account.write'))`,
    [county, id],
  )
  return row
}

/** A role to be held; whoever acts gives it. */
export interface NewRole {
  id: string
  account: string
  role: Role
  place: string
  path: string
  from: Date
  to: Date | null
  lentFrom: string | null
}

/** Gives a role. The database refuses one for the own account, and an auditor's within the own agency. */
export const insertRole = (db: Queryable, county: number, role: NewRole) =>
  db.query('select agency.grant_role($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    county,
    role.id,
    role.account,
    role.role,
    role.place,
    role.path,
    role.from,
    role.to,
    role.lentFrom,
  ])

/** Whether an account is an auditor, now or from some later moment on. */
export async function isAuditor(db: Queryable, county: number, account: string, at: Date): Promise<boolean> {
  const rows = await db.query(
    `select from app.role_held where county = $1 and account = $2 and role = 'auditor' and ended_at is null
        and (valid_to is null or valid_to > $3)`,
    [county, account, at],
  )
  return rows.length > 0
}

/** A role within the writer's reach, its row locked. */
export async function holdRole(
  db: Queryable,
  county: number,
  id: string,
): Promise<{ account: string; ended: boolean } | undefined> {
  const [row] = await db.query<{ account: string; ended: boolean }>(
    `select account, ended_at is not null as ended from app.role_held
      where county = $1 and id = $2 and path <@ (select app.scope('account.write')) for update`,
    [county, id],
  )
  return row
}

/** Ends one role. */
export const endRole = (db: Queryable, county: number, id: string, by: string, at: Date) =>
  db.query('update app.role_held set ended_at = $3, ended_by = $4 where county = $1 and id = $2', [county, id, at, by])

/** Ends every role of an account. */
export const endRolesOf = (db: Queryable, county: number, account: string, by: string, at: Date) =>
  db.query(
    'update app.role_held set ended_at = $3, ended_by = $4 where county = $1 and account = $2 and ended_at is null',
    [county, account, at, by],
  )

/** Administrators of the county are counted by one transaction at a time. */
export const lockAdministrators = (db: Queryable, county: number) =>
  db.query("select pg_advisory_xact_lock(hashtextextended('agency.administrators:' || $1::text, 0))", [county])

/** Administrators of the whole county who can sign in now. */
export const countyAdministrators = (db: Queryable, county: number, at: Date) =>
  db.query<{ id: string; account: string; open_ended: boolean }>(
    `select h.id, h.account, h.valid_to is null as open_ended
       from app.role_held h join agency.account a on a.county = $1 and a.id = h.account
      where h.county = $1 and h.role = 'administrator' and h.path = $1::text::ltree and h.ended_at is null
        and h.valid_from <= $2 and (h.valid_to is null or h.valid_to > $2) and a.disabled_at is null`,
    [county, at],
  )

/** Grid workers of the reader's reach whose place covers an area or lies below it. */
export const listWorkers = (db: Queryable, county: number, area: string | null, at: Date) =>
  db.query<{
    id: string
    display_name: string
    agency_name: string
    place: string
    place_name: string
    path: string
    lent: boolean
  }>(
    `select a.id, a.display_name, coalesce(g.name, '') as agency_name, h.place, coalesce(p.name, '') as place_name,
            h.path::text as path, h.lent_from is not null as lent
       from app.role_held h
       join agency.account a on a.county = $1 and a.id = h.account
       left join agency.agency g on g.county = $1 and g.id = a.agency
       left join place.pub_area p on p.county = $1 and p.id = h.place
      where h.county = $1 and h.role = 'grid_worker' and h.path <@ (select app.scope('task.read')) and h.ended_at is null
        and h.valid_from <= $3 and (h.valid_to is null or h.valid_to > $3) and a.disabled_at is null
        and ($2::text is null or h.path <@ $2::text::ltree or h.path @> $2::text::ltree)
      order by h.path, a.display_name, a.id limit 2000`,
    [county, area, at],
  )
