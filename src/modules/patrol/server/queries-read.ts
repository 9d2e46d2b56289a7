import type { Queryable } from '#platform/server/db/tx.ts'
import type { FindingKind, RunKind, RunState, runShows, StopState, Trade } from '../contract/index.ts'

/** SQL of what screens read. */

export interface ShownRun {
  id: string
  kind: RunKind
  name: string
  agency: string
  agency_name: string | null
  vehicle: string | null
  starts_at: Date
  ends_at: Date
  state: RunState
  stops: number
  done: number
  skipped: number
  findings: number
  version: number
}
const columns = `
  r.id, r.kind, r.name, r.agency, g.name as agency_name, r.vehicle, r.starts_at, r.ends_at, r.state, r.stops, r.done, r.skipped, r.version,
  (select count(*)::int from patrol.finding f where f.county = r.county and f.run = r.id) as findings`
const from = `
    from patrol.run r left join agency.pub_agency g on g.county = r.county and g.id = r.agency
   where r.county = $1`
const reach = {
  all: "r.path <@ (select app.scope('patrol.read'))",
  own: '(r.agency = (select app.this_agency()) or (select app.this_account()) = any (r.crew))',
} as const
export type Reach = keyof typeof reach

/** Late as `isLate` says. $2 now, $3 grace of the beginning in minutes. */
const late = `(r.state = 'planned' and r.starts_at + make_interval(mins => $3) <= $2::timestamptz or r.state = 'running' and r.ends_at <= $2::timestamptz)`
const filters = `($4::text is null or r.kind = $4) and ($5::uuid is null or r.agency = $5)
     and ($6::date is null or (r.starts_at at time zone 'Asia/Shanghai')::date <= $6 and (r.ends_at at time zone 'Asia/Shanghai')::date >= $6)`
/** $7 instant and $8 id of the last row, $9 how many. */
const ahead = '(r.starts_at, r.id) > ($7::timestamptz, $8::uuid) order by r.starts_at, r.id limit $9'
const parts = {
  live: `r.state in ('planned', 'running') and $2::timestamptz is not null and $3::int is not null and ${filters} and ${ahead}`,
  late: `r.state in ('planned', 'running') and ${late} and ${filters} and ${ahead}`,
  over: `r.state in ('done', 'cancelled') and $2::timestamptz is not null and $3::int is not null and ${filters}
     and (r.starts_at, r.id) < ($7::timestamptz, $8::uuid) order by r.starts_at desc, r.id desc limit $9`,
} as const
type Show = (typeof runShows)[number]
const pages = Object.fromEntries(
  Object.entries(reach).flatMap(([who, where]) =>
    Object.entries(parts).map(([show, part]) => [
      `${who} ${show}`,
      `select ${columns} ${from} and ${where} and ${part}`,
    ]),
  ),
) as Record<`${Reach} ${Show}`, string>

export interface RunFilter {
  now: Date
  grace: number
  kind: string | null
  agency: string | null
  day: string | null
  at: string
  id: string
  limit: number
}
export const runPage = (db: Queryable, county: number, who: Reach, show: Show, f: RunFilter) =>
  db.query<ShownRun>(pages[`${who} ${show}`], [county, f.now, f.grace, f.kind, f.agency, f.day, f.at, f.id, f.limit])

export interface WholeRow extends ShownRun {
  crew: string[]
  recording: string | null
  texts: Partial<Record<'zh-Hans' | 'zh-Hant' | 'en', string>>
  cites: string | null
  copied_from: string | null
  planned_by: string
  planned_at: Date
  begun_at: Date | null
  ended_at: Date | null
  cancelled_at: Date | null
  cancelled_by: string | null
  cancelled_why: string | null
  despite: string | null
}
const more = `
  r.crew, r.recording, r.texts, r.cites, r.copied_from, r.planned_by, r.planned_at, r.begun_at, r.ended_at, r.cancelled_at, r.cancelled_by,
  r.cancelled_why, r.despite`
const byId = '(r.id = $2 or r.id = (select f.run from patrol.finding f where f.county = $1 and f.id = $2))'
const one = {
  all: `select ${columns}, ${more} ${from} and ${reach.all} and ${byId}`,
  own: `select ${columns}, ${more} ${from} and ${reach.own} and ${byId}`,
} as const
export async function findRun(db: Queryable, county: number, who: Reach, id: string): Promise<WholeRow | undefined> {
  const [row] = await db.query<WholeRow>(one[who], [county, id])
  return row
}

