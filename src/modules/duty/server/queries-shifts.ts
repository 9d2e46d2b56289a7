import type { Queryable } from '#platform/server/db/tx.ts'
import type { Rostered } from '../contract/index.ts'

/** SQL of the roster. */

export interface ShiftRow {
  id: string
  post: string
  path: string
  account: string
  starts_at: Date
  ends_at: Date
  made_at: Date
  despite: string | null
  replaced_by: string | null
  removed_at: Date | null
}
const columns =
  's.id, s.post, s.path::text as path, s.account, s.starts_at, s.ends_at, s.made_at, s.despite, s.replaced_by, s.removed_at'

/** A row as the rules read it. */
export const rosteredOf = ({ starts_at, ends_at, made_at }: ShiftRow): Required<Rostered> => ({
  ...{ startsAt: starts_at.getTime(), endsAt: ends_at.getTime(), madeAt: made_at.getTime() },
})

/** A shift to be written. */
export interface NewShift {
  id: string
  post: string
  path: string
  account: string
  startsAt: Date
  endsAt: Date
  despite: string | null
}
const insert = `
  insert into duty.shift (county, id, post, path, account, starts_at, ends_at, despite, made_by, made_at)
  select $1, n.id, n.post, n.path::ltree, n.account, n.starts_at, n.ends_at, n.despite, $9, $10
    from unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::text[])
      as n (id, post, path, account, starts_at, ends_at, despite)`
export async function insertShifts(
  db: Queryable,
  county: number,
  shifts: readonly NewShift[],
  by: string,
  at: Date,
): Promise<void> {
  if (shifts.length === 0) return
  const each = <T>(of: (shift: NewShift) => T) => shifts.map(of)
  await db.query(insert, [
    ...[
      county,
      each(({ id }) => id),
      each(({ post }) => post),
      each(({ path }) => path),
      each(({ account }) => account),
    ],
    ...[each(({ startsAt }) => startsAt), each(({ endsAt }) => endsAt), each(({ despite }) => despite), by, at],
  ])
}

/** Shifts of people that touch a time, whichever post. $1 county, $2 accounts, $3 from, $4 to. */
const ofPeople = `
  select ${columns} from duty.shift s
   where s.county = $1 and s.account = any ($2) and s.starts_at < $4 and s.ends_at > $3 and s.removed_at is null`
export const shiftsOfPeople = (db: Queryable, county: number, accounts: readonly string[], from: Date, to: Date) =>
  db.query<ShiftRow>(ofPeople, [county, accounts, from, to])

/** Shifts at posts that touch a time. $1 county, $2 posts, $3 from, $4 to. */
const atPosts = `
  select ${columns} from duty.shift s
   where s.county = $1 and s.post = any ($2) and s.starts_at < $4 and s.ends_at > $3 and s.removed_at is null
   order by s.starts_at, s.id limit 10000`
export const shiftsAtPosts = (db: Queryable, county: number, posts: readonly string[], from: Date, to: Date) =>
  db.query<ShiftRow>(atPosts, [county, posts, from, to])

/** Shifts that the asker plans, locked. $1 county, $2 ids. */
const toPlan = `select ${columns} from duty.shift s where s.county = $1 and s.id = any ($2) order by s.id for update`
export const lockShifts = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<ShiftRow>(toPlan, [county, ids])

/** Shifts by their ids. $1 county, $2 ids. */
const byId = `select ${columns} from duty.shift s where s.county = $1 and s.id = any ($2)`
export const findShifts = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<ShiftRow>(byId, [county, ids])

/** Own shifts, those that were taken off only where a record or a replacement says more. $1 county, $2 account, $3 from, $4 to. */
const own = `
  select ${columns} from duty.shift s
   where s.county = $1 and s.account = $2 and s.starts_at < $4 and s.ends_at > $3 and (s.removed_at is null or s.replaced_by is not null)
   order by s.starts_at limit 200`
export const ownShifts = (db: Queryable, county: number, account: string, from: Date, to: Date) =>
  db.query<ShiftRow>(own, [county, account, from, to])

/** $1 county, $2 ids, $3 by, $4 when, $5 why. */
export const removeShiftRows = `
  update duty.shift set removed_at = $4, removed_by = $3, removed_why = $5, version = version + 1
   where county = $1 and id = any ($2) and removed_at is null and ends_at > $4`

/** Somebody took over: the rest of it ends, all of it where nothing has passed. $1 county, $2 id, $3 the new one, $4 from when, $5 by, $6 now, $7 why. */
export const cutShift = `
  update duty.shift
     set replaced_by = $3, version = version + 1,
         ends_at = case when $4::timestamptz > starts_at then $4::timestamptz else ends_at end,
         removed_at = case when $4::timestamptz > starts_at then null else $6::timestamptz end,
         removed_by = case when $4::timestamptz > starts_at then null else $5::uuid end,
         removed_why = case when $4::timestamptz > starts_at then null else $7 end
   where county = $1 and id = $2`

/** Shifts of a post that are not over. $1 county, $2 post, $3 now. */
export const countLive = `
  select count(*)::int as count from duty.shift where county = $1 and post = $2 and ends_at > $3 and removed_at is null`

/** What somebody made since, not taken off and not over. $1 county, $2 who, $3 since, $4 now. */
const madeBy = `
  select ${columns} from duty.shift s
   where s.county = $1 and s.made_by = $2 and s.made_at > $3 and s.removed_at is null and s.ends_at > $4
   order by s.made_at desc, s.starts_at, s.id limit 2000`
export const shiftsMadeBy = (db: Queryable, county: number, account: string, since: Date, now: Date) =>
  db.query<ShiftRow>(madeBy, [county, account, since, now])
