import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPhoneInChromium, type PhoneInChromium } from './chromium.ts'

/** In the page: `globalThis.store`. What runs there is handed over as a function, so it is typed loosely here. */
// biome-ignore lint/suspicious/noExplicitAny: the page's own types are not part of the server's program
type InPage = any
type Way = 'takes' | 'down' | 'portal' | 'answer lost' | 'hangs'

/** A server that knows ids, and misbehaves as told: the next ways first, then the usual one. */
const journal = new Map<string, string>()
const effects = new Map<string, number>()
const batches: number[] = []
let next: Way[] = []
let usual: Way = 'takes'
let needs: string[] = []

async function api(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = ''
  for await (const piece of request) text += piece
  const isAboutTime = !request.url?.endsWith('/commands')
  const way = (isAboutTime ? undefined : next.shift()) ?? usual
  if (way === 'down') return void request.socket.destroy()
  if (way === 'portal')
    return void response.setHeader('content-type', 'text/html').end('<h1>Welcome to the station</h1>')
  response.setHeader('x-lianfang', '1').setHeader('content-type', 'application/json')
  if (isAboutTime) return void response.end('{}')
  const { commands } = JSON.parse(text) as { commands: { id: string; body: Record<string, unknown> }[] }
  batches.push(commands.length)
  const results = commands.map(({ id, body }) => {
    const known = journal.get(id)
    if (known === JSON.stringify(body)) return { id, status: 'repeated', result: { n: 1 } }
    if (known) return { id, status: 'conflict', problem: { code: 'platform.conflict', status: 409, title: 'x' } }
    if (needs.some((field) => !(field in body)))
      return { id, status: 'refused', problem: { code: 'platform.invalid', status: 400, title: 'x' } }
    journal.set(id, JSON.stringify(body))
    effects.set(id, (effects.get(id) ?? 0) + 1)
    return { id, status: 'accepted', result: { n: 1 } }
  })
  if (way === 'answer lost') return void request.socket.destroy()
  if (way === 'hangs') return
  response.end(JSON.stringify({ results }))
}

