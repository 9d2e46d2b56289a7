import type { Queryable } from '#platform/server/db/tx.ts'

/** SQL of attendance, objections to it, and hand-over notes. */

export interface RecordRow {
  shift: string
  is_present: boolean
  how: 'code' | 'position' | 'list' | 'contest'
  at: Date
}
/** $1 county, $2 shifts. */
const records = 'select shift, is_present, how, at from duty.attendance where county = $1 and shift = any ($2)'
export async function recordsOf(
  db: Queryable,
  county: number,
  shifts: readonly string[],
): Promise<Map<string, RecordRow>> {
  if (shifts.length === 0) return new Map()
  const rows = await db.query<RecordRow>(records, [county, shifts])
  return new Map(rows.map((row) => [row.shift, row]))
}

/** How many who should stand at posts now have checked in; posts where nobody has are not among them. */
export async function presentAt(
  db: Queryable,
  county: number,
  posts: readonly string[],
  at: Date,
): Promise<Map<string, number>> {
  const rows = await db.query<{ post: string; present: number }>(
    'select post, present from duty.present_at($1, $2::uuid[], $3)',
    [county, posts, at],
  )
  return new Map(rows.map(({ post, present }) => [post, present]))
}

/**
 * $1 county, $2 shift, $3 post, $4 path, $5 account, $6 leader, $7 present, $8 how, $9 at, $10 received, $11 distance, $12 by.
 */
export const writeRecord = `
  insert into duty.attendance (county, shift, post, path, account, leader, is_present, how, at, received_at, distance, marked_by)
  values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (county, shift) do update set is_present = excluded.is_present, how = excluded.how, at = excluded.at,
    received_at = excluded.received_at, distance = excluded.distance, marked_by = excluded.marked_by, leader = excluded.leader`

/**
 * Who was taken off a shift by mistake and is put back on it was there all along: the record of the same hours at the same post goes with
 * the new shift. $1 county, $2 new shifts.
 */
export const keepRecords = `
  insert into duty.attendance (county, shift, post, path, account, leader, is_present, how, at, received_at, distance, marked_by)
  select n.county, n.id, n.post, n.path, n.account, b.leader, b.is_present, b.how, b.at, b.received_at, b.distance, b.marked_by
    from duty.shift n cross join lateral (
      select t.* from duty.shift s join duty.attendance t on t.county = s.county and t.shift = s.id
       where s.county = n.county and s.post = n.post and s.account = n.account and s.starts_at = n.starts_at and s.ends_at = n.ends_at
         and s.removed_at is not null
       order by s.removed_at desc limit 1) b
   where n.county = $1 and n.id = any ($2)
  on conflict do nothing`

export interface ContestRow {
  id: string
  shift: string
  path: string
  account: string
  said: string
  at: Date
  is_upheld: boolean | null
  answer: string | null
}
const contestColumns = 'id, shift, path::text as path, account, said, at, is_upheld, answer'
/** $1 county, $2 id, $3 shift, $4 path, $5 account, $6 said, $7 at. */
export const insertContest = `
  insert into duty.contest (county, id, shift, path, account, said, at) values ($1, $2, $3, $4::ltree, $5, $6, $7)`
/** $1 county, $2 id. */
export const lockContest = `select ${contestColumns} from duty.contest where county = $1 and id = $2 for update`
/** $1 county, $2 id, $3 upheld, $4 answer, $5 by, $6 at. */
export const closeContest = `
  update duty.contest set is_upheld = $3, answer = $4, answered_by = $5, answered_at = $6 where county = $1 and id = $2`
/** The last objection to each shift. $1 county, $2 shifts. */
export const contestsOf = `
  select distinct on (shift) ${contestColumns} from duty.contest where county = $1 and shift = any ($2) order by shift, at desc`
/** Objections that wait in the asker's place, the longest first. $1 county. */
export const openContests = `
  select ${contestColumns} from duty.contest
   where county = $1 and answered_at is null and path <@ (select app.scope('duty.read')) order by at limit 50`

export interface NoteRow {
  id: string
  post: string
  said: string
  written_by: string
  at: Date
}
/** $1 county, $2 id, $3 post, $4 path, $5 said, $6 by, $7 at, $8 readers. */
export const insertNote = `
  insert into duty.note (county, id, post, path, said, written_by, at, readers) values ($1, $2, $3, $4::ltree, $5, $6, $7, $8)`
/** Whoever is put on the roster reads what was left there lately. $1 county, $2 post, $3 accounts, $4 since. */
export const addReaders = `
  update duty.note n set readers = array(select distinct unnest(n.readers || $3::uuid[])) where county = $1 and post = $2 and at > $4`
/** $1 county, $2 since. */
export const notesSince = `
  select id, post, said, written_by, at from duty.note where county = $1 and at > $2 order by at desc limit 50`
/** Those of the own posts. $1 county, $2 since, $3 account. */
export const ownNotesSince = `
  select id, post, said, written_by, at from duty.note
   where county = $1 and at > $2 and $3 = any (readers) order by at desc limit 50`
