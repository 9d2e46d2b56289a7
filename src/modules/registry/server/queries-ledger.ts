import type { Queryable } from '#platform/server/db/tx.ts'
import { columns, ofDoor } from './vector.ts'

/** New doors join the ledger as unreached. */
export function openDoors(
  db: Queryable,
  county: number,
  doors: readonly { id: string; path: string; walkOrder: number; mismatch: boolean; found: boolean }[],
  day: string,
  delta: string,
) {
  return db.query(
    `with made as (
       insert into registry.door (county, id, path, walk_order, mismatch, found)
       select $1, d.* from unnest($2::uuid[], $3::ltree[], $4::int[], $5::boolean[], $6::boolean[]) as d returning path, mismatch, found
     )
     insert into registry.coverage_delta (county, id, ord, path, day, unreached, mismatch, found)
     select $1, $8, row_number() over (), path, $7::date, count(*), count(*) filter (where mismatch), count(*) filter (where found) from made group by path`,
    [
      county,
      doors.map((d) => d.id),
      doors.map((d) => d.path),
      doors.map((d) => d.walkOrder),
      doors.map((d) => d.mismatch),
      doors.map((d) => d.found),
      day,
      delta,
    ],
  )
}

const difference = (sign: '-' | '') => columns.map((column) => `${sign}sum(x.${column})`).join(', ')

/** Notes where doors stood that no longer do, so that phones let go of them. `doors` is a query of their ids and paths. */
const noteGone = (doors: string, at: string) =>
  `insert into registry.gone (county, path, door, gone_at) select $1, g.path, g.id, ${at}::timestamptz from (${doors}) g
   on conflict (county, path, door) do update set gone_at = excluded.gone_at`

/** Doors leave the ledger; answers how many of them had been visited, which the caller refuses. */
export async function closeDoors(
  db: Queryable,
  county: number,
  ids: readonly string[],
  day: string,
  delta: string,
  at: Date,
): Promise<number> {
  const [row] = await db.query<{ visited: number }>(
    `with gone as (delete from registry.door d where d.county = $1 and d.id = any ($2::uuid[]) returning d.*),
     x as (select d.path, d.last_at, ${ofDoor} from gone d),
     noted as (${noteGone('select g.id, g.path from gone g', '$5')}),
     counted as (
       insert into registry.coverage_delta (county, id, ord, path, day, ${columns.join(', ')})
       select $1, $4, row_number() over (), x.path, $3::date, ${difference('-')} from x group by x.path
     ) select count(*) filter (where last_at is not null) as visited from x`,
    [county, ids, day, delta, at],
  )
  return row?.visited ?? 0
}

/** Doors stand somewhere else: their figures leave one area and join the other. */
export function moveDoors(
  db: Queryable,
  county: number,
  moves: readonly { id: string; path: string; walkOrder: number }[],
  day: string,
  delta: string,
  at: Date,
) {
  return db.query(
    `with moves as (select * from unnest($2::uuid[], $3::ltree[], $4::int[]) as m (id, path, walk_order)),
     before as (select d.*, m.path as next_path, m.walk_order as next_order from registry.door d join moves m on m.id = d.id where d.county = $1 order by d.id for update of d),
     moved as (update registry.door d set path = b.next_path, walk_order = b.next_order from before b where d.county = $1 and d.id = b.id returning d.id),
     noted as (${noteGone('select b.id, b.path from before b where b.path <> b.next_path', '$7')}),
     x as (select d.path, d.next_path, d.last_at, ${ofDoor} from before d where d.path <> d.next_path)
     insert into registry.coverage_delta (county, id, ord, path, day, ${columns.join(', ')}, last_at)
     select $1, $6, row_number() over (), y.* from (
       select x.path, $5::date, ${difference('-')}, null::timestamptz from x group by x.path
       union all
       select x.next_path, $5::date, ${difference('')}, max(x.last_at) from x group by x.next_path
     ) y`,
    [county, moves.map((m) => m.id), moves.map((m) => m.path), moves.map((m) => m.walkOrder), day, delta, at],
  )
}

/** Households, residents and visits of doors follow them. */
export function followDoors(db: Queryable, county: number, ids: readonly string[], path: string) {
  return db.query('select registry.follow_doors($1, $2::uuid[], $3::ltree)', [county, ids, path])
}

/** Whether the lists agree about doors has changed. */
export function listDoorsAgain(
  db: Queryable,
  county: number,
  doors: readonly { id: string; mismatch: boolean; found: boolean }[],
  day: string,
  delta: string,
) {
  return db.query(
    `with listed as (select * from unnest($2::uuid[], $3::boolean[], $4::boolean[]) as l (id, mismatch, found)),
     before as (select d.id, d.path, d.mismatch, d.found, l.mismatch as next_mismatch, l.found as next_found
                  from registry.door d join listed l on l.id = d.id where d.county = $1 order by d.id for update of d),
     moved as (update registry.door d set mismatch = b.next_mismatch, found = b.next_found from before b
                where d.county = $1 and d.id = b.id and (d.mismatch <> b.next_mismatch or d.found <> b.next_found) returning d.id)
     insert into registry.coverage_delta (county, id, ord, path, day, mismatch, found)
     select $1, $6, row_number() over (), b.path, $5::date, sum(b.next_mismatch::int - b.mismatch::int), sum(b.next_found::int - b.found::int)
       from before b where b.mismatch <> b.next_mismatch or b.found <> b.next_found group by b.path`,
    [county, doors.map((d) => d.id), doors.map((d) => d.mismatch), doors.map((d) => d.found), day, delta],
  )
}

