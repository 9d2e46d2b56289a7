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
  status: string
  outcome: string
  kind: string
}
const columns = 'id, kind, code, onset_on, reported_on, sex, birth_year, status, outcome'
const types =
  'id uuid, kind text, code text, identity text, onset_on date, reported_on date, sex text, birth_year smallint, status text, outcome text'

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
    import: string
  },
  rows: readonly LineInput[],
) =>
  db.query(
    `insert into monitoring.person (county, emergency, path, place, purpose, retain_until, opened_by, opened_at, import, identity, ${columns})
     select $1, $2, $3::ltree, $4, $5, $6, $7, $8, $9, decode(t.identity, 'base64'), ${columns
       .split(', ')
       .map((name) => `t.${name}`)
       .join(', ')} from jsonb_to_recordset($10::jsonb) as t (${types})`,
    [
      ...[by.county, by.emergency, by.path, by.place, by.purpose, by.until, by.actor, by.at, by.import],
      JSON.stringify(rows),
    ],
  )

/** Writes links; answers how many were new. */
export async function insertLinks(
  db: Queryable,
  by: { county: number; path: string; until: Date; actor: string; at: Date; import: string },
  rows: readonly { id: string; source: string; target: string }[],
): Promise<number> {
  const made = await db.query<{ id: string }>(
    `insert into monitoring.exposure (county, path, setting, recorded_by, recorded_at, retain_until, import, id, source, target)
     select $1, $2::ltree, 'other', $3, $4, $5, $6, t.* from unnest($7::uuid[], $8::uuid[], $9::uuid[]) t
     on conflict (county, source, target) do nothing returning id`,
    [
      ...[by.county, by.path, by.actor, by.at, by.until, by.import],
      ...[rows.map(({ id }) => id), rows.map(({ source }) => source), rows.map(({ target }) => target)],
    ],
  )
  return made.length
}

/** Of these links, those that are on record the other way round; answered as they are there. */
export const reversedOf = (db: Queryable, county: number, rows: readonly { source: string; target: string }[]) =>
  db.query<{ source: string; target: string }>(
    `select e.source, e.target from monitoring.exposure e join unnest($2::uuid[], $3::uuid[]) t (source, target)
         on e.source = t.target and e.target = t.source where e.county = $1`,
    [county, rows.map(({ source }) => source), rows.map(({ target }) => target)],
  )

/** Days of follow-up of contacts of a list: person, first day, how many days; one time a day. */
export interface PlanLine {
  id: string
  person: string
  starts_on: string
  days: number
  retain_until: Date
}

/** Writes the days of follow-up of contacts of a line list. */
export const insertPlans = (
  db: Queryable,
  by: { county: number; path: string; actor: string; at: Date; import: string },
  rows: readonly PlanLine[],
) =>
  db.query(
    `insert into monitoring.schedule (county, path, per_day, skipped, opened_by, opened_at, import, id, person, starts_on, days, retain_until)
     select $1, $2::ltree, 1, 0, $3, $4, $5, t.* from jsonb_to_recordset($6::jsonb)
       as t (id uuid, person uuid, starts_on date, days smallint, retain_until timestamptz)`,
    [by.county, by.path, by.actor, by.at, by.import, JSON.stringify(rows)],
  )

/** Days of follow-up of persons, the latest first, in reach of the caller's health.write. */
export const plansOf = (db: Queryable, county: number, persons: readonly string[]) =>
  db.query<{ id: string; person: string; path: string; starts_on: string; days: number; per_day: number }>(
    `select id, person, path::text as path, starts_on::text as starts_on, days, per_day from monitoring.schedule
      where county = $1 and person = any ($2::uuid[]) and path <@ (select app.scope('health.write')) order by starts_on desc, id`,
    [county, persons],
  )

/** A day of a follow-up that somebody told. */
export interface ToldLine {
  schedule: string
  day: string
}

/** Days of persons that were told. */
export const toldOf = (db: Queryable, county: number, persons: readonly string[]) =>
  db.query<ToldLine>(
    `select distinct schedule, day::text as day from monitoring.follow_up where county = $1 and person = any ($2::uuid[])`,
    [county, persons],
  )

