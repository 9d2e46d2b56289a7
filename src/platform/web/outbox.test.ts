import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Closed, defineCommand, Type } from '#platform/contract/index.ts'
import { memoryStorage } from './outbox/storage.ts'
import { closeOutbox, enqueue, forget, openOutbox, outboxEntries, pendingCount, setAccount } from './outbox.ts'

const knock = defineCommand({
  name: 'registry.knock',
  body: Closed({ door: Type.String() }),
  result: Closed({ state: Type.String() }),
  offline: true,
  roles: 'self',
  classes: [],
})

const sent: { id: string; occurredAt: string }[] = []
let answers: ((command: { id: string }) => Response | Error)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  sent.length = 0
  vi.stubGlobal('fetch', async (_: string, init: { body: string }) => {
    const [command] = JSON.parse(init.body).commands
    sent.push(command)
    const answer = answers.shift()?.(command) ?? new Error('no answer planned')
    if (answer instanceof Error) throw answer
    return answer
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  for (const entry of outboxEntries()) forget(entry.id)
})

const lost = () => new TypeError('network')
const busy = () =>
  new Response('{"code":"platform.busy","status":503,"title":"busy"}', {
    status: 503,
    headers: { 'retry-after': '2', 'x-lianfang': '1' },
  })
const says =
  (status: string, more: object = {}) =>
  (command: { id: string }) =>
    new Response(JSON.stringify({ results: [{ id: command.id, status, ...more }] }), {
      headers: { 'x-lianfang': '1' },
    })

it('sends the same id until the server has decided, and says meanwhile that it waits', async () => {
  answers = [lost, busy, says('repeated', { result: { state: 'registered' } })]
  const states: string[] = []
  const knocked = enqueue(knock, { door: 'a' })
  knocked.subscribe((progress) => states.push(progress.state))
  await vi.advanceTimersByTimeAsync(10)
  expect(knocked.progress()).toMatchObject({ state: 'waiting', tries: 1 })
  expect(pendingCount()).toBe(1)
  await vi.advanceTimersByTimeAsync(5000)
  await expect(knocked.settled).resolves.toEqual({ state: 'accepted', result: { state: 'registered' } })
  expect(new Set(sent.map((command) => command.id))).toEqual(new Set([knocked.id]))
  expect(new Set(sent.map((command) => command.occurredAt)).size).toBe(1)
  expect(states.at(-1)).toBe('accepted')
  expect(pendingCount()).toBe(0)
})

it('keeps a refusal until somebody puts it aside', async () => {
  const problem = { code: 'registry.household_needed', status: 422, title: 'x' }
  answers = [says('refused', { problem })]
  const knocked = enqueue(knock, { door: 'b' })
  await expect(knocked.settled).resolves.toEqual({ state: 'refused', problem })
  expect(outboxEntries().map((entry) => entry.progress.state)).toEqual(['refused'])
  forget(knocked.id)
  expect(outboxEntries()).toEqual([])
})

it('takes the corrected one in place of what was refused under its id, and nothing in place of what waits', async () => {
  const wrong = enqueue(knock, { door: 1 } as never)
  await expect(wrong.settled).resolves.toMatchObject({ state: 'refused' })
  answers = [lost, says('accepted', { result: { state: 'registered' } })]
  enqueue(knock, { door: 'g' }, { id: wrong.id })
  await vi.advanceTimersByTimeAsync(10)
  expect(outboxEntries()).toMatchObject([{ id: wrong.id, body: { door: 'g' }, progress: { state: 'waiting' } }])
  enqueue(knock, { door: 'h' }, { id: wrong.id })
  expect(outboxEntries()).toMatchObject([{ body: { door: 'g' } }])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(outboxEntries()).toEqual([])
  expect(pendingCount()).toBe(0)
})

it('tells a conflict apart from a refusal', async () => {
  answers = [says('conflict', { problem: { code: 'platform.conflict', status: 409, title: 'x' } })]
  await expect(enqueue(knock, { door: 'c' }).settled).resolves.toMatchObject({ state: 'conflict' })
})

it('takes the page of a guest network for no answer, whatever its status', async () => {
  const page = (status: number) => () => new Response('<h1>Welcome to the station</h1>', { status })
  answers = [page(200), page(403), page(500), says('accepted', { result: { state: 'registered' } })]
  const knocked = enqueue(knock, { door: 'd' })
  await vi.advanceTimersByTimeAsync(10)
  expect(knocked.progress()).toMatchObject({ state: 'waiting', problem: { code: 'web.not_ours' } })
  await vi.advanceTimersByTimeAsync(10_000)
  await expect(knocked.settled).resolves.toMatchObject({ state: 'accepted' })
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
})

it('refuses what its contract refuses before it is sent, in the words of the server', async () => {
  const knocked = enqueue(knock, { door: 1 } as never)
  await expect(knocked.settled).resolves.toMatchObject({
    state: 'refused',
    problem: { code: 'platform.invalid', fields: [{ path: '/body/door', code: 'platform.field_type' }] },
  })
  expect(sent).toEqual([])
  expect(await knocked.stored).toBe(false)
})

it('waits for a person to sign in, and never sends the deeds of one as those of another', async () => {
  setAccount('first')
  const nobody = () =>
    new Response('{"code":"platform.not_signed_in","status":401,"title":"x"}', {
      status: 401,
      headers: { 'x-lianfang': '1' },
    })
  answers = [nobody, says('accepted', { result: { state: 'registered' } })]
  const knocked = enqueue(knock, { door: 'e' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toHaveLength(1)
  setAccount(null)
  setAccount('second')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toHaveLength(1)
  expect(pendingCount()).toBe(0)
  setAccount('first')
  await vi.advanceTimersByTimeAsync(10)
  await expect(knocked.settled).resolves.toMatchObject({ state: 'accepted' })
  setAccount(null)
})

it('takes what waits in memory along when the storage opens, and what no disk keeps when it closes', async () => {
  setAccount('third')
  const knocked = enqueue(knock, { door: 'f' })
  await vi.advanceTimersByTimeAsync(10)
  const disk = { ...memoryStorage(), isDurable: true }
  openOutbox(disk)
  await vi.advanceTimersByTimeAsync(10)
  expect((await disk.list()).map(({ id }) => id)).toEqual([knocked.id])
  expect(knocked.progress()).toMatchObject({ state: 'waiting', kept: true })
  disk.put = () => Promise.reject(new Error('full'))
  const unkept = enqueue(knock, { door: 'g' })
  expect(await unkept.stored).toBe(false)
  answers = Array(5).fill(says('accepted', { result: { state: 'registered' } }))
  closeOutbox()
  expect(outboxEntries().map(({ id }) => id)).toEqual([unkept.id])
  await vi.advanceTimersByTimeAsync(60_000)
  await expect(unkept.settled).resolves.toMatchObject({ state: 'accepted' })
  expect(sent.some(({ id }) => id === unkept.id)).toBe(true)
})