describe('the outbox of the phone, in Chromium', () => {
  let phone: PhoneInChromium
  let address: string
  const pages: Page[] = []

  beforeAll(async () => {
    phone = await openPhoneInChromium({
      page: '../../../platform/web/outbox/testing/page.ts',
      api: (request, response) => void api(request, response),
    })
    address = phone.page.url()
    await phone.page.close()
  }, 120_000)
  afterAll(() => phone.stop())
  beforeEach(async () => {
    for (const page of pages.splice(0)) await page.close()
    next = []
    usual = 'takes'
    needs = []
    batches.length = 0
    effects.clear()
    journal.clear()
  })

  const tab = async (): Promise<Page> => {
    const page = await phone.context.newPage()
    pages.push(page)
    await page.goto(address)
    await page.waitForFunction('"store" in globalThis')
    return page
  }
  const run = <A, R>(page: Page, what: (store: InPage, argument: A) => Promise<R>, argument: A): Promise<R> =>
    page.evaluate(`(${what.toString()})(globalThis.store, ${JSON.stringify(argument)})`) as Promise<R>
  const onPage = (page: Page, expression: string) => page.evaluate<unknown>(expression)
  /** Waits until nothing waits: not in the memory of the page, and not on the disk. */
  const emptied = (page: Page) =>
    expect
      .poll(() => onPage(page, 'made.outbox.count().then((n) => n + store.outboxEntries().length)'), {
        timeout: 20_000,
      })
      .toBe(0)
  const once = (ids: readonly string[]) => expect(ids.map((id) => effects.get(id))).toEqual(ids.map(() => 1))

  /** Puts in a few and answers the ids of those of which the page said that they are kept. */
  const putThree = async (store: InPage, moment: number | null) => {
    await store.phone(moment === null ? undefined : store.dyingAt(moment))
    const made = ['a', 'b', 'c'].map((door) => store.knock(store.first, { door }))
    const kept: string[] = []
    for (const { id, stored } of made) void stored.then((is: boolean) => is && kept.push(id))
    await new Promise((resolve) => {
      const look = setInterval(() => {
        const isDone = store.pendingCount() === 0 || 'isDead' in globalThis
        if (isDone) setTimeout(resolve, 60)
        if (isDone) clearInterval(look)
      }, 5)
    })
    return kept
  }

  it('loses and doubles nothing, at whatever moment the tab dies', async () => {
    for (let moment = 0; moment < 12; moment++) {
      const dying = await tab()
      const kept = await run(dying, putThree, moment)
      await dying.close()
      const after = await tab()
      await run(after, (store) => store.phone().then(() => null), null)
      await emptied(after)
      once(kept)
      expect([...effects.values()].every((count) => count === 1)).toBe(true)
      await after.close()
      effects.clear()
    }
  }, 120_000)

  it('sends from one of two tabs, and from the other one when that dies', async () => {
    const [first, other] = [await tab(), await tab()]
    for (const page of [first, other]) await run(page, (store) => store.phone().then(() => null), null)
    usual = 'down'
    const put = async (store: InPage, n: number) => {
      const made = Array.from({ length: n }, (_, i) => store.knock(store.first, { door: `d${i}` }))
      await Promise.all(made.map(({ stored }) => stored))
      Object.assign(globalThis, { all: Promise.all(made.map(({ settled }) => settled)) })
      return made.map(({ id }) => id as string)
    }
    const ids = [...(await run(first, put, 20)), ...(await run(other, put, 20))]
    await expect.poll(() => onPage(first, 'store.pendingCount()')).toBe(40)
    next = ['hangs']
    usual = 'takes'
    await run(first, async (store) => store.retryNow(), null)
    await expect.poll(() => batches.length).toBe(1)
    await first.close()
    const settled = await other.evaluate<{ state: string }[]>('globalThis.all')
    expect(settled.map(({ state }) => state)).toEqual(Array(20).fill('accepted'))
    await emptied(other)
    once(ids)
  }, 60_000)

  it('sends what a full disk could not keep, and says that it was not kept', async () => {
    const page = await tab()
    const said = await run(
      page,
      async (store) => {
        const full = async () => {
          throw new DOMException('full', 'QuotaExceededError')
        }
        await store.phone((disk: object) => ({ list: async () => [], put: full, receipt: full, disk }))
        const one = store.knock(store.first, { door: 'full' })
        const isKept = await one.stored
        const { state } = await one.settled
        return { id: one.id as string, isKept, state, waiting: store.pendingCount() }
      },
      null,
    )
    expect(said).toMatchObject({ isKept: false, state: 'accepted', waiting: 0 })
    once([said.id])
  })

  it('works in a window without storage, and does not say that anything is kept', async () => {
    const page = await tab()
    const said = await run(
      page,
      async (store) => {
        store.openOutbox(store.memoryStorage())
        const one = store.knock(store.first, { door: 'private' })
        return {
          id: one.id,
          isKept: await one.stored,
          ...(await one.settled),
          isDurable: store.outboxHealth().isDurable,
        }
      },
      null,
    )
    expect(said).toMatchObject({ isKept: false, state: 'accepted', isDurable: false })
  })

  it('works where the browser refuses to persist', async () => {
    const page = await tab()
    const said = await run(
      page,
      async (store) => {
        const { storage } = navigator as unknown as InPage
        storage.persisted = async () => false
        storage.persist = async () => false
        await store.phone()
        const one = store.knock(store.first, { door: 'refused' })
        return { isKept: await one.stored, state: (await one.settled).state, ...store.outboxHealth() }
      },
      null,
    )
    expect(said).toMatchObject({ isPersisted: false, isDurable: true, isKept: true, state: 'accepted' })
  })

  it('brings a command of an older version to the present one, and knows it where the server had it already', async () => {
    const before = await tab()
    next = ['answer lost']
    const [had] = await run(
      before,
      async (store) => {
        await store.phone()
        const one = store.knock(store.first, { door: 'had' })
        await one.stored
        return [one.id as string]
      },
      null,
    )
    usual = 'down'
    await expect.poll(() => effects.get(had as string)).toBe(1)
    const fresh = await run(
      before,
      async (store) => {
        const one = store.knock(store.first, { door: 'fresh' })
        await one.stored
        return one.id as string
      },
      null,
    )
    await before.close()
    expect(effects.get(fresh)).toBeUndefined()
    usual = 'takes'
    needs = ['outcome']
    const after = await tab()
    await run(
      after,
      async (store) => {
        store.knowCommands([store.second])
        await store.phone()
      },
      null,
    )
    await emptied(after)
    once([had as string, fresh])
    expect(JSON.parse(journal.get(fresh) ?? '{}')).toEqual({ door: 'fresh', outcome: 'registered' })
  })

  it('takes the page of a guest network for no answer, and a lost answer for none', async () => {
    const page = await tab()
    next = ['portal', 'portal', 'answer lost', 'portal', 'takes']
    const ids = await run(
      page,
      async (store) => {
        await store.phone()
        const made = ['x', 'y'].map((door) => store.knock(store.first, { door }))
        await Promise.all(made.map(({ stored }) => stored))
        const retry = setInterval(() => store.retryNow(), 100)
        await Promise.all(made.map(({ settled }) => settled))
        clearInterval(retry)
        return made.map(({ id }) => id as string)
      },
      null,
    )
    once(ids)
    expect(batches.length).toBeGreaterThan(1)
  })

  it('holds nothing in memory while the phone is locked, and goes on when it is opened', async () => {
    const page = await tab()
    usual = 'down'
    const said = await run(
      page,
      async (store) => {
        const { vault } = await store.phone()
        const one = store.knock(store.first, { door: 'locked' })
        await one.stored
        vault.lock()
        const locked = [store.pendingCount(), store.outboxEntries().length]
        return { id: one.id as string, locked }
      },
      null,
    )
    expect(said.locked).toEqual([0, 0])
    await page.close()
    usual = 'takes'
    const again = await tab()
    await run(again, (store) => store.phone().then(() => null), null)
    await emptied(again)
    once([said.id])
  })
})