/** Takes doors out of the figures (-1) or puts them in (1), as they stand at this moment. */
export function countDoors(
  db: Queryable,
  county: number,
  ids: readonly string[],
  sign: 1 | -1,
  day: string,
  delta: string,
) {
  return db.query(
    `insert into registry.coverage_delta (county, id, ord, path, day, ${columns.join(', ')}, last_at)
     select $1, $5, row_number() over (), x.path, $4::date, ${columns.map((column) => `$3::int * sum(x.${column})`).join(', ')}, max(x.last_at)
       from (select d.path, d.last_at, ${ofDoor} from registry.door d where d.county = $1 and d.id = any ($2::uuid[])) x group by x.path`,
    [county, ids, sign, day, delta],
  )
}

/** Doors below a path with the path each has now, for a move of their whole area. */
export function doorsBelow(db: Queryable, county: number, path: string) {
  return db.query<{ id: string; path: string; walk_order: number }>(
    `select id, path::text as path, walk_order from registry.door
      where county = $1 and walk >= subpath($2::ltree, 0, 4) and walk < app.path_end(subpath($2::ltree, 0, 4)) and path <@ $2::ltree order by path, id`,
    [county, path],
  )
}

/** Notes doors as gone before they go. */
export function noteDoorsGone(db: Queryable, county: number, ids: readonly string[], at: Date) {
  return db.query(
    noteGone('select d.id, d.path from registry.door d where d.county = $1 and d.id = any ($2::uuid[])', '$3'),
    [county, ids, at],
  )
}

/** Writes doors anew as they are: what phones hold of them is no longer how they are shown. */
export function touchDoors(db: Queryable, county: number, ids: readonly string[]) {
  return db.query(
    `update registry.door d set walk_order = d.walk_order
       from (select id from registry.door where county = $1 and id = any ($2::uuid[]) order by id for update) t
      where d.county = $1 and d.id = t.id`,
    [county, ids],
  )
}

/** Doors that prove to be one: their visits and their household pass to the one that stays, whose state follows from all visits. */
export async function mergeDoors(
  db: Queryable,
  county: number,
  from: readonly string[],
  into: string,
): Promise<number> {
  const [row] = await db.query<{ households: number }>(
    'select registry.merge_doors($1, $2::uuid[], $3::uuid) as households',
    [county, from, into],
  )
  return row?.households ?? 0
}

const inserted = columns.join(', ')
const accumulated = (table: string) =>
  columns.map((column) => `${column} = ${table}.${column} + excluded.${column}`).join(', ')

/**
 * Folds waiting differences into the figures of every area above them, in one transaction: taken away there, added here.
 * A reader sees both or neither, so figures plus differences equal a recount at any moment.
 */
export async function foldDeltas(db: Queryable, county: number, limit: number): Promise<number> {
  const [row] = await db.query<{ folded: number }>(
    `with taken as (
       delete from registry.coverage_delta d using (
         select id, ord from registry.coverage_delta where county = $1 order by id, ord limit $2
       ) t where d.county = $1 and d.id = t.id and d.ord = t.ord returning d.*
     ), spread as (
       select subpath(t.path, 0, n) as path, t.day, t.last_at, ${columns.map((c) => `t.${c}`).join(', ')} from taken t cross join lateral generate_series(1, nlevel(t.path)) n
     ), totals as (
       insert into registry.coverage as c (county, path, ${inserted}, last_at)
       select $1, path, ${columns.map((c) => `sum(${c})`).join(', ')}, max(last_at) from spread group by path order by path
       on conflict (county, path) do update set ${accumulated('c')}, last_at = greatest(c.last_at, excluded.last_at)
     ), days as (
       insert into registry.coverage_day as c (county, path, day, ${inserted})
       select $1, path, day, ${columns.map((c) => `sum(${c})`).join(', ')} from spread group by path, day order by path, day
       on conflict (county, path, day) do update set ${accumulated('c')}
     ) select count(*) as folded from taken`,
    [county, limit],
  )
  return row?.folded ?? 0
}

/**
 * Builds the figures of a county from its ledger, for a load that did not go through commands (the demo county). Runs with
 * the rights of the installation, not of a request.
 */
export const rebuildCoverage = [
  'delete from registry.coverage where county = $1',
  'delete from registry.coverage_delta where county = $1',
  `insert into registry.coverage (county, path, ${inserted}, last_at)
   select $1, s.path, ${columns.map((c) => `sum(s.${c})`).join(', ')}, max(s.last_at) from (
     select subpath(d.path, 0, n) as path, d.last_at, ${ofDoor} from registry.door d cross join lateral generate_series(1, nlevel(d.path)) n where d.county = $1
   ) s group by s.path`,
] as const
