import type { Queryable } from '#platform/server/db/tx.ts'
import type { PostKind } from '../contract/index.ts'

/** SQL of posts. */

export interface PostRow {
  id: string
  kind: PostKind
  name: string
  place: string
  place_name: string | null
  path: string
  spot: string | null
  need: number[]
  starts: number[]
  leader: string | null
  lat: number | null
  lon: number | null
  version: number
  closed_at: Date | null
}
const columns = `p.id, p.kind, p.name, p.place, p.path::text as path, p.spot, p.need, p.starts, p.leader, p.lat, p.lon, p.version, p.closed_at`

/** $1 county, $2 id, $3 kind, $4 name, $5 place, $6 path, $7 spot, $8 need, $9 starts, $10 leader, $11 lat, $12 lon, $13 by, $14 at. */
export const insertPost = `
  insert into duty.post (county, id, kind, name, place, path, spot, need, starts, leader, lat, lon, defined_by, defined_at)
  values ($1, $2, $3, $4, $5, $6::ltree, $7, $8, $9, $10, $11, $12, $13, $14)`

/** $1 county, $2 id, $3 kind, $4 name, $5 place, $6 path, $7 spot, $8 need, $9 starts, $10 leader, $11 lat, $12 lon. */
export const updatePost = `
  update duty.post set kind = $3, name = $4, place = $5, path = $6::ltree, spot = $7, need = $8, starts = $9, leader = $10,
         lat = $11, lon = $12, version = version + 1
   where county = $1 and id = $2 returning version`

/** Closes or opens it again. $1 county, $2 id, $3 when or null, $4 by or null. */
export const endPost = `
  update duty.post set closed_at = $3, closed_by = $4, version = version + 1 where county = $1 and id = $2 returning version`

/** Shifts that are not over stand where their post stands. $1 county, $2 post, $3 path, $4 now. */
export const moveShifts = `
  update duty.shift set path = $3::ltree where county = $1 and post = $2 and ends_at > $4 and path <> $3::ltree`
/** Records of shifts that are not over are read by whoever leads the post now. $1 county, $2 post, $3 path, $4 leader, $5 now. */
export const moveRecords = `
  update duty.attendance t set leader = $4, path = $3::ltree from duty.shift s
   where t.county = $1 and s.county = $1 and s.id = t.shift and t.post = $2 and s.ends_at > $5`

/** Posts that the asker plans, kept as they are until the end. $1 county, $2 ids. */
const toPlan = `select ${columns}, null as place_name from duty.post p where p.county = $1 and p.id = any ($2) order by p.id for update`
export const lockPosts = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<PostRow>(toPlan, [county, ids])

/** Any post of the county, closed ones too. $1 county, $2 ids. */
const some = `
  select ${columns}, a.name as place_name from duty.post p left join place.pub_area a on a.county = p.county and a.id = p.place
   where p.county = $1 and p.id = any ($2)`
export const findPosts = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<PostRow>(some, [county, ids])

/** Live posts below places of the asker, or below one of them. $1 county, $2 path or null. */
const inScope = `
  select ${columns}, a.name as place_name from duty.post p left join place.pub_area a on a.county = p.county and a.id = p.place
   where p.county = $1 and p.closed_at is null and p.path <@ (select app.scope('duty.read')) and ($2::text is null or p.path <@ $2::text::ltree)
   order by array_position(array['border_checkpoint', 'community_gate', 'registration_point', 'testing_site', 'patrol', 'standby'], p.kind),
            p.path, p.name limit 500`
export const postsInScope = (db: Queryable, county: number, path: string | null) =>
  db.query<PostRow>(inScope, [county, path])

/** Live posts below a path, whoever plans them. $1 county, $2 path. */
const below = `
  select ${columns}, a.name as place_name from duty.post p left join place.pub_area a on a.county = p.county and a.id = p.place
   where p.county = $1 and p.closed_at is null and p.path <@ $2::text::ltree order by p.id limit 2000`
export const postsBelow = (db: Queryable, county: number, path: string) => db.query<PostRow>(below, [county, path])

export interface ClosedRow extends PostRow {
  closed_at: Date
  closed_by: string
}
/** Closed posts below places of the asker, the last one first. $1 county, $2 instant and $3 id of the last row, $4 how many. */
const closed = `
  select ${columns}, p.closed_by, a.name as place_name from duty.post p left join place.pub_area a on a.county = p.county and a.id = p.place
   where p.county = $1 and p.closed_at is not null and p.path <@ (select app.scope('duty.read')) and (p.closed_at, p.id) < ($2::timestamptz, $3::uuid)
   order by p.closed_at desc, p.id desc limit $4`
export const closedPosts = (db: Queryable, county: number, [at, id]: readonly [string, string], limit: number) =>
  db.query<ClosedRow>(closed, [county, at, id, limit])

/** An area stands somewhere else, and all that hangs on it. */
export const followArea = (db: Queryable, county: number, from: string, to: string) =>
  db.query('select duty.follow_area($1, $2::text::ltree, $3::text::ltree)', [county, from, to])

/** Live posts that somebody leads. $1 county, $2 account. */
const led = `
  select ${columns}, a.name as place_name from duty.post p left join place.pub_area a on a.county = p.county and a.id = p.place
   where p.county = $1 and p.leader = $2 and p.closed_at is null order by p.name limit 50`
export const postsLedBy = (db: Queryable, county: number, account: string) => db.query<PostRow>(led, [county, account])
