/** SQL of imports. */

/** Areas that doors go into, kept as they are until the end. $1 county, $2 ids. */
export const areasToFill = `
  select id, path::text as path from place.area
   where county = $1 and id = any ($2::uuid[]) and retired_at is null order by id for share`

/** Doors that stand already, locked. $1 county, $2 areas and $3 numbers, pairwise. */
export const doorsStanding = `
  select d.id, d.area, d.path::text as path, d.number, d.sources from place.dwelling d
    join unnest($2::uuid[], $3::text[]) as w (area, number) on d.area = w.area and d.number = w.number
   where d.county = $1 and d.retired_at is null order by d.id for update of d`

/** Last places of some walks. $1 county, $2 paths, $3 their ends. */
export const lastInWalks = `
  select w.path, (select coalesce(max(d.walk_order), 0) from place.dwelling d
    where d.county = $1 and d.path >= w.path::ltree and d.path < w.past::ltree and d.retired_at is null
      and subpath(d.path, 0, 4) = w.path::ltree) as last
    from unnest($2::text[], $3::text[]) as w (path, past)`

/** Counted in, counted out. $1 county, $2 command, $3 path of the area, $4 to $9 file, list and counts, $10 when, $11 actor. */
export const insertImport = `
  insert into place.import (county, id, path, file_name, source, rows_in, created, matched, rejected, at, actor)
  values ($1, $2, $3::ltree, $4, $5, $6, $7, $8, $9, $10, $11)`
