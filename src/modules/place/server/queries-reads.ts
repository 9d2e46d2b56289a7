/** SQL of the screens: areas with what stands in them, doors, history, imports. */
import type { AreaRow } from './queries-areas.ts'

/** An area as a list shows it. */
export interface ShownAreaRow extends AreaRow {
  lon: number | null
  lat: number | null
  children: number
}

const shown = `
  select a.id, a.kind, a.code, a.parent, a.path::text as path, a.name, a.aliases, a.ordinal, a.class, a.responsible, a.contact,
         a.lon, a.lat, a.version,
         (select count(*) from place.area c where c.county = $1 and c.parent = a.id and c.retired_at is null) as children
    from place.area a where a.county = $1 and a.retired_at is null`

/** Children of an area. $1 county, $2 parent. */
export const areasBelow = `${shown} and a.parent = $2 order by a.ordinal, a.path`

/** Areas by their paths. $1 county, $2 paths. */
export const areasAt = `${shown} and a.path::text = any ($2::text[]) order by a.path`

/** Areas by their ids. $1 county, $2 ids. */
export const areasByIds = `${shown} and a.id = any ($2::uuid[]) order by a.path`

/** Doors at and below some paths. $1 county, $2 paths, $3 the ends of the paths. */
export const countDoors = `
  select p.path, (select count(*) from place.dwelling d
    where d.county = $1 and d.path >= p.path::ltree and d.path < p.past::ltree and d.retired_at is null) as doors
    from unnest($2::text[], $3::text[]) as p (path, past)`

/** Where the reader may change places now: only there are contacts shown. $1 county, $2 account. */
export const editablePaths = `
  select distinct h.path::text as path
    from app.role_held h join app.role_permission p on p.role = h.role and p.permission = 'place.editArea'
   where h.county = $1 and h.account = $2 and h.ended_at is null
     and h.valid_from <= now() and (h.valid_to is null or h.valid_to > now())`
