import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import { serveWeb } from '../src/platform/server/http/web.ts'
import { command } from './support/api.ts'
import { boardShows, readBoard } from './support/figures.ts'
import { minePhone } from './support/pin.ts'
import { rowsOnPhone } from './support/storage.ts'
import { accountOf, at, expect, phone as kind, signIn, test } from './support/test.ts'
import { choose } from './support/visits.ts'

const built = fileURLToPath(new URL('../dist/web', import.meta.url))
const waiting = 100

test('a newer version is taken with a hundred commands unsent: all arrive, once', async ({
  browser,
  people,
  product,
}) => {
  test.setTimeout(420_000)
  const board = await people.atDesk('community_leader', '人民东路')
  await board.goto(at(product.desk, '/coverage'))
  const before = await readBoard(board)
  // A task would leave the phone no more doors than its own: what other journeys gave is taken back.
  const dispatcher = await people.atDesk('dispatcher', '平武县')
  const given = await dispatcher.request.get(at(product.desk, '/api/dispatch/tasks'))
  for (const { id } of ((await given.json()) as { items: { id: string }[] }).items)
    await command(dispatcher, 'dispatch.withdraw', { tasks: [id] })

  const folder = mkdtempSync(join(tmpdir(), 'lianfang-web-'))
  cpSync(built, folder, { recursive: true })
  const line = { isUp: true }
  const server = await serve(folder, product.desk, line)
  const { port } = server.server.address() as { port: number }
  const context = await browser.newContext({ ...kind, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await minePhone(page)

  await test.step('the older build takes a hundred visits, and its server is not to be had', async () => {
    await page.goto(`http://localhost:${port}/field/`)
    await signIn(page, accountOf(product, 'grid_worker', '人民东路'))
    await expect(page.getByRole('region', { name: '下一户' })).toBeVisible()
    await expect
      .poll(() => page.evaluate('navigator.serviceWorker.controller !== null'), { timeout: 60_000 })
      .toBe(true)
    await expect.poll(async () => (await rowsOnPhone(page)).rows.blocks).toBeGreaterThan(0)
    line.isUp = false
    await page.getByRole('region', { name: '下一户' }).getByRole('button', { name: '开始登记' }).tap()
    for (let n = 0; n < waiting; n++) {
      const here = page.url()
      await choose(page, '拒访')
      await page.getByRole('button', { name: '保存并到下一户' }).tap()
      await page.waitForURL((url) => url.href !== here)
    }
    await expect.poll(async () => (await rowsOnPhone(page)).rows.outbox).toBe(waiting)
  })

  await test.step('the newer one is offered, and taken: nothing of it is gone', async () => {
    await page.goto(`http://localhost:${port}/field/`)
    const script = join(folder, 'field/sw.js')
    writeFileSync(script, readFileSync(script, 'utf8').replace(/version":"\w+"/, 'version":"newer"'))
    await page.evaluate("navigator.serviceWorker.getRegistration('/field/').then((one) => one.update()).then(() => 1)")
    // The note itself may take a minute to appear where the machine is busy; the page has its own time after the press.
    const loaded = page.waitForEvent('load', { timeout: 180_000 })
    await page.getByRole('button', { name: '现在更新' }).tap({ timeout: 60_000 })
    await loaded
    await expect(page.getByText(`待传 ${waiting}`)).toBeVisible()
    expect(await page.evaluate('caches.keys()')).toContain('lianfang-field-newer')
    expect((await rowsOnPhone(page)).rows.outbox).toBe(waiting)
  })

  await test.step('the server is there again: each arrives, once', async () => {
    line.isUp = true
    await boardShows(board, '拒访', before.of('拒访') + waiting)
    await expect.poll(async () => (await rowsOnPhone(page)).rows.outbox).toBe(0)
    await page.waitForTimeout(3000)
    expect((await readBoard(board)).of('拒访')).toBe(before.of('拒访') + waiting)
  })
  await context.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

/** The built files, and the product's own API behind them, which can be cut off. */
async function serve(folder: string, product: string, line: { isUp: boolean }): Promise<FastifyInstance> {
  const app = Fastify({ forceCloseConnections: true }) as unknown as FastifyInstance
  const to = new URL(product)
  app.addHook('onRequest', async ({ raw }, reply) => {
    if (!raw.url?.startsWith('/api/')) return
    reply.hijack()
    if (!line.isUp) return void raw.socket.destroy()
    const onward = request(
      { host: to.hostname, port: to.port, path: raw.url, method: raw.method, headers: raw.headers },
      (answer) => {
        reply.raw.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(reply.raw)
      },
    )
    onward.on('error', () => raw.socket.destroy())
    reply.raw.on('close', () => onward.destroy())
    raw.pipe(onward)
  })
  await serveWeb(app, folder)
  await app.listen({ port: 0, host: '127.0.0.1' })
  return app
}
