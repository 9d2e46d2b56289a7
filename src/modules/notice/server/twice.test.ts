import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, countyCode } from '#main/testing/county-fixture.ts'
import * as c from '../contract/index.ts'
import { type Outbound, outbound } from './testing/outbound.ts'
import { type Receiver, startReceiver } from './testing/receiver.ts'

/** Nobody gets the same thing twice, and nobody misses it: whatever happens between raising and sending. */
let county: TestCounty
let out: Outbound
let phones: Receiver
let robots: Receiver
beforeAll(async () => {
  county = await startTestCounty()
  out = outbound(county, 20_000)
  phones = await startReceiver()
  robots = await startReceiver()
})
afterAll(async () => {
  await out.stop()
  await phones.stop()
  await robots.stop()
  await county.stop()
})

/** A worker that dies between taking a sending up and sending it, and whose lease runs out. */
const dies = async () => {
  const { rows } = await county.admin.query('select id from notice.claim($1, $2, 1, 60)', [countyCode, randomUUID()])
  await county.admin.query(
    "update notice.delivery set lease_until = now() - interval '1 second' where state = 'sending'",
  )
  return rows.length
}
const acknowledgeAll = async (person: 'worker' | 'worker2') => {
  for (const { occasion } of (await county.as(person).get(c.countNotices)).urgent)
    await county.as(person).command(c.acknowledge, { occasion })
}

const deed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('raise' as const),
      which: fc.integer({ min: 0, max: 2 }),
      urgent: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('step' as const, 'two workers' as const, 'die' as const, 'busy' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('acknowledge' as const, 'read' as const) }) },
)

test('over all interleavings of raising, reading, dying workers, two workers and busy receivers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 14 }), async (deeds) => {
      await out.clear()
      phones.got.length = 0
      robots.got.length = 0
      phones.replies.length = 0
      await out.channel('sms', phones)
      await out.channel('wecom', robots)
      await out.awake('worker', { duty: { sms: true }, task: { sms: true } }, '00000000001')
      const records = [randomUUID(), randomUUID(), randomUUID()]
      for (const one of deeds) {
        if (one.do === 'raise')
          await out.raise(['worker', 'worker2'], {
            ...{ record: records[one.which] ?? '', urgent: one.urgent, key: String(one.urgent) },
            kind: one.urgent ? 'call_out' : 'task_given',
          })
        else if (one.do === 'step') await out.step()
        else if (one.do === 'two workers') await Promise.all([out.step(), out.step(), out.step()])
        else if (one.do === 'die') await dies()
        else if (one.do === 'busy') phones.replies.push({ status: 503 })
        else if (one.do === 'acknowledge') await acknowledgeAll('worker')
        else await county.as('worker').command(c.readAll, { upTo: new Date().toISOString() })
      }
      await out.settle()
      await out.morning()
      await out.settle()
      // One notice for each person and occasion.
      const { rows: notices } = await county.admin.query(
        'select n.*, o.key from notice.notice n join notice.occasion o on o.id = n.occasion',
      )
      const keys = notices.map(({ account, kind, record, key }) => `${account} ${kind} ${record} ${key}`)
      expect(new Set(keys).size).toBe(keys.length)
      // A gateway that knows its keys again hears of each sending once; whoever was never acknowledged or read did hear.
      const taken = phones.got.filter((_, n) => n >= 0).map(({ headers }) => String(headers['idempotency-key']))
      const { rows } = await county.admin.query('select id, kind, state, why, occasion, account from notice.delivery')
      expect(rows.filter(({ state }) => state === 'waiting' || state === 'sending')).toEqual([])
      for (const key of taken) expect(rows.some(({ id }) => id === key)).toBe(true)
      const mine = notices.filter(({ account }) => account === accountOf('worker'))
      for (const { occasion, is_urgent, acknowledged_at } of mine) {
        if (!is_urgent) continue
        const [sms] = rows.filter((row) => row.occasion === occasion && row.kind === 'sms')
        expect(sms?.state).toBe(acknowledged_at && sms?.state !== 'sent' ? 'dropped' : 'sent')
      }
      const unread = mine.filter(({ is_urgent, read_at }) => !is_urgent && !read_at)
      if (unread.length > 0)
        expect(rows.filter((row) => row.account && !row.occasion && row.state === 'sent').length).toBeGreaterThan(0)
      // A robot cannot know anything again: each occasion once at most, and once unless a worker died over it.
      const told = rows.filter(({ kind }) => kind === 'wecom')
      expect(robots.got.length).toBe(told.filter(({ state }) => state === 'sent').length)
      for (const { state, why } of told)
        expect(state === 'sent' || (state === 'unsure' && why === 'interrupted')).toBe(true)
      expect(new Set(told.map(({ occasion }) => occasion)).size).toBe(told.length)
    }),
    { numRuns: 25 },
  )
}, 300_000)

test('only whoever holds the lease says what became of a sending', async () => {
  await out.clear()
  await out.channel('wecom', robots)
  await out.raise(['worker'])
  await out.work.pool.query('select 1')
  await county.admin.query('select 1')
  // Planned, and taken up by a worker that hangs for longer than its lease.
  const lease = randomUUID()
  robots.usual = { status: 503 }
  await out.step()
  robots.usual = { status: 200, body: '{"errcode":0}' }
  await county.admin.query('update notice.delivery set retry_at = now()')
  const { rows } = await county.admin.query('select id from notice.claim($1, $2, 5, 0)', [countyCode, lease])
  expect(rows).toHaveLength(1)
  await out.step()
  const late = await county.admin.query("select notice.finish($1, $2, $3, 'sent', 200, null, 0) as done", [
    countyCode,
    rows[0].id,
    lease,
  ])
  expect(late.rows[0].done).toBe(false)
  expect(await out.deliveries('state, why')).toEqual([{ state: 'unsure', why: 'interrupted' }])
})
