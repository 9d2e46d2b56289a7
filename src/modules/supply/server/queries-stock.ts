import type { Queryable } from '#platform/server/db/tx.ts'
import type { MoveKind, PointKind } from '../contract/index.ts'

/** SQL of what stands where. */

export interface ShownPoint {
  id: string
  kind: PointKind
  name: string
  place_name: string | null
  closed: boolean
  version: number
  counted_at: Date | null
}
const points = `
  select p.id, p.kind, p.name, a.name as place_name, p.closed_at is not null as closed, p.version,
         (select max(t.at) from supply.stock_take t where t.county = p.county and t.point = p.id) as counted_at
    from supply.point p left join place.pub_area a on a.county = p.county and a.id = p.place
   where p.county = $1 and p.path <@ (select app.scope('supply.read'))`
/** Points in use within the reader's place. $1 county. */
export const pointsInReach = `${points} and p.closed_at is null order by p.kind = 'warehouse' desc, p.path, p.name limit 1000`
/** One of them. $1 county, $2 id. */
export const pointInReach = `${points} and p.id = $2`

export interface CellRow {
  point: string
  item: string
  low_days: number
  stock: number
  expired: number
  expires_on: string | null
  expiring: number
  used: number
  since: Date | null
  on_the_way: number
}
/** $1 county, $2 today, $3 until which day expiry is soon. */
const held = `
  select b.account as point, b.item,
         coalesce(sum(b.quantity) filter (where l.expires_on is null or l.expires_on >= $2::date), 0)::int as stock,
         coalesce(sum(b.quantity) filter (where l.expires_on < $2::date), 0)::int as expired,
         (min(l.expires_on) filter (where b.quantity > 0 and l.expires_on >= $2::date))::text as expires_on,
         coalesce(sum(b.quantity) filter (where l.expires_on >= $2::date and l.expires_on <= $3::date), 0)::int as expiring,
         min(b.since) as since
    from supply.balance b join supply.lot l on l.county = b.county and l.id = b.lot
   where b.county = $1 and not b.is_transit and b.path <@ (select app.scope('supply.read'))
   group by b.account, b.item limit 20000`
/** $1 county. */
const onTheWay = `
  select r.point, r.item, sum(b.quantity)::int as on_the_way
    from supply.request r join supply.balance b on b.county = r.county and b.account = r.id
   where r.county = $1 and r.state = 'sent' and r.path <@ (select app.scope('supply.read'))
   group by r.point, r.item limit 20000`
const usedSince = 'select point, item, used from supply.used_since($1, $2)'
const lowDays = 'select id, low_days, retired_at is not null as retired from supply.item where county = $1'

type At = Pick<CellRow, 'point' | 'item'>

/**
 * What each point has of each item, what comes to it and what it used since; four small statements, since the planner, who cannot know how
 * much a reader sees, joins them badly. An item that is no longer kept is there while something of it is.
 */
export async function cellsOf(
  db: Queryable,
  county: number,
  { today, since, soon }: { today: string; since: Date; soon: string },
): Promise<CellRow[]> {
  const [stocks, ways, uses, items] = await Promise.all([
    db.query<Omit<CellRow, 'low_days' | 'used' | 'on_the_way'>>(held, [county, today, soon]),
    db.query<At & { on_the_way: number }>(onTheWay, [county]),
    db.query<At & { used: number }>(usedSince, [county, since]),
    db.query<{ id: string; low_days: number; retired: boolean }>(lowDays, [county]),
  ])
  const keyOf = ({ point, item }: At) => `${point} ${item}`
  const used = new Map(uses.map((row) => [keyOf(row), row.used]))
  const way = new Map(ways.map((row) => [keyOf(row), row.on_the_way]))
  const kept = new Map(items.map((item) => [item.id, item]))
  const known = new Set(stocks.map(keyOf))
  const none = { stock: 0, expired: 0, expires_on: null, expiring: 0, since: null }
  const rows = [...stocks, ...ways.filter((row) => !known.has(keyOf(row))).map((row) => ({ ...none, ...row }))]
  return rows.flatMap((row) => {
    const item = kept.get(row.item)
    const on_the_way = way.get(keyOf(row)) ?? 0
    if (!item || (item.retired && row.stock + row.expired + on_the_way === 0)) return []
    return [{ ...row, low_days: item.low_days, used: used.get(keyOf(row)) ?? 0, on_the_way }]
  })
}

