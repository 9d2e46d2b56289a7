/** SQL of photographs. */

/** A household that lives in the reader's reach, and how many photographs it has. $1 county, $2 id. */
export const householdForPhoto = `
  select h.id, h.path::text as path,
         (select count(*)::int from registry.photo p where p.county = $1 and p.household = h.id) as photos
    from registry.household h where h.county = $1 and h.id = $2 for share of h`

export const insertPhoto = `
  insert into registry.photo (county, id, household, path, emergency, size, digest, jpeg, taken_at, received_at, actor)
  values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10, $11)`

/** One photograph. $1 county, $2 id. */
export const photoById = `
  select id, household, path::text as path, emergency, jpeg from registry.photo where county = $1 and id = $2`

/** $1 county, $2 household. */
export const photosOf = `
  select id, taken_at, actor, size from registry.photo where county = $1 and household = $2 order by taken_at desc, id desc`
