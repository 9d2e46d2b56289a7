import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import type { BodyOf } from '#platform/contract/index.ts'
import * as c from '../contract/index.ts'
import { makeBrowser } from './testing/receiver.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of ['delivery', 'subscription', 'channel']) await county.admin.query(`delete from notice.${table}`)
})

const admin = () => county.as('administrator')
const code = (result: Result<unknown>) => (result.status === 'refused' ? result.problem?.code : result.status)
const robot = (change: object = {}): BodyOf<typeof c.setChannel> => ({
  ...{ kind: 'dingtalk', name: '指挥部群', topics: ['duty'], urgentOnly: true, inner: false },
  ...{ url: 'https://oapi.dingtalk.example/robot/send?access_token=x', secret: 'SEC1', ...change },
})
const push = (change: object = {}): BodyOf<typeof c.setChannel> => ({
  ...{ kind: 'push', name: '手机推送', topics: [], urgentOnly: false, inner: false, contact: 'it@county.example' },
  ...change,
})

test('the administrator sets a robot up, sees where it leads and never its secret, changes and closes it', async () => {
  const id = newId()
  const first = await admin().command(c.setChannel, robot(), { id })
  expect(first).toMatchObject({ status: 'accepted', result: { version: 1 } })
  expect(code(await admin().command(c.setChannel, robot(), { id }))).toBe('repeated')
  const shown = await admin().raw('GET', '/api/notice/channels')
  expect(JSON.stringify(shown.body)).not.toMatch(/SEC1|access_token/)
  const known = { id, kind: 'dingtalk', host: 'oapi.dingtalk.example', hasSecret: true, version: 1, topics: ['duty'] }
  expect((await admin().get(c.listChannels)).items).toMatchObject([known])
  const { rows } = await county.admin.query('select sealed, host from notice.channel')
  expect(`${rows[0].sealed.toString('latin1')}${rows[0].host}`).not.toMatch(/SEC1|access_token/)
  const { url: _, secret: __, ...kept } = robot({ name: '改名', channel: id })
  expect(code(await admin().command(c.setChannel, { ...kept, version: 7 }))).toBe('platform.changed_meanwhile')
  expect((await admin().command(c.setChannel, { ...kept, version: 1 })).result).toEqual({ version: 2 })
  expect((await admin().get(c.listChannels)).items).toMatchObject([{ name: '改名', hasSecret: true, version: 2 }])
  expect(code(await admin().command(c.closeChannel, { channel: id, version: 1 }))).toBe('platform.changed_meanwhile')
  expect(code(await admin().command(c.closeChannel, { channel: id, version: 2 }))).toBe('accepted')
  expect((await admin().get(c.listChannels)).items).toEqual([])
  expect(code(await admin().command(c.closeChannel, { channel: id, version: 3 }))).toBe('platform.not_found')
})

test('nobody else sets up, sees or tests a channel', async () => {
  for (const other of ['commander', 'dispatcher', 'worker', 'auditor'] as const) {
    expect(code(await county.as(other).command(c.setChannel, robot())), other).toBe('platform.not_permitted')
    await expect(county.as(other).get(c.listChannels), other).rejects.toThrow('platform.not_permitted')
    await expect(county.as(other).get(c.listDeliveries), other).rejects.toThrow('platform.not_permitted')
    expect(code(await county.as(other).command(c.testChannel, { channel: newId() }))).toBe('platform.not_permitted')
  }
})

test('there is one way of push and one gateway, and no two channels of one name', async () => {
  expect(code(await admin().command(c.setChannel, push()))).toBe('accepted')
  expect(code(await admin().command(c.setChannel, push({ name: '另一个' })))).toBe('notice.channel_exists')
  expect(code(await admin().command(c.setChannel, robot()))).toBe('accepted')
  expect(code(await admin().command(c.setChannel, robot()))).toBe('notice.channel_exists')
  expect(code(await admin().command(c.setChannel, push({ channel: newId() })))).toBe('platform.not_found')
})

