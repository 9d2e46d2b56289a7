/** SQL of the checkpoint bench. */

/** A checkpoint in the area at a path, answered with one of the doors there. $1 county, $2 path, $3 id, $4 account. */
export const insertCheckpoint = `
  with made as (
    insert into checkpoint.checkpoint (county, id, path, kind, name, direction, hours, equipment, defined_by, defined_at)
    values ($1, $3, $2::ltree, 'county_entrance', '测量卡口', '', '', '', $4, now()) returning path
  )
  select d.id as home from made m join place.dwelling d on d.county = $1 and d.path <@ m.path limit 1`
