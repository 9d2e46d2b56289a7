import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Pool } from '#platform/server/db/pool.ts'
import { type Queryable, queryable, withClient } from '#platform/server/db/tx.ts'
import { type Loop, loop } from '#platform/server/jobs/loop.ts'
import { listCounties } from '#platform/server/journal/queries.ts'
import type { Vault } from '#platform/server/vault/vault.ts'
import { planOf } from './plan.ts'
import * as sql from './queries-worker.ts'
import { unsealed } from './secrets.ts'
import { adapters, outcomeOf, retry, type Sending } from './send/adapters.ts'
import { type Answer, PostError, post } from './send/post.ts'

/** What a module tells by the clock, such as what is late: raises occasions by its own function, answers how many people learn of it. */
export type Teller = (db: Queryable, county: number) => Promise<number>

export interface NoticeWork {
  pool: Pool
  log: Logger
  vault: Vault
  tellers: readonly Teller[]
  /** How long a receiver may take to answer, in milliseconds. */
  timeoutMs?: number
}

const everyMs = 1000
const tellEveryMs = 60_000
const purgeEveryMs = 3_600_000
const batch = 200
/** Sendings at a time, and how long nobody else may take them up: longer than any receiver may take. */
const parallel = 8
const leaseSeconds = 60

/** Tells what is late, plans what is new, sends what is due: once a second, for each county. */
export function startNotices(work: NoticeWork): Loop {
  let told = 0
  let purged = 0
  return loop('notice', everyMs, work.log, async () => {
    const now = Date.now()
    const tells = now - told >= tellEveryMs
    const purges = now - purged >= purgeEveryMs
    const isMore = await noticeStep(work, { tells, purges })
    if (tells) told = now
    if (purges) purged = now
    return isMore
  })
}

/** One step of the above; answers whether there is more to do at once. */
export async function noticeStep(
  work: NoticeWork,
  { tells, purges }: { tells: boolean; purges: boolean },
): Promise<boolean> {
  const counties = await withClient(work.pool, (client) => listCounties(queryable(client)))
  let isMore = false
  for (const county of counties) {
    const planned = await withClient(work.pool, async (client) => {
      const db = queryable(client)
      const told = (await sql.escalate(db, county)) + (tells ? await tell(work, db, county) : 0)
      if (told > 0) await sql.announce(db, ['notice'])
      if (purges) await sql.purge(db, county)
      await client.query('begin')
      const done = await plan(db, county)
      await client.query('commit')
      return done
    })
    const sent = await sendDue(work, county)
    isMore ||= planned === batch || sent === parallel
  }
  return isMore
}

async function tell({ tellers, log }: NoticeWork, db: Queryable, county: number): Promise<number> {
  let told = 0
  // One module that cannot tell keeps no other from it.
  for (const teller of tellers)
    told += await teller(db, county).catch((error: Error & { code?: string }) => {
      log.warn({ job: 'notice', error: error.name, code: error.code }, 'what is late could not be told')
      return 0
    })
  return told
}

async function plan(db: Queryable, county: number): Promise<number> {
  const rows = await sql.unplanned(db, county, batch)
  if (rows.length === 0) return 0
  const channels = await sql.channelsFor(db, county)
  const plans = rows.map((row) => ({ row, ...planOf(row, channels) }))
  await sql.keepPlan(
    db,
    county,
    plans.map(({ row: { occasion, account }, slot }) => ({ occasion, account, slot })),
    plans.flatMap(({ sendings }) => sendings),
  )
  return rows.length
}

async function sendDue(work: NoticeWork, county: number): Promise<number> {
  const lease = randomUUID()
  // Committed before anything leaves: a worker that dies now leaves a lease behind, never a sending that nobody knows of.
  const claimed = await withClient(work.pool, (client) =>
    sql.claim(queryable(client), county, lease, parallel, leaseSeconds),
  )
  if (claimed.length === 0) return 0
  await Promise.all(
    claimed.map(async (one) => {
      const outcome = await sendOne(work, county, one)
      await withClient(work.pool, (client) => sql.finish(queryable(client), county, one.id, lease, outcome))
      work.log.info({ job: 'notice', kind: one.kind, state: outcome.state, status: outcome.status, why: outcome.why })
    }),
  )
  await withClient(work.pool, (client) => sql.announce(queryable(client), ['notice']))
  return claimed.length
}

async function sendOne(
  { vault, timeoutMs = 15_000 }: NoticeWork,
  county: number,
  one: sql.Claimed,
): Promise<sql.Outcome> {
  const adapter = adapters[one.kind]
  let answer: Answer
  try {
    const posting = adapter.posting(opened(vault, county, one), Date.now())
    answer = await post({ ...posting, isInner: one.is_inner, timeoutMs })
  } catch (error) {
    if (!(error instanceof PostError)) return { state: 'failed', why: 'not_made' }
    if (error.why === 'refused') return { state: 'failed', why: 'address_refused' }
    // It may have been taken. Who cannot know a repetition again hears nothing a second time.
    if (error.why === 'silent' && !adapter.isRepeatable) return { state: 'unsure', why: 'silent' }
    return retry(one.tries, error.why)
  }
  return outcomeOf(adapter.judge(answer), one.tries, answer)
}

function opened(vault: Vault, county: number, one: sql.Claimed): Sending {
  const { channel, channel_id, subscription, target, phone, account } = one
  return {
    ...one,
    secrets: unsealed(vault, county, 'channel', channel_id, channel),
    ...(subscription ? { endpoint: unsealed(vault, county, 'subscription', target, subscription) } : {}),
    ...(phone && account ? { number: unsealed(vault, county, 'phone', account, phone).number } : {}),
  }
}
