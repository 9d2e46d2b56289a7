import type { Queryable } from '#platform/server/db/tx.ts'

/** The playbook of the live emergency. */
export async function livePlaybook(db: Queryable, county: number): Promise<string | undefined> {
  const rows = await db.query<{ playbook: string }>('select playbook from emergency.pub_live where county = $1', [
    county,
  ])
  return rows[0]?.playbook
}

/** Path of a dwelling or area in reach of the caller's health.write. */
export async function findPlace(db: Queryable, county: number, id: string): Promise<string | undefined> {
  const rows = await db.query<{ path: string }>(
    `select path::text as path from place.pub_dwelling where county = $1 and id = $2 and path <@ (select app.scope('health.write'))
     union all
     select path::text from place.pub_area where county = $1 and id = $2 and path <@ (select app.scope('health.write'))`,
    [county, id],
  )
  return rows[0]?.path
}

/** Whether somebody is on the roll behind a door, in the caller's reach. */
export async function livesBehind(db: Queryable, county: number, resident: string, door: string): Promise<boolean> {
  const rows = await db.query('select 1 from registry.pub_identity where county = $1 and id = $2 and door = $3', [
    county,
    resident,
    door,
  ])
  return rows.length > 0
}

/** Code of the person under follow-up who is that resident, where there is one. $3 today. */
export async function followedAs(
  db: Queryable,
  county: number,
  resident: string,
  today: string,
): Promise<string | undefined> {
  const [row] = await db.query<{ code: string }>(
    `select p.code from monitoring.person p join monitoring.schedule s on s.county = p.county and s.person = p.id
      where p.county = $1 and p.resident = $2 and s.ended_how is null and s.starts_on + s.days > $3::date limit 1`,
    [county, resident, today],
  )
  return row?.code
}

/** Writes a person: county, id, path, emergency, code, kind, status, place, resident, sex, birth year, onset, reported, identity, name, number, phone, purpose, until, generated, by, at. */
export const insertPerson = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into monitoring.person (county, id, path, emergency, code, kind, status, place, resident, sex, birth_year, onset_on, reported_on,
       identity, name_index, id_index, phone_index, purpose, retain_until, generated, opened_by, opened_at)
     values ($1, $2, $3::ltree, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
    values,
  )

/** What a command needs of a person. */
export interface PersonHead {
  id: string
  path: string
  kind: string
  status: string
  outcome: string
  onset_on: string | null
  version: number
}

/** Somebody in reach of the caller's health.write, held until the end of the transaction. */
export async function holdPerson(db: Queryable, county: number, id: string): Promise<PersonHead | undefined> {
  const rows = await db.query<PersonHead>(
    `select id, path::text as path, kind, status, outcome, onset_on::text as onset_on, version from monitoring.person
      where county = $1 and id = $2 and path <@ (select app.scope('health.write')) for update`,
    [county, id],
  )
  return rows[0]
}

/** Keeps somebody's record at least until then. */
export const keepUntil = (db: Queryable, county: number, id: string, at: Date) =>
  db.query('update monitoring.person set retain_until = greatest(retain_until, $3) where county = $1 and id = $2', [
    county,
    id,
    at,
  ])

/** Writes what somebody turned out to be: county, id, kind, status, outcome, onset. */
export const updatePerson = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `update monitoring.person set kind = $3, status = $4, outcome = $5, onset_on = $6, version = version + 1 where county = $1 and id = $2`,
    values,
  )

/** Writes an exposure: county, id, source, target, path, setting, first, last, by, at, until. */
export const insertExposure = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into monitoring.exposure (county, id, source, target, path, setting, first_on, last_on, recorded_by, recorded_at, retain_until)
     values ($1, $2, $3, $4, $5::ltree, $6, $7, $8, $9, $10, $11)`,
    values,
  )

/** Whether somebody is recorded as exposed by another. */
export async function isExposed(db: Queryable, county: number, source: string, target: string): Promise<boolean> {
  const rows = await db.query('select 1 from monitoring.exposure where county = $1 and source = $2 and target = $3', [
    ...[county, source, target],
  ])
  return rows.length > 0
}

/** Writes a finding: county, id, person, path, emergency, kind, at, body, by, recorded, until. */
export const insertFact = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into monitoring.fact (county, id, person, path, emergency, kind, at, body, recorded_by, recorded_at, retain_until)
     values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10, $11)`,
    values,
  )

