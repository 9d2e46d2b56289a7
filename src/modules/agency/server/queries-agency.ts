import type { Queryable } from '#platform/server/db/tx.ts'
import type { AgencyKind } from '../contract/index.ts'

/** An agency with the name of its place and the accounts within the reader's reach. */
export interface AgencyRow {
  id: string
  kind: AgencyKind
  name: string
  place: string
  place_name: string
  accounts: number
  closed: boolean
  version: number
}

/** All agencies of the county, open ones first. */
export const listAgencies = (db: Queryable, county: number) =>
  db.query<AgencyRow>(
    `select g.id, g.kind, g.name, g.place, coalesce(p.name, '') as place_name, coalesce(c.accounts, 0) as accounts,
            g.closed_at is not null as closed, g.version
       from agency.agency g
       left join place.pub_area p on p.county = $1 and p.id = g.place
       left join (select a.agency, count(*) as accounts from agency.account a
                   where a.county = $1 and a.disabled_at is null group by a.agency) c on c.agency = g.id
      where g.county = $1 order by g.closed_at is not null, g.path, g.name`,
    [county],
  )

/** Writes an agency at a place within the writer's reach; false when there is no such place. */
export async function insertAgency(
  db: Queryable,
  county: number,
  agency: { id: string; kind: AgencyKind; name: string; place: string },
): Promise<boolean> {
  const rows = await db.query(
    `insert into agency.agency (county, id, kind, name, place, path)
     select $1, $2, $3, $4, p.id, p.path from place.pub_area p
      where p.county = $1 and p.id = $5 and p.path <@ (select app.scope('account.write')) returning id`,
    [county, agency.id, agency.kind, agency.name, agency.place],
  )
  return rows.length > 0
}

/** An agency within the writer's reach, its row locked. */
export async function lockAgency(
  db: Queryable,
  county: number,
  id: string,
): Promise<{ version: number; closed: boolean } | undefined> {
  const [row] = await db.query<{ version: number; closed: boolean }>(
    `select version, closed_at is not null as closed from agency.agency
      where county = $1 and id = $2 and path <@ (select app.scope('account.write')) for update`,
    [county, id],
  )
  return row
}

/** Place path of an open agency, which stays open until this transaction ends. */
export async function holdOpenAgency(db: Queryable, county: number, id: string): Promise<string | undefined> {
  const [row] = await db.query<{ path: string }>(
    'select path::text as path from agency.agency where county = $1 and id = $2 and closed_at is null for share',
    [county, id],
  )
  return row?.path
}

/** Changes name or kind; the row is locked already. */
export const updateAgency = (db: Queryable, county: number, id: string, name: string | null, kind: AgencyKind | null) =>
  db.query(
    `update agency.agency set name = coalesce($3, name), kind = coalesce($4, kind), version = version + 1
      where county = $1 and id = $2`,
    [county, id, name, kind],
  )

/** Accounts of an agency that are not disabled. */
export async function countAccounts(db: Queryable, county: number, id: string): Promise<number> {
  const [row] = await db.query<{ accounts: number }>('select agency.count_accounts($1, $2) as accounts', [county, id])
  return row?.accounts ?? 0
}

/** Closes an agency; the row is locked already. */
export const closeAgency = (db: Queryable, county: number, id: string, at: Date) =>
  db.query('update agency.agency set closed_at = $3, version = version + 1 where county = $1 and id = $2', [
    county,
    id,
    at,
  ])

/** Agencies and accounts go where an area went. */
export const followArea = (db: Queryable, county: number, from: string, to: string) =>
  db.query('select agency.follow_area($1, $2::ltree, $3::ltree)', [county, from, to])
