import type { Queryable } from '#platform/server/db/tx.ts'
import type { ChannelKind, Topic } from '../contract/index.ts'
import type { OpenChannel, Planned, Unplanned } from './plan.ts'

/** SQL of the worker: functions of the module alone, since it may read no table. */

const number = async (db: Queryable, text: string, values: readonly unknown[]): Promise<number> =>
  (await db.query<{ n: number }>(text, values))[0]?.n ?? 0

export const escalate = (db: Queryable, county: number) => number(db, 'select notice.escalate($1) as n', [county])
export const purge = (db: Queryable, county: number) => number(db, 'select notice.purge($1) as n', [county])
export const unplanned = (db: Queryable, county: number, limit: number) =>
  db.query<Unplanned>('select * from notice.to_plan($1, $2)', [county, limit])
export const channelsFor = (db: Queryable, county: number) =>
  db.query<OpenChannel>('select id, kind, agency, topics, is_urgent_only from notice.channels_for($1)', [county])
export const keepPlan = (db: Queryable, county: number, notices: readonly object[], sendings: readonly Planned[]) =>
  number(db, 'select notice.keep_plan($1, $2::jsonb, $3::jsonb) as n', [
    county,
    JSON.stringify(notices),
    JSON.stringify(sendings),
  ])

/** A sending under a lease, with what it takes to send it; the ciphertexts are opened by the worker. */
export interface Claimed {
  id: string
  kind: ChannelKind
  tries: number
  is_test: boolean
  is_urgent: boolean
  topic: Topic | null
  about: string | null
  occasion_kind: string | null
  count: number
  language: 'zh-Hans' | 'zh-Hant' | 'en'
  county_name: string
  channel: Buffer
  channel_id: string
  is_inner: boolean
  target: string
  subscription: Buffer | null
  account: string | null
  phone: Buffer | null
}
export const claim = (db: Queryable, county: number, lease: string, limit: number, seconds: number) =>
  db.query<Claimed>('select * from notice.claim($1, $2, $3, $4)', [county, lease, limit, seconds])

/** What became of a sending. */
export interface Outcome {
  state: 'sent' | 'failed' | 'waiting' | 'unsure'
  status?: number
  why?: string
  /** Of `waiting`: when it is tried again, in seconds. */
  wait?: number
}
export const finish = (db: Queryable, county: number, id: string, lease: string, outcome: Outcome) =>
  db.query('select notice.finish($1, $2, $3, $4, $5, $6, $7)', [
    ...[county, id, lease, outcome.state, outcome.status ?? null, outcome.why ?? null, outcome.wait ?? 0],
  ])

/** Open screens ask again. */
export const announce = (db: Queryable, names: readonly string[]) =>
  db.query('select pg_notify($1, $2)', ['lianfang_changed', JSON.stringify({ pid: process.pid, names })])
