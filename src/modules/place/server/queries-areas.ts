/** SQL of areas: finding, locking, making, moving. */

const areaColumns = `id, kind, code, parent, path::text as path, name, aliases, ordinal, class, responsible, contact, version`

/** An area as the rules need it. */
export interface AreaRow {
  id: string
  kind: 'county' | 'town' | 'community' | 'village' | 'grid' | 'compound' | 'building' | 'unit'
  code: string
  parent: string | null
  path: string
  name: string
  aliases: string[]
  ordinal: number
  class: number | null
  responsible: string | null
  contact: Buffer | null
  version: number
}

/** A live area of the county, whoever reads. $1 county, $2 id. */
export const areaById = `select ${areaColumns} from place.area where county = $1 and id = $2 and retired_at is null`

/** An area to write in or below: 0 rows out of reach, since a row lock needs the right to write. $1 county, $2 id. */
export const areaToUse = `${areaById} for share`

/** An area to change. $1 county, $2 id. */
export const areaToChange = `${areaById} for update`

/** The areas from the county down to a path. $1 county, $2 the labels of the path. */
export const areasOfPath = `
  select ${areaColumns} from place.area
   where county = $1 and code = any ($2::text[]) and retired_at is null order by area.path`

/** An area or a door. $1 county, $2 id. */
export const placeById = `
  select id, kind, path::text as path, name from place.area where county = $1 and id = $2 and retired_at is null
  union all
  select id, 'dwelling', path::text, address from place.dwelling where county = $1 and id = $2 and retired_at is null`

/** Which of some codes are taken. $1 county, $2 codes. */
export const takenCodes = `
  select code from place.area where county = $1 and code = any ($2::text[]) and retired_at is null limit 1`

/** New areas. $1 county, $2 rows as JSON; `contact` is hexadecimal. */
export const insertAreas = `
  insert into place.area (county, id, kind, code, parent, path, name, aliases, ordinal, class, responsible, contact, lon, lat)
  select $1, r.id, r.kind, r.code, r.parent, r.path::ltree, r.name, coalesce(r.aliases, '{}'), coalesce(r.ordinal, 0), r.class,
         r.responsible, decode(r.contact, 'hex'), r.lon, r.lat
    from jsonb_to_recordset($2::jsonb) as r (id uuid, kind text, code text, parent uuid, path text, name text, aliases text[],
         ordinal int, class smallint, responsible text, contact text, lon double precision, lat double precision)
   order by r.path::ltree`

/** The highest ordinal below a parent. $1 county, $2 parent. */
export const lastOrdinal = `select coalesce(max(ordinal), 0) as last from place.area where county = $1 and parent = $2`

/** What an edit sets. $1 county, $2 id, $3 version that was read. */
export const updateArea = `
  update place.area set name = $4, aliases = $5, class = $6, responsible = $7, contact = $8, version = version + 1
   where county = $1 and id = $2 and version = $3 and retired_at is null returning version`

/** Takes an area away. $1 county, $2 id, $3 version, $4 when. */
export const retireAreaRow = `
  update place.area set retired_at = $4, version = version + 1
   where county = $1 and id = $2 and version = $3 and retired_at is null returning id`

/** What still stands in an area. $1 county, $2 id. */
export const countInside = `
  select (select count(*) from place.area c where c.county = $1 and c.parent = $2 and c.retired_at is null)
       + (select count(*) from place.dwelling d where d.county = $1 and d.area = $2 and d.retired_at is null) as count`

/** Areas at and below a path, parents first; locked, so that nothing comes into being in them meanwhile. $1 county, $2 path. */
export const subtreeToChange = `
  select ${areaColumns} from place.area
   where county = $1 and path >= $2::ltree and path < app.path_end($2::ltree) and retired_at is null order by area.path for update`

/** The same areas, only read. $1 county, $2 path. */
export const subtree = `
  select ${areaColumns} from place.area
   where county = $1 and path >= $2::ltree and path < app.path_end($2::ltree) and retired_at is null order by area.path`

/** New paths of all areas below a moved one, the retired ones too. $1 county, $2 from, $3 to. */
export const rebaseAreas = `
  update place.area
     set path = case when path = $2::ltree then $3::ltree else $3::ltree || subpath(path, nlevel($2::ltree)) end
   where county = $1 and path >= $2::ltree and path < app.path_end($2::ltree)`

/** The moved area's parent. $1 county, $2 id, $3 parent. */
export const setParent = `update place.area set parent = $3, version = version + 1 where county = $1 and id = $2`

/** New paths of all doors below a moved area, the retired ones too. $1 county, $2 from, $3 to. */
export const rebaseDwellings = `
  update place.dwelling
     set path = case when path = $2::ltree then $3::ltree else $3::ltree || subpath(path, nlevel($2::ltree)) end
   where county = $1 and path >= $2::ltree and path < app.path_end($2::ltree) returning retired_at is null as live`

/** History follows, so that whoever is responsible now can read it. $1 county, $2 from, $3 to. */
export const rebaseHistory = `
  update place.history
     set path = case when path = $2::ltree then $3::ltree else $3::ltree || subpath(path, nlevel($2::ltree)) end
   where county = $1 and path >= $2::ltree and path < app.path_end($2::ltree)`

/** Roles that are held for the moved area or below follow it. $1 county, $2 from, $3 to. */
export const followArea = `select app.follow_area($1, $2::ltree, $3::ltree)`
