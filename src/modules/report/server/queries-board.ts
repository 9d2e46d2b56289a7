import { soonWithin } from '#modules/incident/contract/index.ts'
import type { Queryable } from '#platform/server/db/tx.ts'

/** SQL of the command board: counts over what the modules publish. Each is one statement, and all leave in one packet. */

export interface AreaRow {
  id: string
  kind: string
  name: string
  path: string
  lon: number | null
  lat: number | null
  is_top: boolean
  unreached: number
  registered: number
  nobody_home: number
  refused: number
  vacant: number
  demolished: number
  not_dwelling: number
}
const states = ['unreached', 'registered', 'nobody_home', 'refused', 'vacant', 'demolished', 'not_dwelling'] as const
const added = states.map((state) => `coalesce(c.${state}, 0) + coalesce(w.${state}, 0) as ${state}`).join(', ')
const summed = states.map((state) => `sum(d.${state})::int as ${state}`).join(', ')
/** The areas of $2 and those directly below, with the figures that are folded and those that wait. $1 county, $2 paths. */
const areas = `
  with tops as (
    select id, kind, name, path, ordinal, lon, lat, true as is_top from place.pub_area where county = $1 and path = any ($2::ltree[])
  ), chosen as (
    select * from tops union all
    select a.id, a.kind, a.name, a.path, a.ordinal, a.lon, a.lat, false from place.pub_area a join tops t on a.parent = t.id where a.county = $1
  ), pending as (
    select d.path, ${summed} from registry.pub_coverage_delta d where d.county = $1 group by d.path
  ), waiting as (
    select a.path, ${summed} from chosen a join pending d on d.path <@ a.path group by a.path
  )
  select a.id, a.kind, a.name, a.path::text as path, a.lon, a.lat, a.is_top, ${added}
    from chosen a left join registry.pub_coverage c on c.county = $1 and c.path = a.path left join waiting w on w.path = a.path
   order by a.is_top desc, a.ordinal, a.path`
export const areasOf = (db: Queryable, county: number, paths: readonly string[]) =>
  db.query<AreaRow>(areas, [county, paths])

/** Areas with a place on the map, the county itself left out: what stands in one without a position of its own is drawn there. */
const located = `
  select path::text as path, kind, lon, lat from place.pub_area where county = $1 and lon is not null and kind <> 'county'`
export const locatedAreas = (db: Queryable, county: number) =>
  db.query<{ path: string; kind: string; lon: number; lat: number }>(located, [county])

export interface EntranceRow {
  id: string
  name: string
  path: string
  ins: number
  outs: number
  back: number
  waiting: number | null
  wait_minutes: number | null
}
/** $1 county, $2 now. The same hours and the same word of the officers as on the board of checkpoints. */
const entrances = `
  select c.id, c.name, c.path::text as path, f.ins, f.outs, b.back, r.waiting, r.wait_minutes
    from checkpoint.pub_checkpoint c
    cross join lateral (
      select (count(*) filter (where p.direction = 'in'))::int as ins, (count(*) filter (where p.direction = 'out'))::int as outs
        from checkpoint.pub_flow p
       where p.county = $1 and p.checkpoint = c.id and p.decision <> 'advised_back'
         and p.occurred_at > $2::timestamptz - interval '1 hour' and p.occurred_at <= $2) f
    cross join lateral (
      select count(*)::int as back from checkpoint.pub_flow p
       where p.county = $1 and p.checkpoint = c.id and p.decision = 'advised_back' and p.occurred_at > $2::timestamptz - interval '24 hours') b
    left join lateral (
      select r.waiting, r.wait_minutes from checkpoint.pub_post_report r
       where r.county = $1 and r.checkpoint = c.id and r.occurred_at > $2::timestamptz - interval '12 hours'
       order by r.occurred_at desc limit 1) r on true
   where c.county = $1 and c.kind = 'county_entrance' and c.path <@ (select app.scope('pass.read'))
   order by c.name, c.id limit 200`
