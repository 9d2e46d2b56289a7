import type { RequestListener } from 'node:http'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPhoneInChromium, type PhoneInChromium } from './chromium.ts'

/** In the page: `globalThis.store`. What runs there is handed over as a function, so it is typed loosely here. */
// biome-ignore lint/suspicious/noExplicitAny: the page's own types are not part of the server's program
type InPage = any

/** A server that knows one session: its half, every half that it was told, and those that came with requests. */
const server = {
  half: undefined as string | undefined,
  told: [] as string[],
  sent: [] as (string | undefined)[],
  losesAnswer: false,
}

const api: RequestListener = (request, response) => {
  let text = ''
  request.on('data', (piece) => {
    text += piece
  })
  request.on('end', () => {
    const say = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json', 'x-lianfang': '1' }).end(JSON.stringify(body))
    const locked = () => say(401, { code: 'agency.device_locked', status: 401, title: 'locked' })
    if (request.url === '/api/device/half') {
      const { half } = JSON.parse(text) as { half: string }
      server.told.push(half)
      server.half ??= half
      if (server.losesAnswer) return request.socket.destroy()
      return server.half === half ? say(200, { bound: true }) : locked()
    }
    const half = request.headers['x-lianfang-half'] as string | undefined
    server.sent.push(half)
    return server.half !== undefined && half !== server.half ? locked() : say(200, { fine: true })
  })
}

describe("the second half of a phone's session, in Chromium", () => {
  let phone: PhoneInChromium
  let other: Page
  beforeAll(async () => {
    phone = await openPhoneInChromium({ page: '../../../platform/web/store/testing/half.ts', api })
    other = await phone.context.newPage()
    await other.goto(phone.page.url())
    await other.waitForFunction('"store" in globalThis')
  }, 120_000)
  afterAll(() => phone.stop())

  const inTab = <R>(tab: Page, run: (store: InPage) => Promise<R>): Promise<R> =>
    tab.evaluate(`(${run.toString()})(globalThis.store)`) as Promise<R>
  const ask = (tab: Page) =>
    inTab(tab, (store) =>
      store.request('/api/anything').then(
        () => 'fine',
        (problem: { code: string }) => problem.code,
      ),
    )

  it('is one half, though two tabs ask for it at once', async () => {
    await inTab(phone.page, async ({ vault }) => {
      await vault.start()
      await vault.create('0190', '246813', { memory: 8192, passes: 1 })
    })
    await inTab(other, async ({ vault }) => {
      await vault.start()
      await vault.unlock('246813')
    })
    expect(await ask(phone.page)).toBe('fine')
    const bind = (tab: Page) => inTab(tab, ({ half }) => half.bind('session 1'))
    expect(await Promise.all([bind(phone.page), bind(other)])).toEqual([true, true])
    expect(new Set(server.told).size).toBe(1)
    expect(await Promise.all([ask(phone.page), ask(other)])).toEqual(['fine', 'fine'])
    // Of the same session it is asked for once.
    const before = server.told.length
    expect(await bind(phone.page)).toBe(true)
    expect(server.told.length).toBe(before)
  })

  it('goes along while the tab is open, and not when it is locked', async () => {
    await inTab(other, async ({ vault }) => vault.lock())
    expect(await ask(other)).toBe('agency.device_locked')
    expect(server.sent.at(-1)).toBeUndefined()
    expect(await ask(phone.page)).toBe('fine')
    await inTab(other, async ({ vault }) => {
      await vault.unlock('246813')
    })
    expect(await ask(other)).toBe('fine')
  })

  it('is asked for again by itself where the answer was lost', async () => {
    Object.assign(server, { half: undefined, told: [], losesAnswer: true })
    const lost = await inTab(phone.page, async ({ db, half }) => {
      await db.meta.clear()
      return half.bind('session 2')
    })
    expect([lost, server.half]).toEqual([false, expect.any(String)])
    server.losesAnswer = false
    expect(await ask(phone.page)).toBe('fine')
    expect(new Set(server.told).size).toBe(1)
  })

  it('lies nowhere readable', async () => {
    const rows = await inTab(phone.page, async ({ db }) => {
      const all = await Promise.all(db.tables.map((table: InPage) => table.toArray()))
      return all.flat(2).map((row: InPage) => (row.data ? String.fromCharCode(...row.data) : JSON.stringify(row)))
    })
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.filter((row: string) => row.includes(server.half ?? ''))).toEqual([])
  })
})
