import type { Queryable } from '#platform/server/db/tx.ts'
import type { ObjectiveRow } from './queries-plan.ts'

/** SQL of drafts that were dropped. */

/** A dropped draft as it stood. */
export interface DroppedRow {
  id: string
  emergency_name: string
  level: number
  no: number
  starts_at: Date
  ends_at: Date
  aim: string
  objectives: readonly ObjectiveRow[]
  drafted_by: string
  drafted_at: Date
  dropped_by: string
  dropped_at: Date
  why: string
}

const dropped = `
  select p.id, e.name as emergency_name, e.level, p.no, p.starts_at, p.ends_at, p.aim, p.objectives, p.drafted_by, p.drafted_at,
         p.dropped_by, p.dropped_at, p.why
    from emergency.dropped_plan p join emergency.emergency e on e.county = p.county and e.id = p.emergency
   where p.county = $1`

/** Dropped drafts of one emergency, newest first. */
export const listDropped = (db: Queryable, county: number, emergency: string) =>
  db.query<DroppedRow>(`${dropped} and p.emergency = $2 order by p.no desc, p.dropped_at desc limit 100`, [
    county,
    emergency,
  ])

/** One dropped draft. */
export async function findDropped(db: Queryable, county: number, id: string): Promise<DroppedRow | undefined> {
  const [row] = await db.query<DroppedRow>(`${dropped} and p.id = $2`, [county, id])
  return row
}

/** Keeps a draft as it stands. $1 county, $2 plan, $3 objectives as JSON, $4 actor, $5 when, $6 why. */
export const keepDropped = `
  insert into emergency.dropped_plan (county, id, emergency, no, starts_at, ends_at, aim, objectives, drafted_by, drafted_at, dropped_by, dropped_at, why)
  select county, id, emergency, no, starts_at, ends_at, aim, $3::jsonb, drafted_by, drafted_at, $4, $5, $6
    from emergency.plan where county = $1 and id = $2`

/** A row of the table of plans that a dropped draft left empty, if any. */
export async function emptyPlan(db: Queryable, county: number, emergency: string): Promise<string | undefined> {
  const [row] = await db.query<{ id: string }>(
    `select p.id from emergency.plan p join emergency.dropped_plan x on x.county = p.county and x.id = p.id
      where p.county = $1 and p.emergency = $2 and p.closed_at is null`,
    [county, emergency],
  )
  return row?.id
}

/**
 * The next draft takes over what a dropped one left empty; no row when somebody else just did.
 * $1 county, $2 the empty one, $3 id, $4 start, $5 hours, $6 aim, $7 actor, $8 when.
 */
export const takeOver = `
  update emergency.plan
     set id = $3, starts_at = $4, ends_at = $4::timestamptz + make_interval(hours => $5::int), aim = $6, version = 1, drafted_by = $7, drafted_at = $8
   where county = $1 and id = $2 returning no`