test.each([
  ['', 'notice.address_missing'],
  ['ftp://robot.example/', 'notice.address_wrong'],
  ['http://robot.example/', 'notice.address_wrong'],
  ['https://user:pass@robot.example/', 'notice.address_wrong'],
  ['nonsense', 'notice.address_wrong'],
  ['https://localhost:8080/', 'notice.address_inner'],
  ['http://127.0.0.1:5432/', 'notice.address_inner'],
  ['https://10.1.2.3/', 'notice.address_inner'],
  ['https://[::1]/', 'notice.address_inner'],
  ['https://[::ffff:127.0.0.1]/', 'notice.address_inner'],
  ['https://2130706433/', 'notice.address_inner'],
  ['https://169.254.169.254/latest/meta-data', 'notice.address_inner'],
])('the address %s is refused at its field: %s', async (url, problem) => {
  const refused = await admin().command(c.setChannel, robot({ url }))
  expect(refused.problem?.fields).toMatchObject([{ path: '/body/url', code: problem }])
})

test('link-local addresses stay refused where the own network is allowed', async () => {
  expect(code(await admin().command(c.setChannel, robot({ name: 'a', inner: true, url: 'http://10.1.2.3/' })))).toBe(
    'accepted',
  )
  for (const url of ['http://169.254.169.254/', 'http://[fe80::1]/', 'http://0.0.0.0/', 'http://[64:ff9b::7f00:1]/'])
    expect(code(await admin().command(c.setChannel, robot({ name: url, inner: true, url }))), url).toBe(
      'platform.invalid',
    )
})

test('push needs whom services can write to; a browser subscribes with a service that is allowed alone', async () => {
  const worker = county.as('worker')
  const browser = makeBrowser('https://updates.push.services.mozilla.com/wpush/v2/abc')
  expect(code(await worker.command(c.subscribe, browser.subscription))).toBe('notice.push_off')
  const { contact: _, ...without } = push()
  expect((await admin().command(c.setChannel, without)).problem?.fields).toMatchObject([
    { path: '/body/contact', code: 'notice.contact_missing' },
  ])
  expect(code(await admin().command(c.setChannel, push()))).toBe('accepted')
  const { pushKey } = await worker.get(c.ownSettings)
  expect(Buffer.from(pushKey ?? '', 'base64url')).toHaveLength(65)
  const id = newId()
  expect(code(await worker.command(c.subscribe, browser.subscription, { id }))).toBe('accepted')
  expect(code(await worker.command(c.subscribe, browser.subscription, { id }))).toBe('repeated')
  for (const endpoint of [
    'https://evil.example/x',
    'https://fcm.googleapis.com.evil.example/x',
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://127.0.0.1/x',
    'https://x@fcm.googleapis.com/',
    'https://169.254.169.254/',
  ])
    expect(code(await worker.command(c.subscribe, { ...browser.subscription, endpoint })), endpoint).toBe(
      'notice.push_service_unknown',
    )
  expect((await worker.get(c.ownSettings)).browsers).toMatchObject([{ id, host: 'updates.push.services.mozilla.com' }])
  // The same browser in other hands is theirs.
  const second = newId()
  expect(code(await county.as('worker2').command(c.subscribe, browser.subscription, { id: second }))).toBe('accepted')
  expect((await worker.get(c.ownSettings)).browsers).toEqual([])
  expect(code(await worker.command(c.unsubscribe, { subscription: second }))).toBe('platform.not_found')
  expect(code(await county.as('worker2').command(c.unsubscribe, { subscription: second }))).toBe('accepted')
  expect((await county.admin.query('select from notice.subscription')).rowCount).toBe(0)
})

test('a test goes to whoever asks for it, and says so when there is nobody', async () => {
  const id = newId()
  await admin().command(c.setChannel, push(), { id })
  expect(code(await admin().command(c.testChannel, { channel: id }))).toBe('notice.nothing_to_test')
  expect(code(await admin().command(c.testChannel, { channel: newId() }))).toBe('platform.not_found')
  const group = newId()
  await admin().command(c.setChannel, robot(), { id: group })
  const once = newId()
  expect((await admin().command(c.testChannel, { channel: group }, { id: once })).result).toEqual({ count: 1 })
  expect(code(await admin().command(c.testChannel, { channel: group }, { id: once }))).toBe('repeated')
  const { items } = await admin().get(c.listDeliveries)
  expect(items).toMatchObject([{ channel: group, what: 'test', state: 'waiting', tries: 0 }])
  expect((await admin().get(c.listDeliveries, { state: 'sent' })).items).toEqual([])
})
