import type { Queryable } from '#platform/server/db/tx.ts'
import type { FindingKind, FindingState, findingShows } from '../contract/index.ts'

/** SQL of what screens read. */

export interface DrawRow {
  id: string
  place_name: string | null
  from_day: string
  days: number
  hour_from: number
  hour_to: number
  agencies: string[]
  pool: { post: string; name: string; hours: number[] }[]
  cells: number
  commitment: string
  seed: string
  drawn: number
  done: number
  missed: number
  drawn_by: string
  drawn_at: Date
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_why: string | null
}
/** Hours are over an hour after they begin; $2 is now. */
const draws = `
  select d.id, a.name as place_name, d.from_day::text as from_day, d.days, d.hour_from, d.hour_to, d.agencies, d.pool, d.cells, d.commitment, d.seed,
         c.drawn, c.done, case when d.withdrawn_at is null then c.missed else 0 end as missed, d.drawn_by, d.drawn_at, d.withdrawn_at,
         d.withdrawn_by, d.withdrawn_why
    from inspection.draw d
    left join place.pub_area a on a.county = d.county and a.id = d.place
    left join lateral (
      select count(*)::int as drawn, count(v.id)::int as done,
             (count(*) filter (where v.id is null and r.hour_at <= $2::timestamptz - interval '1 hour'))::int as missed
        from inspection.drawn r left join inspection.visit v on v.county = r.county and v.drawn = r.id
       where r.county = $1 and r.draw = d.id) c on true
   where d.county = $1 and d.path <@ (select app.scope('inspection.drawn'))`
/** $1 county, $2 now, $3 instant and $4 id of the last row, $5 how many. */
export const drawPage = `
  ${draws} and (d.drawn_at, d.id) < ($3::timestamptz, $4::uuid) order by d.drawn_at desc, d.id desc limit $5`
/** $1 county, $2 now, $3 id. */
export const drawById = `${draws} and d.id = $3`

/** Names of agencies. $1 county, $2 ids. */
export const agencyNames = `select id, name from agency.pub_agency where county = $1 and id = any ($2::uuid[]) order by name`

export interface CheckRow {
  id: string
  nth: number
  post: string
  post_name: string
  place: string
  place_name: string | null
  agency_name: string | null
  hour_at: Date
  visit: string | null
  at: Date | null
  inspector: string | null
  findings: number
}
const checks = `
  select r.id, r.nth, r.post, r.post_name, r.place, a.name as place_name, g.name as agency_name, r.hour_at, v.id as visit, v.at, v.inspector,
         (select count(*)::int from inspection.finding f where f.county = r.county and f.visit = v.id) as findings
    from inspection.drawn r
    left join inspection.visit v on v.county = r.county and v.drawn = r.id
    left join place.pub_area a on a.county = r.county and a.id = r.place
    left join agency.pub_agency g on g.county = r.county and g.id = r.agency
   where r.county = $1`
/** $1 county, $2 draw. */
export const checksOfDraw = `${checks} and r.draw = $2 order by r.hour_at, r.nth limit 100`
/** Checks that nobody has done, of draws that stand. $1 county, $2 from, $3 to. */
export const openChecks = `
  ${checks} and r.hour_at > $2 and r.hour_at <= $3 and v.id is null and r.path <@ (select app.scope('inspection.write'))
   and exists (select from inspection.draw d where d.county = $1 and d.id = r.draw and d.withdrawn_at is null)
   order by r.hour_at, r.nth limit 200`
/** $1 county, $2 inspector, $3 since. */
export const ownVisits = `
  select v.id, v.drawn, v.post_name, v.at, v.is_empty,
         (select count(*)::int from inspection.finding f where f.county = $1 and f.visit = v.id) as findings
    from inspection.visit v where v.county = $1 and v.inspector = $2 and v.at > $3 order by v.at desc limit 100`
/** What can be asked for. $1 county. */
export const itemsInUse = `
  select id, name, standard, unit from supply.pub_item where county = $1 and not is_retired order by name, standard limit 200`
/** Supply points that bear the name of a post, by place. $1 county, $2 places. */
export const pointsAt = `select id, name, place from supply.pub_point where county = $1 and place = any ($2::uuid[]) order by id`
/** Kinds found at posts since. $1 county, $2 posts, $3 since. */
export const kindsAt = `
  select distinct post, kind from inspection.finding where county = $1 and post = any ($2::uuid[]) and found_at > $3 order by post, kind`