/** A follow-up of a line list as it is written. */
export interface FollowUpLine extends ToldLine {
  id: string
  person: string
  path: string
  is_reached: boolean
  is_alert: boolean
  /** Ciphertext in base64. */
  body: string
  occurred_at: string
  retain_until: Date
}

/** Writes follow-ups of a line list. */
export const insertFollowUpLines = (
  db: Queryable,
  by: { county: number; emergency: string; actor: string; at: Date; import: string },
  rows: readonly FollowUpLine[],
) =>
  db.query(
    `insert into monitoring.follow_up (county, emergency, recorded_by, received_at, import, slot, how, body, id, schedule, person, path, day,
       is_reached, is_alert, occurred_at, retain_until)
     select $1, $2, $3, $4, $5, 1, 'visit', decode(t.body, 'base64'), t.id, t.schedule, t.person, t.path, t.day, t.is_reached, t.is_alert,
            t.occurred_at, t.retain_until
       from jsonb_to_recordset($6::jsonb) as t (body text, id uuid, schedule uuid, person uuid, path ltree, day date, is_reached boolean,
            is_alert boolean, occurred_at timestamptz, retain_until timestamptz)`,
    [by.county, by.emergency, by.actor, by.at, by.import, JSON.stringify(rows)],
  )

/** A person is kept at least as long as what was told of them. */
export const keepPersons = (db: Queryable, county: number, rows: readonly { person: string; retain_until: Date }[]) =>
  db.query(
    `update monitoring.person p set retain_until = greatest(p.retain_until, t.until)
       from (select person, max(retain_until) as until from jsonb_to_recordset($2::jsonb) as r (person uuid, retain_until timestamptz)
              group by person) t
      where p.county = $1 and p.id = t.person and p.retain_until < t.until`,
    [county, JSON.stringify(rows.map(({ person, retain_until }) => ({ person, retain_until })))],
  )

/** What an import brought. */
export interface Counted {
  created: number
  known: number
  linked: number
  linksKnown: number
  /** Missing where the import knew of no follow-ups. */
  followed?: number
  followedKnown?: number
}
/** An import in reach of the caller's health.write, held until the end of the transaction. */
export async function holdImport(db: Queryable, county: number, id: string) {
  const rows = await db.query<{ path: string; actor: string; counts: Counted; undone: boolean }>(
    `select path::text as path, actor, counts, undone_at is not null as undone from monitoring.import
      where county = $1 and id = $2 and path <@ (select app.scope('health.write')) for update`,
    [county, id],
  )
  return rows[0]
}

/** Keeps what came in: county, id, path, file, counts, dangling, by, at, until. */
export const insertImport = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into monitoring.import (county, id, path, file_name, counts, dangling, actor, at, retain_until)
     values ($1, $2, $3::ltree, $4, $5::jsonb, $6::jsonb, $7, $8, $9)`,
    values,
  )
/** Adds a lot to an import: county, id, counts of the whole, dangling of the lot. */
export const growImport = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    'update monitoring.import set counts = $3::jsonb, dangling = dangling || $4::jsonb where county = $1 and id = $2',
    values,
  )

/** Takes an import back; answers how many cases and links went. */
export async function takeBack(db: Queryable, county: number, id: string): Promise<{ cases: number; links: number }> {
  const rows = await db.query<{ cases: number; links: number }>(
    'select cases, links from monitoring.undo_import($1, $2)',
    [county, id],
  )
  return rows[0] as { cases: number; links: number }
}
/** Marks an import as taken back: county, id, when, by. */
export const markUndone = (db: Queryable, values: readonly unknown[]) =>
  db.query('update monitoring.import set undone_at = $3, undone_by = $4 where county = $1 and id = $2', values)

/** Imports in reach that stand, the latest first. */
export const listImports = (db: Queryable, county: number) =>
  db.query<{ id: string; file_name: string; at: Date; by: string | null; counts: Counted; dangling: number }>(
    `select i.id, i.file_name, i.at, n.display_name as by, i.counts, jsonb_array_length(i.dangling) as dangling
       from monitoring.import i left join lateral agency.pub_names($1, array[i.actor]) n on true
      where i.county = $1 and i.undone_at is null and i.path <@ (select app.scope('health.read')) order by i.at desc, i.id desc limit 100`,
    [county],
  )
