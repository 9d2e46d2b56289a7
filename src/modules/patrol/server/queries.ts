import type { Queryable } from '#platform/server/db/tx.ts'
import type { RunKind, RunState, StopState } from '../contract/index.ts'

/** SQL of planning, driving and finding. */

/** Agency of the asker. */
export const thisAgency = 'select app.this_agency() as id'
/** $1 county, $2 agency. */
export const agencyById = 'select id from agency.pub_agency where county = $1 and id = $2'
/** People of an agency. $1 county, $2 agency. */
export const peopleOf = `
  select id, display_name as name from agency.pub_account
   where county = $1 and agency = $2 and not is_disabled order by display_name, id limit 1000`
/** Which of some accounts are of an agency. $1 county, $2 agency, $3 accounts. */
export const amongPeople = `
  select id from agency.pub_account where county = $1 and agency = $2 and not is_disabled and id = any ($3::uuid[])`
/** Areas to stop at. $1 county, $2 ids. */
export const areasById = `select id, kind, path::text as path from place.pub_area where county = $1 and id = any ($2::uuid[])`

/**
 * $1 county, $2 id, $3 kind, $4 name, $5 path, $6 agency, $7 crew, $8 vehicle, $9 recording, $10 texts, $11 cites, $12 starts, $13 ends,
 * $14 stops, $15 copied from, $16 by, $17 at, $18 why in spite of another run.
 */
export const insertRun = `
  insert into patrol.run (county, id, kind, name, path, agency, crew, vehicle, recording, texts, cites, starts_at, ends_at, stops, copied_from,
    planned_by, planned_at, despite)
  values ($1, $2, $3, $4, $5::ltree, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15, $16, $17, $18)`
/** $1 county, $2 run, $3 kind, $4 agency, $5 crew, $6 rows as JSON. */
export const insertStops = `
  insert into patrol.stop (county, id, run, nth, kind, agency, crew, place, path, name, trade)
  select $1, r.id, $2, r.nth, $3, $4, $5, r.place, r.path::ltree, r.name, r.trade
    from jsonb_to_recordset($6::jsonb) as r (id uuid, nth smallint, place uuid, path text, name text, trade text)`

export interface RunRow {
  id: string
  kind: RunKind
  agency: string
  crew: string[]
  state: RunState
  stops: number
  done: number
  skipped: number
  starts_at: Date
  ends_at: Date
  ended_at: Date | null
  cancelled_at: Date | null
  version: number
}
const run = `
  select id, kind, agency, crew, state, stops, done, skipped, starts_at, ends_at, ended_at, cancelled_at, version from patrol.run where county = $1 and id = $2`
const sides = {
  plans: `${run} and path <@ (select app.scope('patrol.write')) for update`,
  owns: `${run} and agency = (select app.this_agency()) for update`,
} as const
/** A run to change, locked: by whoever leads its place, or by its agency. */
export async function lockRun(
  db: Queryable,
  county: number,
  id: string,
  side: keyof typeof sides,
): Promise<RunRow | undefined> {
  const [row] = await db.query<RunRow>(sides[side], [county, id])
  return row
}
/** $1 county, $2 run, $3 name, $4 vehicle, $5 crew, $6 starts, $7 ends, $8 why in spite of another run. */
export const changeRow = `
  update patrol.run set name = $3, vehicle = $4, crew = $5, starts_at = $6, ends_at = $7, despite = $8, version = version + 1 where county = $1 and id = $2`
/** Before its stops come anew. $1 county, $2 run, $3 path, $4 stops. */
export const rerouteRun = 'update patrol.run set path = $3::ltree, stops = $4 where county = $1 and id = $2'
/** $1 county, $2 run. */
export const dropStops = 'delete from patrol.stop where county = $1 and run = $2'
/** $1 county, $2 run, $3 crew. */
export const crewOfStops = 'update patrol.stop set crew = $3 where county = $1 and run = $2'
/** $1 county, $2 run, $3 crew. */
export const crewOfFindings = 'update patrol.finding set crew = $3 where county = $1 and run = $2'
/** $1 county, $2 run, $3 crew. */
export const crewOfTakenBack = 'update patrol.taken_back set crew = $3 where county = $1 and run = $2'
/** What hangs on the stops of a run that stands as if nobody had begun. $1 county, $2 run. */
export const whatHangs = `
  select 1 as hangs from patrol.finding where county = $1 and run = $2
   union all select 1 from patrol.taken_back where county = $1 and run = $2 limit 1`
