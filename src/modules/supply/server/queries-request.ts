import type { Queryable } from '#platform/server/db/tx.ts'
import type { RequestState, Urgency } from '../contract/index.ts'

/** SQL of requests. */

/** $1 county, $2 id, $3 year, $4 no, $5 point, $6 path, $7 item, $8 quantity, $9 urgency, $10 due, $11 why, $12 by, $13 asked, $14 received, $15 finding. */
export const insertRequest = `
  insert into supply.request (county, id, year, no, point, path, item, quantity, urgency, due_at, why, asked_by, asked_at, received_at, finding)
  values ($1, $2, $3, $4, $5, $6::ltree, $7, $8, $9, $10, $11, $12, $13, $14, $15)`

export interface RequestRow {
  id: string
  asked_by: string
  point: string
  path: string
  item: string
  quantity: number
  approved: number | null
  sent: number | null
  arrived: number | null
  signed_for_by: string | null
  signed_for_at: Date | null
  signed_for_why: string | null
  source: string | null
  source_path: string | null
  state: RequestState
}
const lockRow = `
  select id, asked_by, point, path::text as path, item, quantity, approved, sent, arrived, signed_for_by, signed_for_at, signed_for_why, source, source_path::text as source_path, state
    from supply.request where county = $1 and id = $2`
/** A request to change, locked: from the side that asked, or from the side that gives. $1 county, $2 id. */
const sides = {
  asker: `${lockRow} and path <@ (select app.scope('supply.write')) for update`,
  giver: `${lockRow} and source_path <@ (select app.scope('supply.write')) for update`,
} as const
export async function lockRequest(
  db: Queryable,
  county: number,
  id: string,
  side: keyof typeof sides,
): Promise<RequestRow | undefined> {
  const [row] = await db.query<RequestRow>(sides[side], [county, id])
  return row
}

/** What becomes of it. $1 county, $2 id, $3 state, $4 approved, $5 source, $6 its path, $7 sent, $8 arrived, $9 closed when. */
export const moveRequest = `
  update supply.request
     set state = $3, version = version + 1, approved = coalesce($4::int, approved), source = coalesce($5::uuid, source),
         source_path = coalesce($6::ltree, source_path), sent = coalesce($7::int, sent), arrived = coalesce($8::int, arrived), closed_at = $9
   where county = $1 and id = $2`

/** Who signed for the post and why; nothing where it signed itself. $1 county, $2 id, $3 who, $4 when, $5 why. */
export const markSignedFor = `
  update supply.request set signed_for_by = $3, signed_for_at = $4, signed_for_why = $5 where county = $1 and id = $2`
/** Whether somebody approved or sent it. $1 county, $2 id, $3 who. */
export const handledBy = `
  select 1 as one from supply.event where county = $1 and request = $2 and actor = $3 and what in ('approved', 'sent') limit 1`
/** Whether a point was counted since. $1 county, $2 point, $3 when. */
export const countedSince =
  'select 1 as one from supply.stock_take where county = $1 and point = $2 and at >= $3 limit 1'

/** $1 county, $2 command, $3 request, $4 path, $5 source path, $6 what, $7 quantity, $8 said, $9 who, $10 when, $11 why signed for. */
export const insertEvent = `
  insert into supply.event (county, id, request, path, source_path, what, quantity, said, actor, at, signed_for_why)
  values ($1, $2, $3, $4::ltree, $5::ltree, $6, $7, $8, $9, $10, $11)`

/** What of a request is on its way or missing, by lot. $1 county, $2 request. */
export const onTheWay = `
  select b.lot, b.quantity from supply.balance b
   where b.county = $1 and b.account = $2 and b.is_transit and b.quantity > 0 order by b.lot`

/** Points with something to give, the fullest first. $1 county, $2 item, $3 today, $4 the point that asks. */
export const sourcesOf = `
  select p.id, p.name, sum(b.quantity)::int as stock, min(l.expires_on)::text as expires_on
    from supply.balance b
    join supply.lot l on l.county = b.county and l.id = b.lot
    join supply.point p on p.county = b.county and p.id = b.account
   where b.county = $1 and b.item = $2 and not b.is_transit and b.quantity > 0 and (l.expires_on is null or l.expires_on >= $3::date)
     and p.id <> $4 and p.closed_at is null and b.path <@ (select app.scope('supply.read'))
   group by p.id, p.name, p.kind order by p.kind = 'warehouse' desc, stock desc limit 50`

