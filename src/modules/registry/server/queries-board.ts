import type { Queryable } from '#platform/server/db/tx.ts'
import { added, columns, ofDoor, sums } from './vector.ts'

/** An area on the board with its figures as columns. */
export interface BoardRow extends Record<string, unknown> {
  id: string
  kind: string
  name: string
  path: string
  ordinal: number
  class: number | null
  responsible: string | null
  lon: number | null
  lat: number | null
  has_below: boolean
  itself: boolean
}

const boardOf = `
with areas as (
  select a.id, a.kind, a.name, a.path, a.ordinal, a.class, a.responsible, a.lon, a.lat, a.id = $2 as itself
    from place.pub_area a where a.county = $1 and (a.id = $2 or a.parent = $2) and a.path <@ (select app.scope('count.read'))
), pending as (
  select d.path, ${sums('d')} from registry.coverage_delta d where d.county = $1 group by d.path
), waiting as (
  select a.id, ${sums('p')} from areas a join pending p on p.path <@ a.path group by a.id
)
select a.id, a.kind, a.name, a.path::text as path, a.ordinal, a.class, a.responsible, a.lon, a.lat, a.itself,
       exists (select from place.pub_area b where b.county = $1 and b.parent = a.id) as has_below, ${added('c', 'w')}
  from areas a left join registry.coverage c on c.county = $1 and c.path = a.path left join waiting w on w.id = a.id
 order by a.itself desc, a.ordinal, a.path`

/** An area and those directly below it, with exact figures: folded ones plus the differences that wait. */
export function boardRows(db: Queryable, county: number, area: string): Promise<BoardRow[]> {
  return db.query<BoardRow>(boardOf, [county, area])
}

/** Figures of some areas by their paths; exact. */
export function figuresOfPaths(
  db: Queryable,
  county: number,
  paths: readonly string[],
): Promise<({ path: string } & Record<string, unknown>)[]> {
  return db.query(
    `with wanted as (select unnest($2::ltree[]) as path), pending as (
       select w.path, ${sums('d')} from wanted w join registry.coverage_delta d on d.county = $1 and d.path <@ w.path group by w.path
     ) select w.path::text as path, ${added('c', 'p')}
         from wanted w left join registry.coverage c on c.county = $1 and c.path = w.path left join pending p on p.path = w.path`,
    [county, paths],
  )
}

/** What each day changed in an area, oldest first; exact. */
export function dayRows(
  db: Queryable,
  county: number,
  path: string,
  from: string,
): Promise<({ day: string } & Record<string, unknown>)[]> {
  return db.query(
    `select x.day, ${sums('x')} from (
       select day, ${columns.join(', ')} from registry.coverage_day where county = $1 and path = $2 and day >= $3::date
       union all
       select day, ${columns.join(', ')} from registry.coverage_delta where county = $1 and path <@ $2::ltree and day >= $3::date
     ) x group by x.day order by x.day`,
    [county, path, from],
  )
}

/** Areas above a path, county first, without itself. */
export function areasAbove(db: Queryable, county: number, path: string) {
  return db.query<{ id: string; kind: string; name: string }>(
    `select id, kind, name from place.pub_area where county = $1
        and path = any (array(select subpath($2::ltree, 0, i) from generate_series(1, nlevel($2::ltree) - 1) i)) order by nlevel(path)`,
    [county, path],
  )
}

/** Recount of an area from the ledger itself: what the figures must equal. */
export async function recount(db: Queryable, county: number, path: string): Promise<Record<string, unknown>> {
  const [row] = await db.query<Record<string, unknown>>(
    `select ${sums('x')} from (select ${ofDoor} from registry.door d where d.county = $1 and d.path <@ $2::ltree) x`,
    [county, path],
  )
  return row ?? {}
}
