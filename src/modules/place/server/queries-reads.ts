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

// Sorted by the column, not by its text: only then does the index give the order.
const door = `d.id, d.area, d.path::text as path, d.number, d.address, d.walk_order as "walkOrder", d.sources, d.version`

/**
 * Doors below an area that is walked as one, in walking order. $1 county, $2 path, $3 its end, $4 limit, $5 to $7 the last
 * place, path and id of the page before.
 */
export const doorsOfWalk = `
  select ${door} from place.dwelling d
   where d.county = $1 and d.path >= $2::ltree and d.path < $3::ltree and d.retired_at is null
     and (d.walk_order, d.path, d.id) > ($5::int, $6::ltree, $7::uuid)
   order by d.walk_order, d.path, d.id limit $4`

/** Doors below a wider area, walk by walk. $1 county, $2 path, $3 its end, $4 limit, $5 to $7 as above. */
export const doorsBelow = `
  select ${door} from place.dwelling d
   where d.county = $1 and d.path >= $2::ltree and d.path < $3::ltree and d.retired_at is null
     and (d.path, d.walk_order, d.id) > ($6::ltree, $5::int, $7::uuid)
   order by d.path, d.walk_order, d.id limit $4`

/** Doors by pieces of their address. $1 county, $2 patterns that all fit, $3 limit. */
export const doorsByAddress = `
  select ${door} from place.dwelling d
   where d.county = $1 and d.retired_at is null and d.address ilike all ($2::text[])
   order by length(d.address), d.path, d.walk_order, d.id limit $3`

/** The newest deeds at a place. $1 county, $2 place. */
export const historyOf = `
  select h.id, h.what, h.detail, h.actor, coalesce(a.display_name, '') as "actorName", h.at from place.history h
    left join agency.pub_account a on a.county = $1 and a.id = h.actor
   where h.county = $1 and h.place = $2 order by h.at desc, h.id desc, h.ord desc limit 200`

/** Imports, newest first: ids sort by time. $1 county, $2 id of the last one of the page before, $3 limit. */
export const importsBefore = `
  select id, file_name as "fileName", source, rows_in as "rowsIn", created, matched, rejected, at, undone_at as "undoneAt" from place.import
   where county = $1 and id < $2::uuid order by id desc limit $3`

/** Whether the areas of a county are still those that were read. $1 county. */
export const areasStamp = `
  select count(*) || '.' || coalesce(sum(version), 0) || '.' || count(retired_at) as stamp from place.area where county = $1`

/** What areas are called. $1 county. */
export const areaNames = `select id, code, name, aliases from place.area where county = $1 and retired_at is null order by path`

/** Areas at, below and above some paths, and above single doors. $1 county, $2 paths, $3 doors. */
export const areasOfPhone = `
  with doors as materialized (
    select d.path from place.dwelling d where d.county = $1 and d.id = any ($3::uuid[]) and d.retired_at is null
  ), above as materialized (
    select distinct subpath(p.path, 0, n) as path
      from (select unnest($2::ltree[]) as path union select path from doors) p cross join lateral generate_series(1, nlevel(p.path)) n
  ), ranges as materialized (
    select p.path as since, app.path_end(p.path) as upto from unnest($2::ltree[]) as p (path)
  ), below as materialized (
    select a.path from ranges r join place.area a on a.county = $1 and a.path >= r.since and a.path < r.upto and a.retired_at is null
  )
  select a.id, a.kind, a.path::text as path, a.name, a.ordinal, a.class,
         case when a.path <@ (select app.scope('place.read')) then a.responsible end as responsible
    from place.area a
   where a.county = $1 and a.retired_at is null and a.path in (select path from above union select path from below)
   order by a.path`
