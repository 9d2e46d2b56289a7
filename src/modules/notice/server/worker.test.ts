import { createHmac, createPublicKey, verify } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, countyCode } from '#main/testing/county-fixture.ts'
import { insertRows } from '#main/testing/rows.ts'
import * as c from '../contract/index.ts'
import { type Outbound, outbound } from './testing/outbound.ts'
import { type Receiver, startReceiver } from './testing/receiver.ts'

let county: TestCounty
let out: Outbound
let outside: Receiver
beforeAll(async () => {
  county = await startTestCounty()
  out = outbound(county)
})
afterAll(async () => {
  await out.stop()
  await county.stop()
})
beforeEach(async () => {
  await out.clear()
  outside = await startReceiver()
})
afterEach(() => outside.stop())

/** Times out, is busy, fails: the pauses between tries are skipped by the test. */
const sentBody = (n = 0) => JSON.parse(outside.got[n]?.body.toString('utf8') ?? '{}')

test('a push wakes the browser and says how many; only the browser can open even that', async () => {
  await out.channel('push', outside)
  const browser = await out.browser('worker', outside)
  await out.raise(['worker'])
  await out.settle()
  expect(outside.got).toHaveLength(1)
  const [{ headers, body, path } = { headers: {}, body: Buffer.alloc(0), path: '' }] = outside.got
  expect(browser.open(body)).toBe('{"n":1}')
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '3600', urgency: 'high', topic: 'notice' })
  // Nothing of the county, the person or the record stands in what others can read.
  const readable = `${path} ${JSON.stringify(headers)} ${body.toString('latin1')}`
  const { rows } = await county.admin.query('select record, occasion, account from notice.notice')
  for (const word of [...Object.values(rows[0]), '平武', 'call_out', 'duty', accountOf('dispatcher')])
    expect(readable).not.toContain(word)
  // Signed with the county's key, for that service (RFC 8292).
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? '') ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    aud: outside.url,
    sub: 'mailto:it@county.example',
  })
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  expect(isSigned).toBe(true)
  expect((await county.as('worker').get(c.ownSettings)).pushKey).toBe(key)
})

test('a browser that is gone is forgotten, a revoked phone hears nothing', async () => {
  await out.channel('push', outside)
  await out.browser('worker', outside)
  outside.replies.push({ status: 410 })
  await out.raise(['worker'])
  await out.settle()
  expect(await out.deliveries()).toMatchObject([{ state: 'failed', status: 410, why: 'gone' }])
  expect((await county.as('worker').get(c.ownSettings)).browsers).toEqual([])
  const { id } = await out.browser('worker2', outside)
  const device = '01900000-0000-7000-8000-dddddddd0001'
  const phone = {
    id: device,
    account: accountOf('worker2'),
    name: '手机',
    token_hash: `\\x${'11'.repeat(32)}`,
    secret: '\\x00',
  }
  const times = {
    enrolled_at: new Date().toISOString(),
    seen_at: new Date().toISOString(),
    revoked_at: new Date().toISOString(),
  }
  await insertRows(county.admin, [
    { table: 'agency.device', values: { county: countyCode, ...phone, ...times, invited_by: device, unsent: 0 } },
  ])
  await county.admin.query('update notice.subscription set device = $1 where id = $2', [device, id])
  await out.raise(['worker2'])
  await out.settle()
  expect(outside.got).toHaveLength(1)
  expect((await out.deliveries()).at(-1)).toMatchObject({ state: 'dropped', why: 'revoked' })
})

