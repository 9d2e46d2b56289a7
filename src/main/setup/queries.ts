import type { Queryable } from '#platform/server/db/tx.ts'

/** Whether this installation has its county. */
export async function hasCounty(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }>('select exists (select from app.county) as found')
  return row?.found === true
}

/** Writes the county itself. */
export const insertCounty = (db: Queryable, code: number, name: string, at: Date) =>
  db.query('insert into app.county (code, name, created_at) values ($1, $2, $3)', [code, name, at])

/** Ids of the divisions of a county by their official codes. */
export async function divisionIds(db: Queryable, county: number): Promise<Map<string, string>> {
  const rows = await db.query<{ code: string; id: string }>(
    "select code, id from place.pub_area where county = $1 and kind in ('county', 'town', 'community', 'village')",
    [county],
  )
  return new Map(rows.map(({ code, id }) => [code, id]))
}
