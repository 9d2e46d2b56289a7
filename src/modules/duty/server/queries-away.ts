import type { Queryable } from '#platform/server/db/tx.ts'

/** SQL of what an inspection found: people who were not at the post, and whom a post is inspected with. */

export interface AwayRow {
  id: string
  shift: string
  post: string
  at: Date
  back_at: Date | null
}
/** The last time that somebody was not found in each shift. $1 county, $2 shifts. */
const ofShifts = `
  select distinct on (shift) id, shift, post, at, back_at from duty.away
   where county = $1 and shift = any ($2::uuid[]) order by shift, at desc, id desc`
export async function awayOf(
  db: Queryable,
  county: number,
  shifts: readonly string[],
): Promise<ReadonlyMap<string, AwayRow>> {
  if (shifts.length === 0) return new Map()
  const rows = await db.query<AwayRow>(ofShifts, [county, shifts])
  return new Map(rows.map((row) => [row.shift, row]))
}

/** $1 county, $2 finding, $3 shift, $4 when, $5 by whom; post, path, person and leader are the shift's. */
export const insertAway = `
  insert into duty.away (county, id, shift, post, path, account, leader, at, found_by)
  select $1, $2, s.id, s.post, s.path, s.account, p.leader, $4, $5
    from duty.shift s join duty.post p on p.county = s.county and p.id = s.post
   where s.county = $1 and s.id = $3`

/** The person is at the post again. $1 county, $2 shift, $3 when. */
export const endAway = `
  update duty.away set back_at = greatest(at, $3::timestamptz) where county = $1 and shift = $2 and back_at is null and at <= $3::timestamptz`

/** An objection was upheld: the person had been there. $1 county, $2 shift. */
export const undoAway = 'update duty.away set back_at = at where county = $1 and shift = $2 and back_at is null'
