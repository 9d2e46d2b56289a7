import type { Queryable } from '#platform/server/db/tx.ts'

/** A case of a line list as it is written. */
export interface LineInput {
  id: string
  code: string
  identity: string
  onset_on: string | null
  reported_on: string
  sex: string | null
  birth_year: number | null
}
const columns = 'id, code, onset_on, reported_on, sex, birth_year'
const types = 'id uuid, code text, identity text, onset_on date, reported_on date, sex text, birth_year smallint'

/** Ids of codes of an emergency, in reach. */
export const idsOfCodes = (db: Queryable, county: number, emergency: string, codes: readonly string[]) =>
  db.query<{ id: string; code: string }>(
    `select id, code from monitoring.person where county = $1 and emergency = $2 and code = any ($3::text[])
        and path <@ (select app.scope('health.read'))`,
    [county, emergency, codes],
  )

/** Writes cases of a line list. */
export const insertLines = (
  db: Queryable,
  by: {
    county: number
    emergency: string
    path: string
    place: string
    purpose: string
    until: Date
    actor: string
    at: Date
  },
  rows: readonly LineInput[],
) =>
  db.query(
    `insert into monitoring.person (county, emergency, path, place, purpose, retain_until, opened_by, opened_at, kind, status, identity, ${columns})
     select $1, $2, $3::ltree, $4, $5, $6, $7, $8, 'case', 'confirmed', decode(t.identity, 'base64'), ${columns
       .split(', ')
       .map((name) => `t.${name}`)
       .join(', ')} from jsonb_to_recordset($9::jsonb) as t (${types})`,
    [by.county, by.emergency, by.path, by.place, by.purpose, by.until, by.actor, by.at, JSON.stringify(rows)],
  )

/** Writes links; answers how many were new. */
export async function insertLinks(
  db: Queryable,
  by: { county: number; path: string; until: Date; actor: string; at: Date },
  rows: readonly { id: string; source: string; target: string }[],
): Promise<number> {
  const made = await db.query<{ id: string }>(
    `insert into monitoring.exposure (county, path, setting, recorded_by, recorded_at, retain_until, id, source, target)
     select $1, $2::ltree, 'other', $3, $4, $5, t.* from unnest($6::uuid[], $7::uuid[], $8::uuid[]) t
     on conflict (county, source, target) do nothing returning id`,
    [
      ...[by.county, by.path, by.actor, by.at, by.until],
      ...[rows.map(({ id }) => id), rows.map(({ source }) => source), rows.map(({ target }) => target)],
    ],
  )
  return made.length
}

/** Keeps what came in: county, id, path, file, counts, dangling, by, at, until. */
export const insertImport = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into monitoring.import (county, id, path, file_name, counts, dangling, actor, at, retain_until)
     values ($1, $2, $3::ltree, $4, $5::jsonb, $6::jsonb, $7, $8, $9)`,
    values,
  )
