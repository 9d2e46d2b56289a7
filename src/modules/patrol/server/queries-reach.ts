/** SQL of the areas that broadcasts reached. */

/** Areas whose place on the map is known. $1 county. */
export const locatedAreas = `
  select id, kind, name, path::text as path, lon, lat from place.pub_area where county = $1 and lon is not null and lat is not null
   order by path limit 5000`

/** Grids of the reader's place, within an area where one is named. $1 county, $2 area or null. */
export const gridsOf = `
  select g.id, g.name, g.path::text as path from place.pub_area g
   where g.county = $1 and g.kind = 'grid' and g.path <@ (select app.scope('patrol.reached'))
     and ($2::uuid is null or g.path <@ (select a.path from place.pub_area a where a.county = $1 and a.id = $2))
   order by g.path limit 20000`
/** Towns and communities by name. $1 county. */
export const areasAbove = `
  select id, kind, name, path::text as path, lon, lat from place.pub_area
   where county = $1 and kind in ('town', 'community', 'village') order by path limit 20000`
/** An area that lies within the reader's place. $1 county, $2 area. */
export const areaInReach = `
  select id from place.pub_area where county = $1 and id = $2 and path <@ (select app.scope('patrol.reached'))`

/** Stops of broadcasts that were checked in. $1 county, $2 from, $3 to. */
export const reachedStops = `
  select run, path::text as path, at from patrol.stop
   where county = $1 and kind = 'broadcast' and state = 'done' and at >= $2 and at < $3
     and path <@ (select app.scope('patrol.reached')) order by at limit 100000`
