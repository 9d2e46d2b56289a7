import type { Queryable } from '#platform/server/db/tx.ts'

/** SQL of who can be put on a roster: the own agency's people, those of the place, and those who are lent. */

export interface CandidateRow {
  id: string
  username: string
  display_name: string
  agency_name: string
  /** Of the agency's own people or of the place: always; otherwise within a lending alone. */
  is_own: boolean
  is_volunteer: boolean
  skills: string[]
}
/** $1 county, $2 accounts or null. */
const candidates = `
  select a.id, a.username, a.display_name, coalesce(g.name, '') as agency_name, a.is_volunteer, a.skills,
         (a.agency = (select app.this_agency())
           or g.kind in ('commission', 'town', 'community', 'property') and g.path <@ (select app.scope('duty.read'))
           or a.is_volunteer and (select app.scope('duty.read')) <@ g.path) as is_own
    from agency.pub_account a join agency.pub_agency g on g.county = a.county and g.id = a.agency
   where a.county = $1 and not a.is_disabled and ($2::uuid[] is null or a.id = any ($2))
   order by g.name, a.display_name, a.id limit 5000`
export const listCandidates = (db: Queryable, county: number, accounts: readonly string[] | null) =>
  db.query<CandidateRow>(candidates, [county, accounts])

export interface LendingRow {
  id: string
  account: string
  path: string
  from_at: Date
  to_at: Date
}
/** Live lendings that touch a time. $1 county, $2 from, $3 to. */
const lent = `
  select id, account, path::text as path, from_at, to_at from duty.lending
   where county = $1 and ended_at is null and from_at < $3 and to_at > $2`
export const lendingsIn = (db: Queryable, county: number, from: Date, to: Date) =>
  db.query<LendingRow>(lent, [county, from, to])

/** $1 county, $2 id, $3 account, $4 place, $5 path, $6 from, $7 to, $8 by, $9 at; the agency is the asker's. */
export const insertLending = `
  insert into duty.lending (county, id, agency, account, place, path, from_at, to_at, lent_by, lent_at)
  select $1, $2, a.agency, a.id, $4, $5::ltree, $6, $7, $8, $9
    from agency.pub_account a where a.county = $1 and a.id = $3 and a.agency = (select app.this_agency()) and not a.is_disabled
  returning id`
/** $1 county, $2 id, $3 by, $4 at. */
export const endLendingRow = `
  update duty.lending set ended_at = $4, ended_by = $3 where county = $1 and id = $2 and ended_at is null returning id`
/** $1 county, $2 instant and $3 id of the last row, $4 how many. */
export const lendingsOfAgency = `
  select l.id, l.account, l.from_at, l.to_at, l.ended_at, l.lent_at, a.name as place_name
    from duty.lending l left join place.pub_area a on a.county = l.county and a.id = l.place
   where l.county = $1 and l.agency = (select app.this_agency()) and (l.lent_at, l.id) < ($2::timestamptz, $3::uuid)
   order by l.lent_at desc, l.id desc limit $4`
/** $1 county. */
export const agencyPeople = `
  select a.id, a.display_name as name, g.name as agency_name
    from agency.pub_account a join agency.pub_agency g on g.county = a.county and g.id = a.agency
   where a.county = $1 and a.agency = (select app.this_agency()) and not a.is_disabled order by a.display_name, a.id limit 1000`

/** Agency of an account as the asker may know it. $1 county, $2 accounts. */
export const knownAccounts = `
  select id from agency.pub_account where county = $1 and id = any ($2) and not is_disabled`

/** By the founder, for every agency. $1 county, $2 id, $3 account, $4 place, $5 from, $6 to, $7 by, $8 at. */
export const insertFirstLending = `
  insert into duty.lending (county, id, agency, account, place, path, from_at, to_at, lent_by, lent_at)
  select $1, $2, a.agency, a.id, p.id, p.path, $5, $6, $7, $8
    from agency.pub_account a join place.pub_area p on p.county = a.county and p.id = $4
   where a.county = $1 and a.id = $3
  returning id`
