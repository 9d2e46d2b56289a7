import type { Queryable } from '#platform/server/db/tx.ts'

/** SQL of holes that somebody was told of: functions alone, nobody reads the table. */

/** Tells planners of holes by now; the worker's. Answers how many people learn of it. */
export async function tellHoles(db: Queryable, county: number): Promise<number> {
  const [row] = await db.query<{ told: number }>('select duty.tell_holes($1) as told', [county])
  return row?.told ?? 0
}

/** Takes notices of holes back that are filled. Answers how many. $1 county, $2 posts. */
export const followHoles = 'select duty.follow_holes($1, $2::uuid[]) as settled'

/** What own notices of holes are about. $1 county, $2 occasions. */
export const holeWords = 'select occasion, post_name, from_at, to_at, missing from duty.pub_hole_words($1, $2::uuid[])'
