import type { Work } from '#platform/server/commands/context.ts'
import type { Queryable } from '#platform/server/db/tx.ts'

/** Path of an area in reach of the caller's place.write. */
export async function findArea(db: Queryable, county: number, id: string): Promise<string | undefined> {
  const rows = await db.query<{ path: string }>(
    `select path::text as path from place.pub_area where county = $1 and id = $2 and path <@ (select app.scope('place.write'))`,
    [county, id],
  )
  return rows[0]?.path
}

/** Whether somebody may name a duty post: it is open, and stands within the caller's place.write. */
export async function isPostInReach(db: Queryable, county: number, post: string): Promise<boolean> {
  const rows = await db.query(
    `select 1 from duty.pub_post where county = $1 and id = $2 and not is_closed and path <@ (select app.scope('place.write'))`,
    [county, post],
  )
  return rows.length > 0
}

/** Writes a checkpoint: county, id, path, kind, name, direction, hours, equipment, by, at, staff, duty post. */
export const insertCheckpoint = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into checkpoint.checkpoint (county, id, path, kind, name, direction, hours, equipment, defined_by, defined_at, staff_needed, post)
     values ($1, $2, $3::ltree, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values,
  )

/** A checkpoint in reach of the caller's place.write, locked. */
export async function lockCheckpoint(db: Queryable, county: number, id: string) {
  const rows = await db.query<{ version: number; post: string | null }>(
    `select version, post from checkpoint.checkpoint where county = $1 and id = $2 and path <@ (select app.scope('place.write')) for update`,
    [county, id],
  )
  return rows[0]
}

/** Changes a checkpoint: county, id, name, direction, hours, equipment, staff, closed since when, duty post. */
export const updateCheckpoint = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `update checkpoint.checkpoint set name = $3, direction = $4, hours = $5, equipment = $6, staff_needed = $7,
            closed_at = $8, post = $9, version = version + 1 where county = $1 and id = $2`,
    values,
  )