export const entrancesOf = (db: Queryable, county: number, now: Date) => db.query<EntranceRow>(entrances, [county, now])

/** Breaches that are open. $1 county. */
export const openBreaches = 'select count(*)::int as count from checkpoint.pub_open_breach where county = $1'

export interface PostRow {
  id: string
  name: string
  path: string
  need: number[]
  lat: number | null
  lon: number | null
}
/** $1 county. */
const posts = `
  select id, name, path::text as path, need, lat, lon from duty.pub_post where county = $1 and not is_closed and path <@ (select app.scope('duty.read'))
   order by path, name limit 500`
export const postsOf = (db: Queryable, county: number) => db.query<PostRow>(posts, [county])

/** Shifts of a post that begin and end together: times in seconds since 1970, how many people, and how many of them have come where it runs now. */
export type ShiftRow = readonly [post: string, starts: number, ends: number, people: number, present: number]
/** As one value: a row a shift costs more on its way than in the database. $1 county, $2 now, $3 from, $4 to, $5 the earliest begin of a shift that can still run at $3. */
const shifts = `
  select coalesce(json_agg(json_build_array(x.post, x.starts, x.ends, x.people, x.present)), '[]') as shifts from (
    select s.post, extract(epoch from s.starts_at)::int as starts, extract(epoch from s.ends_at)::int as ends, count(*)::int as people,
           (count(*) filter (where s.starts_at <= $2 and s.ends_at > $2 and p.is_present))::int as present
      from duty.pub_shift s left join duty.pub_presence p on p.county = s.county and p.shift = s.id and s.starts_at <= $2
     where s.county = $1 and s.starts_at >= $5 and s.starts_at < $4 and s.ends_at > $3
     group by s.post, s.starts_at, s.ends_at) x`
export async function shiftsOf(db: Queryable, county: number, now: Date, from: Date, to: Date, earliest: Date) {
  const [row] = await db.query<{ shifts: ShiftRow[] }>(shifts, [county, now, from, to, earliest])
  return row?.shifts ?? []
}

/** $1 county, $2 now, $3 states in which a demand can be late. */
const directives = `
  select count(*)::int as late, count(distinct directive)::int as papers from directive.pub_owner
   where county = $1 and due_at <= $2 and state = any ($3) and path <@ (select app.scope('directive.read'))`
export async function lateDirectives(db: Queryable, county: number, now: Date, open: readonly string[]) {
  const [row] = await db.query<{ late: number; papers: number }>(directives, [county, now, open])
  return row ?? { late: 0, papers: 0 }
}

/** $1 county, $2 now. */
const incidents = `
  select kind, count(*)::int as live, (count(*) filter (where due_at <= $2))::int as late,
         (count(*) filter (where due_at > $2 and due_at <= $2::timestamptz + interval '${soonWithin} milliseconds'))::int as soon
    from incident.pub_live where county = $1 and path <@ (select app.scope('incident.read')) group by kind`
export const liveIncidents = (db: Queryable, county: number, now: Date) =>
  db.query<{ kind: string; live: number; late: number; soon: number }>(incidents, [county, now])

/** Rules about persons have a clock of their own. $1 county. */
const measures = `
  select count(*)::int as running, (count(*) filter (where expires_at <= (select app.now()) + interval '24 hours'))::int as ending,
         (select count(*)::int from measure.pub_open_objection where county = $1 and expires_at > (select app.now())) as objections
    from measure.pub_served where county = $1 and expires_at > (select app.now())`
export async function runningMeasures(db: Queryable, county: number) {
  type Row = { running: number; ending: number; objections: number }
  const [row] = await db.query<Row>(measures, [county])
  return row ?? { running: 0, ending: 0, objections: 0 }
}

/** $1 county, $2 now. */
const leads = `
  select count(*)::int as open, (count(*) filter (where due_at <= $2))::int as late from lead.pub_open where county = $1`
export async function openLeads(db: Queryable, county: number, now: Date) {
  const [row] = await db.query<{ open: number; late: number }>(leads, [county, now])
  return row ?? { open: 0, late: 0 }
}