/** Writes a sample: county, id, person, path, kind, lab, taken, by, until. */
export const insertSample = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into monitoring.sample (county, id, person, path, kind, lab, taken_at, taken_by, retain_until)
     values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9)`,
    values,
  )

/** A sample in reach, held. */
export async function holdSample(db: Queryable, county: number, id: string) {
  const rows = await db.query<{ person: string; result: string | null }>(
    `select person, result from monitoring.sample where county = $1 and id = $2 and path <@ (select app.scope('health.write')) for update`,
    [county, id],
  )
  return rows[0]
}

/** Writes a result: county, id, result, at, by, until. */
export const updateSample = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `update monitoring.sample set result = $3, result_at = $4, result_by = $5, retain_until = greatest(retain_until, $6)
      where county = $1 and id = $2`,
    values,
  )

/** Writes a schedule: county, id, person, path, starts, days, per day, skipped, by, at, until. */
export const insertSchedule = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into monitoring.schedule (county, id, person, path, starts_on, days, per_day, skipped, opened_by, opened_at, retain_until)
     values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10, $11)`,
    values,
  )

/** A schedule as it stands. */
export interface ScheduleRow {
  id: string
  person: string
  path: string
  starts_on: string
  days: number
  per_day: number
  ended_how: string | null
  ended_on: string | null
}

/** Schedules in reach of the caller's health.write. */
export const findSchedules = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<ScheduleRow>(
    `select id, person, path::text as path, starts_on::text as starts_on, days, per_day, ended_how, ended_on::text as ended_on from monitoring.schedule
      where county = $1 and id = any ($2::uuid[]) and path <@ (select app.scope('health.write'))`,
    [county, ids],
  )

/** Ends schedules that run: by id, or all of one person. */
export const endSchedules = (
  db: Queryable,
  county: number,
  key: { id?: string; person?: string },
  day: string,
  how: string,
) =>
  db.query<{ id: string }>(
    `update monitoring.schedule set ended_on = $4, ended_how = $5
      where county = $1 and (id = $2::uuid or person = $3::uuid) and ended_how is null and starts_on + days > $4::date returning id`,
    [county, key.id ?? null, key.person ?? null, day, how],
  )

/** A follow-up as it is written. */
export interface FollowUpInput {
  id: string
  schedule: string
  person: string
  path: string
  day: string
  slot: number
  how: string
  reached: boolean
  alert: boolean
  body: Buffer
  occurredAt: Date
}

/** Writes one follow-up. */
export const insertFollowUp = (
  db: Queryable,
  by: { county: number; emergency: string; actor: string; at: Date; until: Date },
  row: FollowUpInput,
) =>
  db.query(
    `insert into monitoring.follow_up (county, emergency, recorded_by, received_at, retain_until, id, schedule, person, path, day, slot, how,
       is_reached, is_alert, body, occurred_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::ltree, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[
        by.county,
        by.emergency,
        by.actor,
        by.at,
        by.until,
        row.id,
        row.schedule,
        row.person,
        row.path,
        row.day,
        row.slot,
      ],
      ...[row.how, row.reached, row.alert, row.body, row.occurredAt],
    ],
  )

/** Key of the own reports of a follow-up that has a code, in the vault's wrapping. */
export async function reportKeyOf(db: Queryable, county: number, schedule: string) {
  const rows = await db.query<{ key_vault: Buffer; emergency: string }>(
    'select key_vault, emergency from monitoring.paper where county = $1 and schedule = $2',
    [county, schedule],
  )
  return rows[0]
}

/** Writes a code, in place of the one before: county, schedule, person, path, emergency, language, digest, key under the code, key in the vault, by, at. */
export const putPaper = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into monitoring.paper (county, schedule, person, path, emergency, language, code_hash, key_code, key_vault, issued_by, issued_at, retain_until)
     select $1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10, $11, s.retain_until from monitoring.schedule s where s.county = $1 and s.id = $2
     on conflict (county, schedule) do update set emergency = excluded.emergency, language = excluded.language, code_hash = excluded.code_hash,
       key_code = excluded.key_code, key_vault = excluded.key_vault, issued_by = excluded.issued_by, issued_at = excluded.issued_at`,
    values,
  )

/** Deletes what is past its date; for the worker. */
export async function purge(db: Queryable, county: number): Promise<void> {
  await db.query('select monitoring.purge($1)', [county])
}