/** Writes how a post stands: county, id, checkpoint, path, staff, waiting, minutes, by, occurred, received. */
export const insertReport = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into checkpoint.post_report (county, id, checkpoint, path, staff, waiting, wait_minutes, officer, occurred_at, received_at)
     values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10)`,
    values,
  )

/** Paths of checkpoints where the caller may write passes. */
export const pathsOf = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<{ id: string; path: string }>(
    `select id, path::text as path from checkpoint.checkpoint
      where county = $1 and id = any ($2::uuid[]) and path <@ (select app.scope('pass.write'))`,
    [county, ids],
  )

/** Where somebody goes: an area of the county, or a dwelling in reach. */
export const destinationsOf = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<{ id: string; path: string; name: string }>(
    `select id, path::text as path, name from place.pub_area where county = $1 and id = any ($2::uuid[])
     union all
     select id, path::text, address from place.pub_dwelling where county = $1 and id = any ($2::uuid[])`,
    [county, ids],
  )

/** The playbook of the live emergency. */
export async function livePlaybook(db: Queryable, county: number): Promise<string | undefined> {
  const rows = await db.query<{ playbook: string }>('select playbook from emergency.pub_live where county = $1', [
    county,
  ])
  return rows[0]?.playbook
}

/** A pass as it is written. */
export interface PassRow {
  id: string
  checkpoint: string
  direction: string
  plate: string | null
  head_count: number
  listed: number
  origin: string | null
  destination: string | null
  destination_place: string | null
  temperature: number | null
  reason: string
  decision: string
  advice: string | null
  rule: string | null
  rule_version: number | null
  is_emergency: boolean
  occurred_at: Date
  retain_until: Date
  generated: boolean
}
const own = `id, checkpoint, direction, plate, head_count, listed, origin, destination_place, temperature, reason, decision, advice, rule,
  rule_version, is_emergency, occurred_at, retain_until, generated`
const types = `id uuid, checkpoint uuid, direction text, plate text, head_count smallint, listed smallint, origin text, destination text,
  destination_place uuid, temperature smallint, reason text, decision text, advice text, rule text, rule_version int,
  is_emergency boolean, occurred_at timestamptz, retain_until timestamptz, generated boolean`
/** Path of checkpoint `t.checkpoint`, null where it is out of reach; without a path nothing is written. */
const pathOf = `(select c.path from checkpoint.checkpoint c
   where c.county = $1 and c.id = t.checkpoint and c.path <@ (select app.scope('pass.write')))`

/**
 * Writes passes of one officer in one statement, which finds checkpoint and destination itself. Fails as a whole where one of
 * them is not to be found.
 */
export const insertPasses = (
  { write }: Pick<Work, 'write'>,
  by: { county: number; emergency: string; officer: string; at: Date },
  rows: readonly PassRow[],
) =>
  write(
    `insert into checkpoint.pass (county, emergency, officer, received_at, path, destination, destination_path, ${own})
     select $1, $2, $3, $4, case when t.destination_place is null or d.path is not null then ${pathOf} end,
            coalesce(t.destination, d.name), d.path, ${own}
       from jsonb_to_recordset($5::jsonb) as t (${types})
       left join lateral (
         select path, name from place.pub_area where county = $1 and id = t.destination_place
         union all
         select path, address from place.pub_dwelling where county = $1 and id = t.destination_place) d on true`,
    [by.county, by.emergency, by.officer, by.at, JSON.stringify(rows)],
  )

/** Travellers of a pass, encrypted. */
export interface PersonRow {
  pass: string
  ord: number
  checkpoint: string
  identity: Buffer
  paper: Buffer | null
  phone: Buffer | null
  retainUntil: Date
}

/** Writes travellers in one statement. */
export const insertPersons = ({ write }: Pick<Work, 'write'>, county: number, rows: readonly PersonRow[]) =>
  write(
    `insert into checkpoint.pass_person (county, pass, ord, path, identity, paper_index, phone_index, retain_until)
     select $1, pass, ord, ${pathOf}, identity, paper, phone, retain_until
       from unnest($2::uuid[], $3::smallint[], $4::uuid[], $5::bytea[], $6::bytea[], $7::bytea[], $8::timestamptz[])
            t (pass, ord, checkpoint, identity, paper, phone, retain_until)`,
    [
      county,
      rows.map((row) => row.pass),
      rows.map((row) => row.ord),
      rows.map((row) => row.checkpoint),
      rows.map((row) => row.identity),
      rows.map((row) => row.paper),
      rows.map((row) => row.phone),
      rows.map((row) => row.retainUntil),
    ],
  )

/** Writes a breach: county, id, checkpoint, path, place, plate, what, persons, by, occurred, received. */
export const insertBreach = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into checkpoint.breach (county, id, checkpoint, path, place, plate, what, persons, reported_by, occurred_at, received_at)
     values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10, $11)`,
    values,
  )

/** A breach in reach, locked. */
export async function lockBreach(db: Queryable, county: number, id: string) {
  const rows = await db.query<{ handed_at: Date | null; closed_at: Date | null }>(
    `select handed_at, closed_at from checkpoint.breach where county = $1 and id = $2 and path <@ (select app.scope('pass.write')) for update`,
    [county, id],
  )
  return rows[0]
}

/** The police desk has it. */
export const handBreach = (db: Queryable, county: number, id: string, by: string, at: Date, persons: number) =>
  db.query(
    'update checkpoint.breach set handed_to = $3, handed_at = $4, handed_persons = $5 where county = $1 and id = $2',
    [county, id, by, at, persons],
  )

/** It is over. */
export const endBreach = (db: Queryable, county: number, id: string, by: string, at: Date, result: string) =>
  db.query('update checkpoint.breach set closed_by = $3, closed_at = $4, result = $5 where county = $1 and id = $2', [
    county,
    id,
    by,
    at,
    result,
  ])

/** Deletes what is past its date; for the worker. */
export async function purge(db: Queryable, county: number): Promise<void> {
  await db.query('select checkpoint.purge($1)', [county])
}
