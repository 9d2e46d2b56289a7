import type { Queryable } from '#platform/server/db/tx.ts'
import type { Volunteer, VolunteerState } from '../contract/index.ts'

/** SQL that reads about volunteers, and their hours from the roster. */

export interface ShownRow {
  id: string
  no: number
  state: VolunteerState
  place: string
  place_name: string | null
  path: string
  name: string | null
  username: string | null
  account: string | null
  skills: Volunteer['skills']
  free: Volunteer['free']
  checks: Volunteer['checks']
  signed_up_at: Date
  version: number
  birth_year: number
  language: 'zh-Hans' | 'zh-Hant' | 'en'
  reason: string | null
  entered_by: string | null
  decided_by: string | null
  decided_at: Date | null
  ended_at: Date | null
  retain_until: Date | null
  is_erased: boolean
  is_doubtful: boolean
}
const shown = `
  select v.id, v.no, v.state, v.place, p.name as place_name, v.path::text as path, a.display_name as name, a.username, v.account, v.skills, v.free, v.checks,
         v.signed_up_at, v.version, v.birth_year, v.language, v.reason, v.entered_by, v.decided_by, v.decided_at, v.ended_at, v.retain_until,
         v.contact is null as is_erased,
         v.state = 'new' and exists (
           select from volunteer.volunteer o
            where o.county = v.county and o.id <> v.id and o.state in ('new', 'accepted') and (o.phone_mark = v.phone_mark or o.name_mark = v.name_mark)) as is_doubtful
    from volunteer.volunteer v
    left join place.pub_area p on p.county = v.county and p.id = v.place
    left join agency.pub_account a on a.county = v.county and a.id = v.account
   where v.county = $1 and (v.retain_until is null or v.retain_until > app.now())`
const inReach = "v.path <@ (select app.scope('volunteer.read'))"
const filtered = `${shown} and ${inReach} and v.state = $2 and ($3::text is null or $3 = any (v.skills)) and ($4::text is null or $4 = any (v.free))
   and ($5::text is null or v.path <@ $5::text::ltree)`
/** $6 instant and $7 id of the last row, $8 how many. */
const waiting = `${filtered} and (v.signed_up_at, v.id) > ($6::timestamptz, $7::uuid) order by v.signed_up_at, v.id limit $8`
const newest = `${filtered} and (v.signed_up_at, v.id) < ($6::timestamptz, $7::uuid) order by v.signed_up_at desc, v.id desc limit $8`

/** What a list is narrowed by. */
export interface Wanted {
  state: VolunteerState
  skill: string | null
  free: string | null
  path: string | null
  at: string
  id: string
  limit: number
}
export const pageOf = (db: Queryable, county: number, { state, skill, free, path, at, id, limit }: Wanted) =>
  db.query<ShownRow>(state === 'new' ? waiting : newest, [county, state, skill, free, path, at, id, limit])

/** $1 county, $2 id. */
const one = `${shown} and ${inReach} and v.id = $2`
export async function findShown(db: Queryable, county: number, id: string): Promise<ShownRow | undefined> {
  const [row] = await db.query<ShownRow>(one, [county, id])
  return row
}
/** Who else may be the same person; null where out of the reader's reach. */
export interface SameRow {
  id: string | null
  no: number | null
  state: VolunteerState
  place_name: string | null
  by_phone: boolean
}
export const sameAs = (db: Queryable, county: number, id: string) =>
  db.query<SameRow>('select * from volunteer.pub_same($1, $2)', [county, id])

/** $1 county, $2 account. */
const mine = `${shown} and v.account = $2`
export async function findOwn(db: Queryable, county: number, account: string): Promise<ShownRow | undefined> {
  const [row] = await db.query<ShownRow>(mine, [county, account])
  return row
}

/** $1 county. */
const counts = `
  select v.state, count(*)::int as count from volunteer.volunteer v
   where v.county = $1 and ${inReach} and (v.retain_until is null or v.retain_until > app.now()) group by v.state`
export const countStates = (db: Queryable, county: number) =>
  db.query<{ state: VolunteerState; count: number }>(counts, [county])

/** $1 county, $2 volunteer. */
export const eventsOf = `
  select id, what, said, actor, at from volunteer.event where county = $1 and volunteer = $2 order by at desc, id desc limit 100`

/** $1 county, $2 volunteer. */
export const papersOf = `
  select id, from_day::text as from_day, to_day::text as to_day, hours, shifts, issued_at from volunteer.thanks
   where county = $1 and volunteer = $2 order by issued_at desc limit 20`

export interface Sum {
  hours: number
  shifts: number
}
/** $1 county, $2 account, $3 from, $4 to. */
const sum = `
  select coalesce(sum(t.hours), 0)::int as hours, count(*)::int as shifts from duty.pub_attended($1, array[$2::uuid], $3, $4) t`
export async function sumOf(db: Queryable, county: number, account: string, from: Date, to: Date): Promise<Sum> {
  const [row] = await db.query<Sum>(sum, [county, account, from, to])
  return row ?? { hours: 0, shifts: 0 }
}

/** Hours by month of the county, newest first. $1 county, $2 account, $3 from, $4 to. */
const months = `
  select to_char(t.starts_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, sum(t.hours)::int as hours, count(*)::int as shifts
    from duty.pub_attended($1, array[$2::uuid], $3, $4) t group by 1 order by 1 desc limit 24`
export const monthsOf = (db: Queryable, county: number, account: string, from: Date, to: Date) =>
  db.query<Sum & { month: string }>(months, [county, account, from, to])

/** Attended shifts, latest first. $1 county, $2 account, $3 from, $4 to. */
const stood = `
  select t.shift, t.post_name, t.starts_at, t.ends_at, t.hours from duty.pub_attended($1, array[$2::uuid], $3, $4) t
   order by t.starts_at desc limit 100`
export const stoodOf = (db: Queryable, county: number, account: string, from: Date, to: Date) =>
  db.query<{ shift: string; post_name: string; starts_at: Date; ends_at: Date; hours: number }>(stood, [
    county,
    account,
    from,
    to,
  ])

export interface PlaceHours extends Sum {
  place: string
  place_name: string
  town_name: string
  serving: number
  stood: number
}
/** $1 county, $2 from, $3 to. */
const byPlace = `
  with v as (
    select v.place, v.account, v.state from volunteer.volunteer v where v.county = $1 and ${inReach} and v.account is not null),
  h as (
    select t.account, sum(t.hours)::int as hours, count(*)::int as shifts
      from duty.pub_attended($1, (select coalesce(array_agg(v.account), '{}') from v), $2, $3) t group by t.account)
  select v.place, coalesce(p.name, '') as place_name, coalesce(w.name, '') as town_name,
         (count(*) filter (where v.state = 'accepted'))::int as serving, count(h.account)::int as stood,
         coalesce(sum(h.shifts), 0)::int as shifts, coalesce(sum(h.hours), 0)::int as hours
    from v left join h on h.account = v.account
    left join place.pub_area p on p.county = $1 and p.id = v.place
    left join place.pub_area w on w.county = $1 and w.id = p.parent
   group by v.place, p.name, w.name having count(*) filter (where v.state = 'accepted') > 0 or count(h.account) > 0
   order by hours desc, p.name limit 500`
export const hoursOf = (db: Queryable, county: number, from: Date, to: Date) =>
  db.query<PlaceHours>(byPlace, [county, from, to])