test('a short message says the county, the field and no more, under a key by which it is known again', async () => {
  await out.channel('sms', outside)
  await out.awake('worker', {}, '00000000001')
  outside.replies.push({ status: 500 }, { status: 429, headers: { 'retry-after': '7' } }, 'never', 'cut')
  await out.raise(['worker'])
  await out.step()
  const pauses = async () =>
    (await county.admin.query('select extract(epoch from retry_at - now())::int as wait, why from notice.delivery'))
      .rows[0]
  expect(await pauses()).toMatchObject({ wait: expect.closeTo(5, -1), why: 'busy' })
  await out.step()
  expect(outside.got).toHaveLength(1)
  await out.settle()
  expect(await out.deliveries()).toMatchObject([{ state: 'sent', tries: 5, status: 200 }])
  expect(outside.got).toHaveLength(5)
  expect(new Set(outside.got.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  expect(outside.got[0]?.headers.authorization).toBe(`Bearer ${out.secret}`)
  expect(sentBody()).toEqual({
    id: outside.got[0]?.headers['idempotency-key'],
    to: '00000000001',
    text: '【平武县联防】您有 1 条紧急消息提醒（值守），请立即打开联防平台查看并确认。',
  })
  expect(out.lines.join()).not.toMatch(/00000000001|SEC-of|平武|127\.0\.0\.1/)
})

test('a busy receiver is asked for the pause that it names, and given up after an hour', async () => {
  await out.channel('sms', outside)
  await out.awake('worker', {}, '00000000001')
  outside.usual = { status: 429, headers: { 'retry-after': '90' } }
  await out.raise(['worker'])
  await out.step()
  const { rows } = await county.admin.query(
    'select extract(epoch from retry_at - now())::int as wait from notice.delivery',
  )
  expect(rows[0].wait).toBeGreaterThan(80)
  await out.settle()
  expect(await out.deliveries()).toMatchObject([{ state: 'failed', tries: 9, status: 429, why: 'busy' }])
})

test('what a receiver rejects is not said again', async () => {
  await out.channel('sms', outside)
  await out.awake('worker', {}, '00000000001')
  outside.replies.push({ status: 400 })
  await out.raise(['worker'])
  await out.settle()
  expect(await out.deliveries()).toMatchObject([{ state: 'failed', tries: 1, status: 400, why: 'rejected' }])
})

test('WeCom gets markdown and DingTalk a signed text, once for all who are concerned', async () => {
  await out.channel('wecom', outside)
  await out.channel('dingtalk', outside)
  await out.raise(['worker', 'worker2', 'workerB'])
  await out.settle()
  expect(outside.got).toHaveLength(2)
  const by = (kind: string) => outside.got.find(({ path }) => path.startsWith(`/${kind}`))
  const wecom = JSON.parse(by('wecom')?.body.toString() ?? '')
  expect(wecom).toEqual({ msgtype: 'markdown', markdown: { content: expect.stringContaining('值守有紧急消息提醒') } })
  const dingtalk = by('dingtalk')
  expect(JSON.parse(dingtalk?.body.toString() ?? '')).toMatchObject({
    msgtype: 'text',
    text: { content: wecom.markdown.content },
  })
  const { searchParams } = new URL(dingtalk?.path ?? '', outside.url)
  const stamp = searchParams.get('timestamp')
  expect(Math.abs(Number(stamp) - Date.now())).toBeLessThan(60_000)
  expect(searchParams.get('sign')).toBe(
    createHmac('sha256', out.secret).update(`${stamp}\n${out.secret}`).digest('base64'),
  )
})

test('a robot that answers with its own code is understood: limits are waited for, refusals are not', async () => {
  await out.channel('wecom', outside)
  outside.replies.push(
    { status: 200, body: '{"errcode":45009}' },
    { status: 502 },
    { status: 200, body: '{"errcode":0}' },
  )
  await out.raise(['worker'])
  await out.settle()
  expect(await out.deliveries()).toMatchObject([{ state: 'sent', tries: 3 }])
  outside.replies.push({ status: 200, body: '{"errcode":93000}' })
  await out.raise(['worker'])
  await out.settle()
  expect((await out.deliveries()).at(-1)).toMatchObject({ state: 'failed', tries: 1, why: 'rejected' })
  outside.replies.push({ status: 200, body: 'no json' })
  await out.raise(['worker'])
  await out.settle()
  expect((await out.deliveries()).at(-1)).toMatchObject({ state: 'failed', why: 'rejected' })
})

test('a robot that may have taken it is not told again: it could not know', async () => {
  await out.channel('dingtalk', outside)
  for (const reply of ['never', 'cut'] as const) {
    outside.replies.push(reply)
    await out.raise(['worker'])
    await out.settle()
  }
  expect(outside.got).toHaveLength(2)
  expect(await out.deliveries()).toMatchObject([
    { state: 'unsure', why: 'silent' },
    { state: 'unsure', why: 'silent' },
  ])
})

test('nothing is written to this machine or the own network unless that channel may, nor to where it is redirected', async () => {
  await out.channel('wecom', outside)
  await county.admin.query('update notice.channel set is_inner = false')
  await out.raise(['worker'])
  await out.settle()
  expect(await out.deliveries()).toMatchObject([{ state: 'failed', why: 'address_refused' }])
  expect(outside.got).toEqual([])
  await county.admin.query('update notice.channel set is_inner = true')
  const second = await startReceiver()
  outside.replies.push({ status: 302, headers: { location: second.url } })
  await out.raise(['worker'])
  await out.settle()
  expect((await out.deliveries()).at(-1)).toMatchObject({ state: 'failed', status: 302 })
  expect(second.got).toEqual([])
  await second.stop()
})

test('what is read in time wakes nobody up; what is not goes out as one', async () => {
  await out.channel('push', outside)
  const browser = await out.browser('worker', outside)
  await out.awake('worker')
  await out.raise(['worker'], { kind: 'task_given', urgent: false })
  await out.raise(['worker'], { kind: 'shift_given', urgent: false })
  await out.settle()
  expect(outside.got).toEqual([])
  const worker = county.as('worker')
  await worker.command(c.readAll, { upTo: new Date().toISOString() })
  await out.morning()
  await out.settle()
  expect(outside.got).toEqual([])
  expect(await out.deliveries()).toMatchObject([{ state: 'dropped', why: 'read' }])
  await county.admin.query('delete from notice.delivery')
  await out.raise(['worker'], { kind: 'task_given', urgent: false })
  await out.raise(['worker'], { kind: 'swap_asked', urgent: false })
  await out.step()
  await out.morning()
  await out.settle()
  expect(outside.got.map(({ body }) => browser.open(body))).toEqual(['{"n":2}'])
})

test('an urgent one that was acknowledged or is settled meanwhile wakes nobody up', async () => {
  await out.channel('push', outside)
  await out.browser('worker', outside)
  outside.replies.push({ status: 503 })
  await out.raise(['worker'])
  await out.step()
  const worker = county.as('worker')
  const [urgent] = (await worker.get(c.countNotices)).urgent
  await worker.command(c.acknowledge, { occasion: urgent?.occasion ?? '' })
  await out.settle()
  expect(outside.got).toHaveLength(1)
  expect(await out.deliveries()).toMatchObject([{ state: 'dropped', why: 'read', tries: 1 }])
})

test('urgent ones that nobody acknowledges come to the sender and the next in line, once', async () => {
  const record = await out.raise(['worker', 'worker2'], { escalate: true })
  const worker = county.as('worker')
  const [urgent] = (await worker.get(c.countNotices)).urgent
  await worker.command(c.acknowledge, { occasion: urgent?.occasion ?? '' })
  for (let n = 0; n < 3; n++) await out.step()
  // The sender is a dispatcher; the commander may call out in the whole county.
  for (const next of ['dispatcher', 'commander'] as const) {
    const { items } = await county.as(next).get(c.listNotices)
    expect(items, next).toMatchObject([{ kind: 'not_acknowledged', about: 'call_out', record, count: 1, urgent: true }])
  }
  expect((await county.as('worker2').get(c.listNotices)).items).toMatchObject([{ kind: 'call_out' }])
  const [sent] = (await county.as('dispatcher').get(c.listSent)).items
  expect(sent).toMatchObject({ record, escalatedAt: expect.any(String) })
  expect(sent?.people.filter(({ acknowledgedAt }) => acknowledgedAt === null)).toHaveLength(1)
})

test('the test of a channel shows in the log how it went, without what it said', async () => {
  const channel = await out.channel('dingtalk', outside)
  await county.as('administrator').command(c.testChannel, { channel })
  await out.settle()
  expect(sentBody().text.content).toBe('【平武县联防】这是一条测试消息，不需要处理。')
  const { items } = await county.as('administrator').get(c.listDeliveries, { channel })
  expect(items).toMatchObject([{ what: 'test', state: 'sent', status: 200, tries: 1 }])
  expect(Object.keys(items[0] ?? {})).not.toEqual(expect.arrayContaining(['account', 'target']))
})
