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

/** An import with the area that it went into. */
export interface ImportRow {
  source: string
  path: string
  place: string
  undone: boolean
}

/** The import to take back, locked. $1 county, $2 id. */
export const importToUndo = `
  select i.source, i.path::text as path, h.place, i.undone_at is not null as undone
    from place.import i join place.history h on h.county = i.county and h.id = i.id and h.what = 'imported'
   where i.county = $1 and i.id = $2 for update of i`

/** A later import of the same list that may have said the same of a door. $1 county, $2 id, $3 list, $4 path. */
export const laterImport = `
  select 1 from place.import
   where county = $1 and id > $2::uuid and source = $3 and undone_at is null and (path <@ $4::ltree or path @> $4::ltree) limit 1`

const deedsOf = (what: string, of: string) => `
  select d.id, d.path::text as path, d.number, d.sources from place.history h
    join place.dwelling d on d.county = h.county and d.id = h.place and d.retired_at is null
   where h.county = $1 and h.id = $2 and h.what = '${what}' and ${of} order by d.id for update of d`

/** Doors that came with an import and still stand. $1 county, $2 import. */
export const doorsOfImport = deedsOf('created', "h.detail ? 'number'")

/** Doors that stood before and that an import made known to a list. $1 county, $2 import, $3 list. */
export const doorsListedBy = deedsOf('listed', '$3 = any (d.sources)')

/** Areas that came with an import. $1 county, $2 import. */
export const areasOfImport = `
  select a.id, nlevel(a.path) as depth from place.history h
    join place.area a on a.county = h.county and a.id = h.place and a.retired_at is null
   where h.county = $1 and h.id = $2 and h.what = 'created' and h.detail ? 'kind' order by a.id for update of a`

/** Takes away those of some areas in which nothing stands any more. $1 county, $2 ids, $3 when. */
export const retireEmptyAreas = `
  update place.area a set retired_at = $3, version = version + 1
   where a.county = $1 and a.id = any ($2::uuid[]) and a.retired_at is null
     and not exists (select 1 from place.area c where c.county = $1 and c.parent = a.id and c.retired_at is null)
     and not exists (select 1 from place.dwelling d where d.county = $1 and d.area = a.id and d.retired_at is null)
  returning a.id, a.path::text as path, a.kind, a.name`

/** $1 county, $2 import, $3 when, $4 actor. */
export const markUndone = `update place.import set undone_at = $3, undone_by = $4 where county = $1 and id = $2`