export interface ShownFinding {
  id: string
  visit: string
  post: string
  post_name: string
  place_name: string | null
  leader: string | null
  agency_name: string | null
  kind: FindingKind
  account: string | null
  said: string | null
  request: string | null
  incident: string | null
  link_year: number | null
  link_no: number | null
  link_state: string | null
  found_at: Date
  found_by: string
  due_at: Date
  repeats: number
  state: FindingState
  answer: string | null
  by_when: Date | null
  closed_at: Date | null
  is_mine: boolean
}
const shown = `
  select f.id, f.visit, f.post, f.post_name, a.name as place_name, f.leader, g.name as agency_name, f.kind, f.account, f.said, f.request, f.incident,
         coalesce(r.year, i.year) as link_year, coalesce(r.no, i.no) as link_no, coalesce(r.state, i.state) as link_state,
         f.found_at, f.found_by, f.due_at, f.repeats, f.state, f.answer, f.by_when, f.closed_at,
         coalesce(f.leader = (select app.this_account()) or f.shown_agency = (select app.this_agency()), false) as is_mine
    from inspection.finding f
    left join place.pub_area a on a.county = f.county and a.id = f.place
    left join agency.pub_agency g on g.county = f.county and g.id = f.agency
    left join supply.pub_request r on r.county = f.county and r.id = f.request
    left join incident.pub_incident i on i.county = f.county and i.id = f.incident
   where f.county = $1`
const reach = {
  all: "f.path <@ (select app.scope('inspection.read'))",
  own: '(f.leader = (select app.this_account()) or f.shown_agency = (select app.this_agency()))',
} as const
export type Reach = keyof typeof reach
const late = `case when f.state = 'answered' then f.by_when <= $2::timestamptz else f.due_at <= $2::timestamptz end`
const byClock = `(f.due_at, f.id) > ($3::timestamptz, $4::uuid) and $2::timestamptz is not null order by f.due_at, f.id limit $5`
/** $2 now, $3 instant and $4 id of the last row, $5 how many. */
const parts = {
  live: `f.state <> 'closed' and ${byClock}`,
  late: `f.state <> 'closed' and ${late} and ${byClock}`,
  answered: `f.state = 'answered' and ${byClock}`,
  risen: `f.state <> 'closed' and f.repeats > 0 and ${byClock}`,
  closed: `f.state = 'closed' and (f.found_at, f.id) < ($3::timestamptz, $4::uuid) and $2::timestamptz is not null
     order by f.found_at desc, f.id desc limit $5`,
} as const
const pages = Object.fromEntries(
  Object.entries(reach).flatMap(([who, where]) =>
    Object.entries(parts).map(([show, part]) => [`${who} ${show}`, `${shown} and ${where} and ${part}`]),
  ),
) as Record<`${Reach} ${(typeof findingShows)[number]}`, string>

export const findingPage = (
  db: Queryable,
  county: number,
  who: Reach,
  show: (typeof findingShows)[number],
  { now, at, id, limit }: { now: Date; at: string; id: string; limit: number },
) => db.query<ShownFinding>(pages[`${who} ${show}`], [county, now, at, id, limit])

const one = { all: `${shown} and ${reach.all} and f.id = $2`, own: `${shown} and ${reach.own} and f.id = $2` } as const
export async function findFinding(
  db: Queryable,
  county: number,
  who: Reach,
  id: string,
): Promise<ShownFinding | undefined> {
  const [row] = await db.query<ShownFinding>(one[who], [county, id])
  return row
}

/** The same at the post before. $1 county, $2 post, $3 kind, $4 from, $5 to. */
export const sameBefore = `
  select id, found_at, state from inspection.finding
   where county = $1 and post = $2 and kind = $3 and found_at >= $4 and found_at < $5 order by found_at desc limit 20`
/** $1 county, $2 finding. */
export const eventsOf = `
  select id, what, said, actor, at from inspection.event where county = $1 and finding = $2 order by at desc, id desc limit 200`
/** $1 county, $2 visit. */
export const hasPhoto = 'select exists (select from inspection.photo where county = $1 and visit = $2) as yes'

/** What waits. $1 county, $2 now. */
export const counts = `
  select (count(*) filter (where f.state in ('open', 'returned')))::int as open, (count(*) filter (where f.state = 'answered'))::int as answered,
         (count(*) filter (where ${late}))::int as late, (count(*) filter (where f.repeats > 0))::int as risen
    from inspection.finding f where f.county = $1 and f.state <> 'closed' and ${reach.all}`
/** What waits for the asker's answer; difficulties are settled by others. $1 county, $2 kinds that the post answers. */
export const ownCount = `
  select count(*)::int as open from inspection.finding f
   where f.county = $1 and f.state in ('open', 'returned') and f.kind = any ($2::text[]) and ${reach.own}`

/** What papers call a finding: the post that it was found at. $1 county, $2 id. */
export const recordName = `
  select post_name as name from inspection.finding where county = $1 and id = $2`