export interface LotRow {
  point: string
  lot: string
  item: string
  lot_no: string
  expires_on: string | null
  quantity: number
}
const lots = `
  select b.account as point, b.lot, b.item, l.lot_no, l.expires_on::text as expires_on, b.quantity
    from supply.balance b join supply.lot l on l.county = b.county and l.id = b.lot
   where b.county = $1 and not b.is_transit and b.quantity > 0 and b.path <@ (select app.scope('supply.read'))`
/** $1 county, $2 point. */
export const lotsAt = `${lots} and b.account = $2 order by b.item, l.expires_on nulls last, b.since, b.lot limit 2000`
/** So many lots within the reader's place, by point, in the order in which they are given out. $1 county, $2 how many. */
export const someLots = `${lots} order by b.account, b.item, l.expires_on nulls last, b.since, b.lot limit $2`
/** Every lot within the reader's place. $1 county. */
export const allLots = `${lots} order by b.account, b.item, l.expires_on nulls last, b.lot limit 100000`

export interface ShownMove {
  id: string
  nth: number
  kind: MoveKind
  item: string
  item_name: string
  standard: string
  unit: string
  lot: string
  lot_no: string
  expires_on: string | null
  quantity: number
  from_name: string | null
  to_name: string | null
  request: string | null
  said: string | null
  actor: string
  occurred_at: Date
  received_at: Date
}
const moves = `
  select m.id, m.nth, m.kind, m.item, i.name as item_name, i.standard, i.unit, m.lot, l.lot_no, l.expires_on::text as expires_on, m.quantity,
         f.name as from_name, t.name as to_name, m.request, m.said, m.actor, m.occurred_at, m.received_at
    from supply.move m
    join supply.item i on i.county = m.county and i.id = m.item
    join supply.lot l on l.county = m.county and l.id = m.lot
    left join supply.point f on f.county = m.county and f.id = m.from_point
    left join supply.point t on t.county = m.county and t.id = m.to_point
   where m.county = $1`
/** $2 item or null, $3 point or null, $4 instant, $5 id and $6 line of the last row, $7 how many. */
export const movePage = `${moves} and (m.path <@ (select app.scope('supply.read')) or m.to_path <@ (select app.scope('supply.read')))
     and ($2::uuid is null or m.item = $2) and ($3::uuid is null or $3 in (m.from_point, m.to_point))
     and (m.received_at, m.id, m.nth) < ($4::timestamptz, $5::uuid, $6::smallint)
   order by m.received_at desc, m.id desc, m.nth desc limit $7`
/** Lines of one command. $1 county, $2 command. */
export const movesOf = `${moves} and m.id = $2 order by m.nth`

export interface DonationRow {
  id: string
  year: number
  no: number
  donor: string
  point: string
  point_name: string
  said: string | null
  actor: string
  at: Date
}
const donations = `
  select d.id, d.year, d.no, d.donor, d.point, p.name as point_name, d.said, d.actor, d.at
    from supply.donation d join supply.point p on p.county = d.county and p.id = d.point
   where d.county = $1 and d.path <@ (select app.scope('supply.read'))`
/** $2 instant and $3 id of the last row, $4 how many. */
export const donationPage = `${donations} and (d.at, d.id) < ($2::timestamptz, $3::uuid) order by d.at desc, d.id desc limit $4`
/** $1 county, $2 id. */
export const donationById = `${donations} and d.id = $2`

/** Name of the county. $1 county. */
export const countyName = `select name from place.pub_area where county = $1 and kind = 'county' limit 1`

/** The reader's own areas that are no point yet: they can ask all the same. $1 county, $2 paths. */
export const ownAreas = `
  select a.id, a.name from place.pub_area a
   where a.county = $1 and a.path = any ($2::ltree[]) and a.kind <> 'county'
     and not exists (select from supply.point p where p.county = a.county and p.place = a.id)`
