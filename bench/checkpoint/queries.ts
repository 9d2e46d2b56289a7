/** SQL of the checkpoint bench. */

/** A checkpoint in the area at a path, answered with one of the doors there. $1 county, $2 path, $3 id, $4 account. */
export const insertCheckpoint = `
  with made as (
    insert into checkpoint.checkpoint (county, id, path, kind, name, direction, hours, equipment, defined_by, defined_at)
    values ($1, $3, $2::ltree, 'county_entrance', '测量卡口', '', '', '', $4, now()) returning path
  )
  select d.id as home from made m join place.dwelling d on d.county = $1 and d.path <@ m.path limit 1`

/** Who is on the roll. $1 county. */
export const residents = 'select id from registry.resident where county = $1 order by id'
/** Digests of residents, as the product writes them. $1 county, $2 `{id, name, number, year}` as JSON. */
export const setIndexes = `
  update registry.resident r set name_index = decode(x.name, 'hex'), id_index = decode(x.number, 'hex'), birth_year = x.year
    from jsonb_to_recordset($2::jsonb) as x (id uuid, name text, number text, year smallint) where r.county = $1 and r.id = x.id`
/** The area at a path. $1 county, $2 path. */
export const areaAt = 'select id from place.area where county = $1 and path = $2::ltree'