export interface ShownRequest extends RequestRow {
  year: number
  no: number
  point_name: string
  item_name: string
  standard: string
  unit: string
  urgency: Urgency
  why: string | null
  finding: string | null
  source_name: string | null
  missing: number
  asked_at: Date
  received_at: Date
  due_at: Date
  /** Whether the reader approved or sent it. */
  handled: boolean
}
const shown = `
  select r.id, r.year, r.no, r.point, r.path::text as path, p.name as point_name, r.item, i.name as item_name, i.standard, i.unit,
         r.quantity, r.approved, r.sent, r.arrived, r.source, r.source_path::text as source_path, s.name as source_name, r.state, r.urgency, r.why, r.finding,
         r.asked_at, r.received_at, r.due_at, r.signed_for_by, r.signed_for_at, r.signed_for_why,
         exists (select from supply.event e where e.county = r.county and e.request = r.id and e.what in ('approved', 'sent')
            and e.actor = (select app.this_account())) as handled,
         case when r.state = 'short' then
           (select coalesce(sum(b.quantity), 0)::int from supply.balance b where b.county = r.county and b.account = r.id) else 0 end as missing
    from supply.request r
    join supply.item i on i.county = r.county and i.id = r.item
    join supply.point p on p.county = r.county and p.id = r.point
    left join supply.point s on s.county = r.county and s.id = r.source
   where r.county = $1 and (r.path <@ (select app.scope('supply.read')) or r.source_path <@ (select app.scope('supply.read')))`

const byClock = `and r.closed_at is null and (r.due_at, r.id) > ($2::timestamptz, $3::uuid)`
const order = 'order by r.due_at, r.id limit $4'
/** What waits for somebody: $5 decides, $6 keeps a store, $7 stands at the place itself. */
const waiting = `(
  $5::boolean and r.state in ('asked', 'short') and r.path <@ (select app.scope('supply.read')) or
  $6::boolean and r.state = 'approved' and r.source_path <@ (select app.scope('supply.read')) or
  $7::boolean and r.state = 'sent' and r.path <@ (select app.scope('supply.read')))`
/** $2 instant and $3 id of the last row, $4 how many. */
const parts = {
  waiting: `${byClock} and ${waiting} ${order}`,
  asked: `${byClock} and r.state = 'asked' ${order}`,
  approved: `${byClock} and r.state = 'approved' ${order}`,
  sent: `${byClock} and r.state = 'sent' ${order}`,
  short: `${byClock} and r.state = 'short' ${order}`,
  closed: `and r.closed_at is not null and (r.received_at, r.id) < ($2::timestamptz, $3::uuid) order by r.received_at desc, r.id desc limit $4`,
} as const
export type Show = keyof typeof parts
const pages = Object.fromEntries(
  Object.entries(parts).map(([show, part]) => [
    show,
    `${shown} ${part.includes('$7') ? '' : 'and ($5::boolean, $6::boolean, $7::boolean) is not null '}${part}`,
  ]),
) as Record<Show, string>

/** Who reads, for what waits for them. */
export interface Reader {
  decides: boolean
  keeps: boolean
  stands: boolean
}

export function requestPage(
  db: Queryable,
  county: number,
  show: Show,
  { at, id, limit, decides, keeps, stands }: { at: string; id: string; limit: number } & Reader,
): Promise<ShownRequest[]> {
  return db.query<ShownRequest>(pages[show], [county, at, id, limit, decides, keeps, stands])
}

/** One request. $1 county, $2 id. */
const one = `${shown} and r.id = $2`
export async function findRequest(db: Queryable, county: number, id: string): Promise<ShownRequest | undefined> {
  const [row] = await db.query<ShownRequest>(one, [county, id])
  return row
}

/** The own live requests, as a phone keeps them, and what was signed for the place since. $1 county, $2 since. */
export const liveOfPlace = `${shown} and (r.closed_at is null or r.signed_for_at > $2) and r.path <@ (select app.scope('supply.read')) order by r.due_at, r.id limit 100`

export interface SentLot {
  request: string
  lot: string
  lot_no: string
  expires_on: string | null
  sent: number
  arrived: number
  missing: number
}
/** What was sent for requests, by lot. $1 county, $2 requests. */
export const sentLots = `
  select m.request, m.lot, l.lot_no, l.expires_on::text as expires_on,
         sum(m.quantity) filter (where m.kind = 'send')::int as sent,
         (coalesce(sum(m.quantity) filter (where m.kind = 'arrive'), 0) - coalesce(sum(m.quantity) filter (where m.kind = 'corrected'), 0))::int as arrived,
         (sum(case when m.kind in ('send', 'corrected') then m.quantity else -m.quantity end))::int as missing
    from supply.move m join supply.lot l on l.county = m.county and l.id = m.lot
   where m.county = $1 and m.request = any ($2::uuid[])
   group by m.request, m.lot, l.lot_no, l.expires_on order by l.expires_on nulls last, m.lot`

/** $1 county, $2 request. */
export const eventsOf = `
  select id, what, quantity, said, signed_for_why, actor, at from supply.event where county = $1 and request = $2 order by at, id limit 200`

/** $1 county, $2 decides, $3 keeps, $4 stands. */
export const countWaiting = `
  select count(*)::int as waiting,
         (count(*) filter (where r.state = 'short'))::int as short
    from supply.request r where r.county = $1 and r.closed_at is null and ${waiting
      .replace('$5', '$2')
      .replace('$6', '$3')
      .replace('$7', '$4')}`

/** What papers call a request. $1 county, $2 id. */
export const recordName = `
  select year || '-' || no as name from supply.request where county = $1 and id = $2`
