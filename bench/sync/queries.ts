/** SQL of the sync bench. */

/** A task for a whole town. $1 county, $2 account, $3 path of the town, $4 id. */
export const insertTask = `
  insert into dispatch.task (county, id, place, path, place_name, assignee, assigned_by, assigned_at, due_at)
  select $1, $4, a.id, a.path, a.name, $2, $2, now(), now() + interval '1 day' from place.area a where a.county = $1 and a.path = $3::ltree`

/** What became of commands, by their ids: visits and lines of the journal. $1 county, $2 ids. */
export const countKept = `
  select (select count(*)::int from registry.visit v where v.county = $1 and v.id = any ($2::uuid[])) as visits,
         (select count(*)::int from registry.visit v where v.county = $1) as all_visits,
         (select count(*)::int from journal.entry e where e.county = $1 and e.id = any ($2::uuid[])) as entries`

/** All doors below a path. $1 county, $2 path. */
export const doorsBelow = 'select id from registry.door where county = $1 and path <@ $2::ltree order by id'

/** A town by its path. $1 county, $2 path. */
export const areaAt = 'select id from place.area where county = $1 and path = $2::ltree'

/** The agency that all accounts of the bench belong to. $1 county. */
export const agency = 'select id from agency.agency where county = $1'

/** The grid with the most doors, up to what one worker walks. $1 county. */
export const largestGrid = `
  select a.path::text as path, count(d.id)::int as doors from place.area a
    join registry.door d on d.county = a.county and d.path <@ a.path
   where a.county = $1 and a.kind = 'grid' group by a.path having count(d.id) <= 400 order by 2 desc limit 1`
