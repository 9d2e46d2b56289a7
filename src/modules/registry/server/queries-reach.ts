import type { Queryable } from '#platform/server/db/tx.ts'

/** An area within reach for doors, or the top of the reader's own reach. */
export async function findReachForDoors(db: Queryable, county: number, area: string | undefined) {
  const [row] = await db.query<{ id: string; path: string }>(
    `select id, path::text as path from place.pub_area
      where county = $1 and path <@ (select app.scope('door.read')) and ($2::uuid is null or id = $2) order by nlevel(path), path limit 1`,
    [county, area ?? null],
  )
  return row
}
