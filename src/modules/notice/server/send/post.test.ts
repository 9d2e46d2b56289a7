import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Receiver, startReceiver } from '../testing/receiver.ts'
import { PostError, post } from './post.ts'

let outside: Receiver
beforeAll(async () => {
  outside = await startReceiver()
})
afterAll(() => outside.stop())
beforeEach(() => {
  outside.got.length = 0
})

const posting = (url: string, isInner = false, timeoutMs = 20_000) => ({
  url,
  isInner,
  headers: {},
  body: 'x',
  timeoutMs,
})
const why = (made: Promise<unknown>) =>
  made.then(
    () => 'answered',
    (error) => (error instanceof PostError ? error.why : String(error)),
  )

test('a name is looked up once, and every address of it must be allowed', async () => {
  const port = new URL(outside.url).port
  const to = (addresses: string[]) => async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  for (const addresses of [
    ['127.0.0.1'],
    ['8.8.8.8', '127.0.0.1'],
    ['169.254.169.254'],
    ['::1'],
    ['10.0.0.1'],
    ['::ffff:127.0.0.1'],
  ])
    expect(await why(post(posting(`https://rebound.example:${port}/`), to(addresses))), addresses.join()).toBe(
      'refused',
    )
  expect(await why(post(posting(`http://gateway.example:${port}/`, true), to(['169.254.169.254'])))).toBe('refused')
  expect(outside.got).toEqual([])
  // Allowed, the connection goes to the address that was looked at, with the name in the request.
  let asked = 0
  const once = async () => {
    asked++
    return [{ address: '127.0.0.1', family: 4 }]
  }
  expect(await post(posting(`http://gateway.example:${port}/a`, true), once)).toMatchObject({ status: 200 })
  expect(asked).toBe(1)
  expect(outside.got).toMatchObject([{ path: '/a', headers: { host: `gateway.example:${port}` } }])
})

test('plain HTTP outside, this machine by any of its names, and no address at all are refused before anything is looked up', async () => {
  const never = async () => {
    throw new Error('looked up')
  }
  for (const url of [
    'http://gateway.example/',
    'https://localhost/',
    'https://a.localhost./',
    'https://127.1/',
    'https://[::1]/',
    'https://0x7f000001/',
    'file:///etc/passwd',
    'x',
  ])
    expect(await why(post(posting(url), never)), url).toBe('refused')
})

test('it is known whether the other side may have taken it', async () => {
  const own = async () => [{ address: '127.0.0.1', family: 4 }]
  expect(await why(post(posting('http://gateway.example:9/', true), own))).toBe('unreachable')
  expect(
    await why(post(posting('http://gateway.example/', true), async () => Promise.reject(new Error('no such name')))),
  ).toBe('unreachable')
  outside.replies.push('never', 'cut')
  expect(await why(post(posting(`${outside.url}/`, true, 1500)))).toBe('silent')
  expect(await why(post(posting(`${outside.url}/`, true)))).toBe('silent')
})

test('an answer without end is cut', async () => {
  outside.replies.push({ status: 200, body: 'x'.repeat(1_000_000) })
  const { status, body } = await post(posting(`${outside.url}/`, true))
  expect(status).toBe(200)
  expect(body.length).toBeLessThanOrEqual(65_536)
})
