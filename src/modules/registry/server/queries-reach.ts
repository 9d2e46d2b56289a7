import type { Queryable } from '#platform/server/db/tx.ts'

// The top of a reach is one of the places that it was given for: those are looked up, not all areas gone through.
const columns = 'id, kind, name, path::text as path'
const textsOf = (scope: string) => ({
  named: `select ${columns} from place.pub_area where county = $1 and id = $2 and path <@ (select app.scope('${scope}'))`,
  top: `select ${columns} from place.pub_area
         where county = $1 and path = any ((select app.scope('${scope}'))::ltree[]) order by nlevel(path), path limit 1`,
})
const texts = { 'door.read': textsOf('door.read'), 'count.read': textsOf('count.read') }

/** An area within the reach for a class of data, or the top of that reach when none is named. */
export async function findReach(
  db: Queryable,
  county: number,
  scope: keyof typeof texts,
  area: string | undefined,
): Promise<{ id: string; kind: string; name: string; path: string } | undefined> {
  const { named, top } = texts[scope]
  const [row] = await db.query<{ id: string; kind: string; name: string; path: string }>(
    area === undefined ? top : named,
    area === undefined ? [county] : [county, area],
  )
  return row
}
