import type { Queryable } from '#platform/server/db/tx.ts'
import type { ShownKind } from '../contract/index.ts'

/** SQL of commands and reads; whose rows they are, row security decides. */

export async function raiseRows(db: Queryable, county: number, rows: readonly object[]): Promise<number> {
  const [row] = await db.query<{ told: number }>('select notice.raise($1, $2::jsonb) as told', [
    county,
    JSON.stringify(rows),
  ])
  return row?.told ?? 0
}

export async function settleRows(
  db: Queryable,
  county: number,
  kinds: readonly string[],
  record: string,
  key: string | null,
  at: Date,
): Promise<number> {
  const values = [county, kinds, record, key, at]
  const [row] = await db.query<{ settled: number }>('select notice.settle($1, $2, $3, $4, $5) as settled', values)
  return row?.settled ?? 0
}

/** $1 county, $2 kind, $3 record, $4 account, $5 when. */
export const acknowledgeRecord = `
  update notice.notice set acknowledged_at = $5, read_at = coalesce(read_at, $5)
   where county = $1 and kind = $2 and record = $3 and account = $4 and is_urgent and acknowledged_at is null returning occasion`

/** $1 county, $2 account, $3 occasions, $4 when. */
export const markRead = `
  update notice.notice set read_at = $4
   where county = $1 and account = $2 and occasion = any ($3::uuid[]) and read_at is null and not is_urgent returning occasion`

/** $1 county, $2 account, $3 up to, $4 when. */
export const markAll = `
  update notice.notice set read_at = $4
   where county = $1 and account = $2 and at <= $3 and read_at is null and not is_urgent returning occasion`

/** $1 county, $2 account, $3 occasion, $4 when. The first word stands. */
export const acknowledgeOne = `
  update notice.notice set acknowledged_at = coalesce(acknowledged_at, $4), read_at = coalesce(read_at, $4)
   where county = $1 and account = $2 and occasion = $3 and is_urgent returning acknowledged_at`

/** $1 county, $2 account, $3 occasion. */
export const isOwn = 'select 1 from notice.notice where county = $1 and account = $2 and occasion = $3'

export interface NoticeRow {
  occasion: string
  kind: ShownKind
  about: ShownKind | null
  record: string
  count: number
  is_urgent: boolean
  at: Date
  read_at: Date | null
  acknowledged_at: Date | null
  settled_at: Date | null
}
const shown = `select occasion, kind, about, record, count, is_urgent, at, read_at, acknowledged_at, settled_at from notice.notice
   where county = $1 and account = $2`
/** Unread ones and, after them, read ones. $3 instant and $4 occasion of the last row, $5 how many. */
const parts = {
  unread: `read_at is null and (at, occasion) < ($3::timestamptz, $4::uuid)`,
  read: `read_at is not null and (at, occasion) < ($3::timestamptz, $4::uuid)`,
} as const
const order = 'order by at desc, occasion desc limit $5'
const pages = {
  'unread all': `${shown} and ${parts.unread} ${order}`,
  'read all': `${shown} and ${parts.read} ${order}`,
  'unread urgent': `${shown} and is_urgent and ${parts.unread} ${order}`,
  'read urgent': `${shown} and is_urgent and ${parts.read} ${order}`,
} as const

export function pageOf(
  db: Queryable,
  which: keyof typeof pages,
  values: readonly [county: number, account: string, at: string, occasion: string, limit: number],
): Promise<NoticeRow[]> {
  return db.query<NoticeRow>(pages[which], values)
}

/** $1 county, $2 account. */
export const unreadCount = `select count(*)::int as unread from notice.notice where county = $1 and account = $2 and read_at is null`
/** Urgent ones without an acknowledgement. $1 county, $2 account. */
export const urgentOpen = `${shown} and is_urgent and acknowledged_at is null and settled_at is null order by at limit 20`

export interface SentRow {
  occasion: string
  kind: ShownKind
  record: string
  at: Date
  account: string
  acknowledged_at: Date | null
  escalated_at: Date | null
}
/** $1 county, $2 account. */
export const sentBy = `
  select n.occasion, n.kind, n.record, n.at, n.account, n.acknowledged_at, n.escalated_at
    from notice.notice n
    join (select distinct on (at, occasion) at, occasion from notice.notice
           where county = $1 and raised_by = $2 and is_urgent order by at desc, occasion limit 50) o on o.occasion = n.occasion
   where n.county = $1 and n.raised_by = $2 order by n.at desc, n.occasion, n.acknowledged_at, n.account limit 2000`

export interface SettingRow {
  is_quiet: boolean
  quiet_from: number
  quiet_to: number
  topics: Record<string, { push?: boolean; sms?: boolean }>
  phone: Buffer | null
}
/** $1 county, $2 account. */
export const ownSetting = `
  select is_quiet, quiet_from, quiet_to, topics, phone from notice.setting where county = $1 and account = $2`

/** $7 phone as ciphertext, $8 whether it is said at all, $9 when. */
export const keepSetting = `
  insert into notice.setting (county, account, is_quiet, quiet_from, quiet_to, topics, phone, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $9)
  on conflict (county, account) do update
    set is_quiet = excluded.is_quiet, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, topics = excluded.topics,
        phone = case when $8::boolean then excluded.phone else notice.setting.phone end, changed_at = excluded.changed_at`

/** $1 county. */
export const offered = 'select kind, id from notice.offered($1)'
/** $1 county. */
export const pushChannel = 'select id, sealed, is_inner from notice.push_channel($1)'

/** $1 county, $2 id, $3 session, $4 digest of the address, $5 ciphertext, $6 when. */
export const keepSubscription = 'select notice.subscribe($1, $2, $3, $4, $5, $6)'
/** $1 county, $2 account. */
export const ownSubscriptions = `
  select s.id, s.sealed, s.made_at, d.name as device
    from notice.subscription s left join agency.pub_own_device d on d.county = s.county and d.id = s.device
   where s.county = $1 and s.account = $2 order by s.made_at desc`
/** $1 county, $2 account, $3 id. */
export const dropSubscription = `
  delete from notice.subscription where county = $1 and account = $2 and id = $3 returning id`
