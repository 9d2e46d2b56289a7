import type { Queryable } from '#platform/server/db/tx.ts'

/** A changed field, or one that two people changed. */
export interface FieldRow {
  ord: number
  household: string
  resident: string | null
  path: string
  field: string
  sealed: Buffer
}

/** Who, when and under which emergency; the same for every field of one command. */
export interface EditAt {
  county: number
  id: string
  emergency: string
  actor: string
  occurredAt: Date
  receivedAt: Date
}

const values = (at: EditAt, rows: readonly FieldRow[]) => [
  at.county,
  at.id,
  at.emergency,
  at.actor,
  at.occurredAt,
  at.receivedAt,
  rows.map((r) => r.ord),
  rows.map((r) => r.household),
  rows.map((r) => r.resident),
  rows.map((r) => r.path),
  rows.map((r) => r.field),
  rows.map((r) => r.sealed),
]
const from =
  'from unnest($7::smallint[], $8::uuid[], $9::uuid[], $10::ltree[], $11::text[], $12::bytea[]) as r (ord, household, resident, path, field, sealed)'

/** Keeps who changed which field from what to what. */
export function keepChanges(db: Queryable, at: EditAt, rows: readonly FieldRow[]): Promise<unknown> {
  if (rows.length === 0) return Promise.resolve()
  return db.query(
    `insert into registry.change (county, id, ord, household, resident, path, field, was_and_is, emergency, actor, occurred_at, received_at)
     select $1, $2, r.ord, r.household, r.resident, r.path, r.field, r.sealed, $3, $4, $5, $6 ${from}`,
    values(at, rows),
  )
}

/** Keeps two edits of one field for a person to decide. */
export function keepEditConflicts(db: Queryable, at: EditAt, rows: readonly FieldRow[]): Promise<unknown> {
  if (rows.length === 0) return Promise.resolve()
  return db.query(
    `insert into registry.edit_conflict (county, id, ord, household, resident, path, field, versions, emergency, actor, occurred_at, received_at)
     select $1, $2, r.ord, r.household, r.resident, r.path, r.field, r.sealed, $3, $4, $5, $6 ${from}`,
    values(at, rows),
  )
}

/** An open conflict, locked. */
export async function lockConflict(db: Queryable, county: number, id: string, ord: number) {
  const [row] = await db.query<{
    household: string
    resident: string | null
    path: string
    field: string
    versions: Buffer
    emergency: string
    resolved_at: Date | null
  }>(
    `select household, resident, path::text as path, field, versions, emergency, resolved_at from registry.edit_conflict
      where county = $1 and id = $2 and ord = $3 for update`,
    [county, id, ord],
  )
  return row
}

/** Closes a conflict. */
export function closeConflict(
  db: Queryable,
  county: number,
  id: string,
  ord: number,
  by: string,
  at: Date,
  chosen: string,
) {
  return db.query(
    'update registry.edit_conflict set resolved_at = $4, resolved_by = $5, chosen = $6 where county = $1 and id = $2 and ord = $3',
    [county, id, ord, at, by, chosen],
  )
}

/** Open conflicts in the order they came, with their door's address. */
export function listOpenConflicts(
  db: Queryable,
  county: number,
  after: { at: Date; id: string; ord: number } | null,
  limit: number,
) {
  return db.query<{
    id: string
    ord: number
    door: string
    address: string
    field: string
    resident: string | null
    household: string
    versions: Buffer
    emergency: string
    actor_name: string | null
    occurred_at: Date
    received_at: Date
  }>(
    `select c.id, c.ord, h.door, coalesce(w.address, '') as address, c.field, c.resident, c.household, c.versions, c.emergency,
            a.display_name as actor_name, c.occurred_at, c.received_at
       from registry.edit_conflict c
       join registry.household h on h.county = c.county and h.id = c.household
       left join place.pub_dwelling w on w.county = h.county and w.id = h.door
       left join agency.pub_account a on a.county = c.county and a.id = c.actor
      where c.county = $1 and c.resolved_at is null and ($2::timestamptz is null or (c.received_at, c.id, c.ord) > ($2, $3::uuid, $4::smallint))
      order by c.received_at, c.id, c.ord limit $5`,
    [county, after?.at ?? null, after?.id ?? null, after?.ord ?? null, limit],
  )
}

/** Names of accounts, for "who changed what". */
export async function namesOf(
  db: Queryable,
  county: number,
  accounts: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; display_name: string }>(
    'select id, display_name from agency.pub_account where county = $1 and id = any ($2::uuid[])',
    [county, accounts],
  )
  return new Map(rows.map((row) => [row.id, row.display_name]))
}
