/** SQL of doors and of the history of places. */

const doorColumns = `id, area, path::text as path, number, address, walk_order, sources, version`

/** A door. */
export interface DoorRow {
  id: string
  area: string
  path: string
  number: string
  address: string
  walk_order: number
  sources: ('house_register' | 'meter' | 'grid' | 'found' | 'import')[]
  version: number
}

/**
 * Where an address is made: front, prefix, number, suffix after digits alone. What is too long before the number loses its
 * end, never the number.
 */
const addressOf = (front: string, prefix: string, number: string, suffix: string) => {
  const tail = `${number} || case when ${number} ~ '^[0-9]+$' then ${suffix} else '' end`
  return `left(${front} || ${prefix}, 120 - length(${tail})) || ${tail}`
}

/** A walk is everything below its first four labels (a grid), or the doors that stand in a village itself. */
const inWalk = `path >= $2::ltree and path < app.path_end($2::ltree) and subpath(path, 0, 4) = $2::ltree`

/** Last place in a walk. $1 county, $2 path of what is walked as one. */
export const lastInWalk = `
  select coalesce(max(walk_order), 0) as last from place.dwelling
   where county = $1 and ${inWalk} and retired_at is null`

/** Last place that the doors of one area have in their walk; null where it has none. $1 county, $2 area. */
export const lastInArea = `
  select max(walk_order) as last from place.dwelling where county = $1 and area = $2 and retired_at is null`

/** New doors. $1 county, $2 rows as JSON. */
export const insertDwellings = `
  insert into place.dwelling (county, id, area, path, number, front, address, walk_order, sources)
  select $1, r.id, r.area, r.path::ltree, r.number, coalesce(r.front, ''),
         ${addressOf("coalesce(r.front, '')", 'r.prefix', 'r.number', 'r.suffix')}, r.walk, r.sources
    from jsonb_to_recordset($2::jsonb) as r (id uuid, area uuid, path text, number text, front text, prefix text, suffix text,
         walk int, sources text[])
   order by r.path::ltree, r.walk
  returning id, address`

/** Which of some numbers an area has. $1 county, $2 area, $3 numbers. */
export const takenNumbers = `
  select number from place.dwelling where county = $1 and area = $2 and number = any ($3::text[]) and retired_at is null`

/** Doors to change: 0 rows for those out of reach. $1 county, $2 ids. */
export const doorsToChange = `
  select ${doorColumns} from place.dwelling
   where county = $1 and id = any ($2::uuid[]) and retired_at is null order by id for update`

/** Number, lists and address of one door. $1 county, $2 id, $3 version that was read, $6 prefix, $7 suffix. */
export const updateDwelling = `
  update place.dwelling set number = $4, sources = $5, address = ${addressOf('front', '$6::text', '$4::text', '$7::text')}, version = version + 1
   where county = $1 and id = $2 and version = $3 and retired_at is null returning version`

/** Marks a door as changed, so that an older copy of it cannot be acted on. $1 county, $2 id. */
export const touchDwelling = `update place.dwelling set version = version + 1 where county = $1 and id = $2`

/** Doors into another area. $1 county, $2 ids, $3 area, $4 its path, $5 prefix, $6 suffix, $7 walking places of the ids. */
export const moveDoors = `
  update place.dwelling d set area = $3, path = $4::ltree, address = ${addressOf('d.front', '$5::text', 'd.number', '$6::text')},
         walk_order = w.walk, version = version + 1
    from unnest($2::uuid[], $7::int[]) as w (id, walk)
   where d.county = $1 and d.id = w.id`

/** History of moved doors follows them. $1 county, $2 ids, $3 path. */
export const moveHistory = `update place.history set path = $3::ltree where county = $1 and place = any ($2::uuid[])`

/** Takes doors away. $1 county, $2 ids, $3 when, $4 why. */
export const retireDoors = `
  update place.dwelling set retired_at = $3, retired_why = $4, version = version + 1
   where county = $1 and id = any ($2::uuid[]) and retired_at is null`

/** Other lists know these doors. $1 county, $2 `{id, sources}` as JSON. */
export const setSources = `
  update place.dwelling d set sources = r.sources, version = version + 1
    from jsonb_to_recordset($2::jsonb) as r (id uuid, sources text[])
   where d.county = $1 and d.id = r.id`

/** New addresses below a renamed or moved area. $1 county, $2 `{id, prefix, suffix}` of its areas as JSON. Answers the doors. */
export const readdress = `
  update place.dwelling d set address = ${addressOf('d.front', 'r.prefix', 'd.number', 'r.suffix')}
    from jsonb_to_recordset($2::jsonb) as r (id uuid, prefix text, suffix text)
   where d.county = $1 and d.area = r.id and d.retired_at is null returning d.id`

/**
 * Doors of one walk in a new order: those named take, in their new order, the places that they hold together now; the walk
 * is then numbered from 1. $1 county, $2 path of the walk, $3 ids. Answers those whose place changed.
 */
export const reorder = `
  with walk as (
    select id, row_number() over (order by walk_order, path, id) as slot from place.dwelling
     where county = $1 and ${inWalk} and retired_at is null
  ), named as (
    select walk.id, slot, row_number() over (order by slot) as nth, row_number() over (order by ord) as wish
      from walk join unnest($3::uuid[]) with ordinality as n (id, ord) on n.id = walk.id
  ), wanted as (
    select walk.id, coalesce(place.slot, walk.slot)::int as slot
      from walk left join named on named.id = walk.id left join named place on place.nth = named.wish
  )
  update place.dwelling d set walk_order = wanted.slot from wanted
   where d.county = $1 and d.id = wanted.id and d.walk_order <> wanted.slot
  returning d.id, d.path::text as path, d.walk_order`

/** Moves the doors of an area behind the last one of the walk that they join. $1 county, $2 path, $3 last place there. */
export const appendToWalk = `
  with moved as (
    select id, ($3::int + row_number() over (order by walk_order, path, id))::int as slot from place.dwelling
     where county = $1 and path >= $2::ltree and path < app.path_end($2::ltree) and retired_at is null
  )
  update place.dwelling d set walk_order = moved.slot from moved
   where d.county = $1 and d.id = moved.id
  returning d.id, d.path::text as path, d.walk_order`

/** What was done. $1 county, $2 command, $3 actor, $4 when, $5 rows as JSON. */
export const insertHistory = `
  insert into place.history (county, id, ord, place, path, what, detail, actor, at)
  select $1, $2, r.ord, r.place, r.path::ltree, r.what, r.detail, $3, $4
    from jsonb_to_recordset($5::jsonb) as r (ord int, place uuid, path text, what text, detail jsonb)`