/** What the asker is in the crew of around now. $1 county, $2 from, $3 to. */
export const myRunRows = `
  select ${columns}, ${more} ${from} and (select app.this_account()) = any (r.crew)
     and r.ends_at > $2 and r.starts_at < $3 and r.state <> 'cancelled' order by r.starts_at, r.id limit 50`

export interface ShownStop {
  id: string
  run: string
  nth: number
  place: string
  place_name: string | null
  path: string
  name: string | null
  trade: Trade | null
  state: StopState
  at: Date | null
  done_by: string | null
  why: string | null
  lat: number | null
  lon: number | null
  findings: number
}
/** $1 county, $2 runs. */
export const stopsOf = `
  select s.id, s.run, s.nth, s.place, a.name as place_name, s.path::text as path, s.name, s.trade, s.state, s.at, s.done_by, s.why,
         s.lat::float8 as lat, s.lon::float8 as lon,
         (select count(*)::int from patrol.finding f where f.county = s.county and f.stop = s.id) as findings
    from patrol.stop s left join place.pub_area a on a.county = s.county and a.id = s.place
   where s.county = $1 and s.run = any ($2::uuid[]) order by s.run, s.nth limit 3000`

/** A check-in that was taken back. */
export interface ShownTakenBack {
  stop: string
  checked_at: Date
  taken_by: string
  taken_at: Date
  why: string
}
/** $1 county, $2 run. */
export const takenBackOf = `
  select stop, checked_at, taken_by, taken_at, why from patrol.taken_back where county = $1 and run = $2 order by taken_at, id limit 500`

export interface ShownFinding {
  id: string
  run: string
  run_name: string
  stop: string
  stop_name: string | null
  place_name: string | null
  trade: Trade | null
  kind: FindingKind
  said: string
  agency_name: string | null
  found_by: string
  found_at: Date
  incident: string | null
  link_year: number | null
  link_no: number | null
  link_state: string | null
}
const found = `
  select f.id, f.run, coalesce(r.name, '') as run_name, f.stop, coalesce(s.name, a.name) as stop_name, a.name as place_name, s.trade, f.kind, f.said,
         g.name as agency_name, f.found_by, f.found_at, f.incident, i.year as link_year, i.no as link_no, i.state as link_state
    from patrol.finding f
    left join patrol.run r on r.county = f.county and r.id = f.run
    left join patrol.stop s on s.county = f.county and s.id = f.stop
    left join place.pub_area a on a.county = f.county and a.id = s.place
    left join agency.pub_agency g on g.county = f.county and g.id = f.agency
    left join incident.pub_incident i on i.county = f.county and i.id = f.incident
   where f.county = $1`
/** $1 county, $2 run. */
export const findingsOfRun = `${found} and f.run = $2 order by f.found_at, f.id limit 500`
const findingReach = {
  all: "f.path <@ (select app.scope('patrol.read'))",
  own: 'f.agency = (select app.this_agency())',
} as const
/** $2 kind, $3 from, $4 to, $5 patterns of words, $6 instant and $7 id of the last row, $8 how many. */
const latest = `($2::text is null or f.kind = $2) and f.found_at >= $3 and f.found_at < $4
     and concat_ws(' ', s.name, a.name, f.said, r.name, g.name) ilike all ($5::text[]) and (f.found_at, f.id) < ($6::timestamptz, $7::uuid)
   order by f.found_at desc, f.id desc limit $8`
const findingPages = {
  all: `${found} and ${findingReach.all} and ${latest}`,
  own: `${found} and ${findingReach.own} and ${latest}`,
} as const
export interface FindingFilter {
  kind: string | null
  period: readonly [Date, Date]
  /** LIKE patterns, all of which must fit; none lets every row through. */
  words: readonly string[]
  at: string
  id: string
  limit: number
}
export const findingPage = (db: Queryable, county: number, who: Reach, f: FindingFilter) =>
  db.query<ShownFinding>(findingPages[who], [county, f.kind, ...f.period, f.words, f.at, f.id, f.limit])

/** What has not begun or ended by its hour. $1 county, $2 now, $3 grace in minutes. */
export const counts = `
  select (count(*) filter (where ${late}))::int as late, count(*)::int as live
    from patrol.run r where r.county = $1 and r.state in ('planned', 'running') and ${reach.all}`

/** What papers call a run. $1 county, $2 id. */
export const recordName = `
  select name from patrol.run where county = $1 and id = $2`