/** $1 county, $2 run, $3 at, $4 by, $5 why. */
export const cancelRow = `
  update patrol.run set state = 'cancelled', cancelled_at = $3, cancelled_by = $4, cancelled_why = $5 where county = $1 and id = $2`

export interface StopRow {
  id: string
  run: string
  path: string
  state: StopState
  at: Date | null
  done_by: string | null
}
/** A stop of a run that the asker is in the crew of. $1 county, $2 stop. */
export const ownStop = `
  select id, run, path::text as path, state, at, done_by from patrol.stop
   where county = $1 and id = $2 and (select app.this_account()) = any (crew)`
/** The run of a stop, locked before the stop is read: two of one crew take turns. $1 county, $2 stop. */
export const lockRunOfStop = `
  ${run.replace('id = $2', 'id = (select s.run from patrol.stop s where s.county = $1 and s.id = $2)')}
   and (select app.this_account()) = any (crew) for update`

/** $1 county, $2 stop, $3 state, $4 at, $5 received, $6 by, $7 why, $8 lat, $9 lon. */
export const settleStop = `
  update patrol.stop set state = $3, at = $4, received_at = $5, done_by = $6, why = $7, lat = $8, lon = $9 where county = $1 and id = $2`
/** How the run stands after a stop was settled. $1 county, $2 run, $3 done more, $4 skipped more, $5 at. */
export const advanceRun = `
  update patrol.run
     set done = done + $3::smallint, skipped = skipped + $4::smallint,
         begun_at = least(coalesce(begun_at, $5::timestamptz), $5::timestamptz),
         state = case when state = 'cancelled' then state when done + skipped + $3::smallint + $4::smallint = stops then 'done' else 'running' end,
         ended_at = case when state <> 'cancelled' and done + skipped + $3::smallint + $4::smallint = stops then $5::timestamptz end
   where county = $1 and id = $2 returning state`

/** $1 county, $2 id, $3 run, $4 stop, $5 path, $6 agency, $7 crew, $8 checked in, $9 by, $10 why, $11 taken back by, $12 at, $13 received. */
export const insertTakenBack = `
  insert into patrol.taken_back (county, id, run, stop, path, agency, crew, checked_at, checked_by, why, taken_by, taken_at, received_at)
  values ($1, $2, $3, $4, $5::ltree, $6, $7, $8, $9, $10, $11, $12, $13)`
/** A check-in of before that was taken back. $1 county, $2 stop, $3 at. */
export const takenBackAfter =
  'select 1 as after from patrol.taken_back where county = $1 and stop = $2 and taken_at > $3 limit 1'
/** When the crew settled its first stop. $1 county, $2 run. */
export const firstSettled = "select min(at) as at from patrol.stop where county = $1 and run = $2 and state <> 'open'"
/** How the run stands without one of its check-ins. $1 county, $2 run, $3 its first settled stop. */
export const retreatRun = `
  update patrol.run
     set done = done - 1::smallint, begun_at = $3::timestamptz, ended_at = null,
         state = case when state = 'cancelled' then state when $3::timestamptz is null then 'planned' else 'running' end
   where county = $1 and id = $2 returning state`

/** $1 county, $2 id, $3 run, $4 stop, $5 path, $6 agency, $7 crew, $8 kind, $9 said, $10 incident, $11 by, $12 at, $13 received. */
export const insertFinding = `
  insert into patrol.finding (county, id, run, stop, path, agency, crew, kind, said, incident, found_by, found_at, received_at)
  values ($1, $2, $3, $4, $5::ltree, $6, $7, $8, $9, $10, $11, $12, $13)`
/** $1 county, $2 stop. */
export const countFound = 'select count(*)::int as count from patrol.finding where county = $1 and stop = $2'

/** Whoever plans in this county takes turns, so that two who give away one crew at once see each other. $1 county. */
export const takeTurn = 'select pg_advisory_xact_lock(510712, $1)::text as done'
/** A live run at the same time; `account` is who of the crew is in it, null the vehicle. */
export interface Clash {
  account: string | null
  name: string
  starts_at: Date
  ends_at: Date
}
/** $1 county, $2 run, $3 agency, $4 crew, $5 vehicle, $6 from, $7 to. */
export const clashesOf = 'select account, name, starts_at, ends_at from patrol.clashes($1, $2, $3, $4, $5, $6, $7)'

/** An area stands somewhere else, and all that hangs on it. */
export const followArea = (db: Queryable, county: number, from: string, to: string) =>
  db.query('select patrol.follow_area($1, $2::text::ltree, $3::text::ltree)', [county, from, to])
