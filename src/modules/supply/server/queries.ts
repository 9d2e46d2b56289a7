import type { Queryable } from '#platform/server/db/tx.ts'
import type { MoveKind, PointKind } from '../contract/index.ts'

/** SQL of stock: points, items, lots, and the moves between them. */

export interface PointRow {
  id: string
  kind: PointKind
  name: string
  path: string
  version: number
  closed: boolean
}
/** A point within the writer's place. $1 county, $2 id. */
const ownPoint = `
  select id, kind, name, path::text as path, version, closed_at is not null as closed from supply.point
   where county = $1 and id = $2 and path <@ (select app.scope('supply.write'))`
export async function findOwnPoint(db: Queryable, county: number, id: string): Promise<PointRow | undefined> {
  const [row] = await db.query<PointRow>(ownPoint, [county, id])
  return row
}

/** Any point of the county. $1 county, $2 id. */
export const anyPoint = `
  select id, kind, name, path::text as path, version, closed_at is not null as closed from supply.point where county = $1 and id = $2`

/** An area or door under a place of the writer's. $1 county, $2 path. */
export const isWritable = `select $2::ltree <@ app.scope('supply.write') and $1::int is not null as yes`

/** $1 county, $2 id, $3 kind, $4 name, $5 place, $6 path, $7 by, $8 when. */
export const insertPoint = `
  insert into supply.point (county, id, kind, name, place, path, opened_by, opened_at) values ($1, $2, $3, $4, $5, $6::ltree, $7, $8)`

/** Who asks first for an area opens its point. As above. */
export const insertPointOnce = `${insertPoint} on conflict do nothing`

/** $1 county, $2 id, $3 version, $4 kind, $5 name, $6 closed since when. */
export const updatePoint = `
  update supply.point set kind = $4, name = $5, closed_at = $6, version = version + 1
   where county = $1 and id = $2 and version = $3 returning id`

/** Whether anything stands at a point or is asked for there. $1 county, $2 point. */
export const isUsed = `
  select exists (select from supply.balance b where b.county = $1 and b.account = $2 and b.quantity > 0)
      or exists (select from supply.request r where r.county = $1 and (r.point = $2 or r.source = $2) and r.closed_at is null) as yes`

export interface ItemRow {
  id: string
  name: string
  standard: string
  source: string
  unit: string
  low_days: number
  retired: boolean
  version: number
}
const itemColumns = `id, name, standard, source, unit, low_days, retired_at is not null as retired, version`
/** $1 county. */
export const allItems = `select ${itemColumns} from supply.item where county = $1 order by retired_at is not null, name, standard`
/** $1 county, $2 id. */
export const itemById = `select ${itemColumns} from supply.item where county = $1 and id = $2`

/** $1 county, $2 id, $3 name, $4 standard, $5 source, $6 unit, $7 days, $8 by, $9 when. */
export const insertItem = `
  insert into supply.item (county, id, name, standard, source, unit, low_days, defined_by, defined_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

/** $1 county, $2 id, $3 version, $4 name, $5 standard, $6 source, $7 unit, $8 days, $9 retired since when. */
export const updateItem = `
  update supply.item set name = $4, standard = $5, source = $6, unit = $7, low_days = $8, retired_at = $9, version = version + 1
   where county = $1 and id = $2 and version = $3 returning id`

/** Lots as they came in; those that are known stay. $1 county, $2 rows. */
export const insertLots = `
  insert into supply.lot (county, id, item, lot_no, expires_on)
  select $1, l.id, l.item, l.lot_no, l.expires_on from jsonb_to_recordset($2::jsonb) as l (id uuid, item uuid, lot_no text, expires_on date)
      on conflict do nothing`

/** Lots by what they are. $1 county, $2 rows. */
export const knownLots = `
  select w.nth, l.id from jsonb_to_recordset($2::jsonb) as w (nth int, item uuid, lot_no text, expires_on date)
    join supply.lot l on l.county = $1 and l.item = w.item and l.lot_no = w.lot_no and l.expires_on is not distinct from w.expires_on`

/** What one command moves; the trigger books it. */
export interface MoveRow {
  nth: number
  kind: MoveKind
  item: string
  lot: string
  quantity: number
  from_point?: string | null
  to_point?: string | null
  request?: string
  path: string
  to_path?: string
  said?: string | undefined
}
/** $1 county, $2 command, $3 rows, $4 who, $5 when it happened, $6 when the server had it. */
export const insertMoves = `
  insert into supply.move (county, id, nth, kind, item, lot, quantity, from_point, to_point, request, path, to_path, said, actor, occurred_at, received_at)
  select $1, $2, m.nth, m.kind, m.item, m.lot, m.quantity, m.from_point, m.to_point, m.request, m.path, m.to_path, m.said, $4, $5, $6
    from jsonb_to_recordset($3::jsonb) as m (nth smallint, kind text, item uuid, lot uuid, quantity int, from_point uuid, to_point uuid,
         request uuid, path ltree, to_path ltree, said text)
   order by m.lot`

export interface HeldRow {
  lot: string
  item: string
  quantity: number
  expires_on: string | null
}
/** Lots of an item that can be given out, those that expire first before the others. $1 county, $2 point, $3 item, $4 today. */
export const firstExpired = `
  select b.lot, b.item, b.quantity, l.expires_on::text as expires_on
    from supply.balance b join supply.lot l on l.county = b.county and l.id = b.lot
   where b.county = $1 and b.account = $2 and b.item = $3 and b.quantity > 0 and (l.expires_on is null or l.expires_on >= $4::date)
   order by l.expires_on nulls last, b.since, b.lot`

/** One lot at a point, or some of them, as they stand. $1 county, $2 account, $3 lots. */
export const heldLots = `
  select b.lot, b.item, b.quantity, l.expires_on::text as expires_on
    from supply.balance b join supply.lot l on l.county = b.county and l.id = b.lot
   where b.county = $1 and b.account = $2 and b.lot = any ($3::uuid[])`

/** Two who give out of one point go one after the other, so that the second sees the lots that are left. $1 county, $2 point. */
export const lockPoint = `select pg_advisory_xact_lock($1::int, hashtext($2::text))::text as done`

/** $1 county, $2 id, $3 year, $4 no, $5 point, $6 path, $7 donor, $8 said, $9 who, $10 when. */
export const insertDonation = `
  insert into supply.donation (county, id, year, no, point, path, donor, said, actor, at)
  values ($1, $2, $3, $4, $5, $6::ltree, $7, $8, $9, $10)`

/** $1 county, $2 id, $3 point, $4 path, $5 lots, $6 differing, $7 said, $8 who, $9 when. */
export const insertTake = `
  insert into supply.stock_take (county, id, point, path, lots, differing, said, actor, at)
  values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9)`

/** $1 county, $2 kind, $3 year. */
export async function nextNo(
  db: Queryable,
  county: number,
  kind: 'request' | 'donation',
  year: number,
): Promise<number> {
  const [row] = await db.query<{ no: number }>('select supply.next_no($1, $2, $3) as no', [county, kind, year])
  return row?.no ?? 1
}

/** Everything below an area goes with it. */
export async function followArea(db: Queryable, county: number, from: string, to: string): Promise<void> {
  await db.query('select supply.follow_area($1, $2::ltree, $3::ltree)', [county, from, to])
}
