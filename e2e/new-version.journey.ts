import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import { serveWeb } from '../src/platform/server/http/web.ts'
import { expect, test } from './support/test.ts'

const built = fileURLToPath(new URL('../dist/web', import.meta.url))

test('the phone opens with its server stopped, and takes a newer version only when it is told to', async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'lianfang-web-'))
  cpSync(built, folder, { recursive: true })
  let server = await serve(folder, 0)
  const { port } = server.server.address() as { port: number }
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  const address = `http://localhost:${port}/field/`

  await test.step('once seen, it opens without a server, on a slow phone too', async () => {
    await page.goto(address)
    await page.getByLabel('用户名').waitFor()
    await page.waitForFunction('navigator.serviceWorker.controller !== null')
    await server.close()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.goto(address, { waitUntil: 'commit' })
    await page.locator('#app').getByRole('button').first().waitFor()
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  })

  await test.step('a newer version waits for the press of a person', async () => {
    server = await serve(folder, port)
    await page.goto(address)
    await page.getByLabel('用户名').waitFor()
    const script = join(folder, 'field/sw.js')
    writeFileSync(script, readFileSync(script, 'utf8').replace(/version":"\w+"/, 'version":"newer"'))
    let loads = 0
    page.on('load', () => {
      loads += 1
    })
    await page.evaluate("navigator.serviceWorker.getRegistration('/field/').then((one) => one.update()).then(() => 1)")
    await expect(page.getByText('新版本已准备好')).toBeVisible()
    expect(loads).toBe(0)
    await page.getByRole('button', { name: '现在更新' }).tap()
    await expect.poll(() => loads).toBe(1)
    await expect(page.getByText('新版本已准备好')).toBeHidden()
    const kept = (await page.evaluate('caches.keys()')) as string[]
    expect(kept).toContain('lianfang-field-newer')
  })

  await test.step('no answer of the API is ever kept', async () => {
    const addresses = (await page.evaluate(
      `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((one) => one.keys()))))
        .then((all) => all.flat().map((one) => new URL(one.url).pathname))`,
    )) as string[]
    expect(addresses.length).toBeGreaterThan(20)
    expect(addresses.filter((one) => one.startsWith('/api'))).toEqual([])
  })
  await context.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

/** A server of the built files alone; nobody is signed in. */
async function serve(folder: string, port: number): Promise<FastifyInstance> {
  const app = Fastify({ forceCloseConnections: true }) as unknown as FastifyInstance
  app.get('/api/session', (_request, reply) =>
    reply
      .code(401)
      .header('x-lianfang', '1')
      .type('application/problem+json')
      .send({ code: 'platform.not_signed_in', status: 401, title: '-' }),
  )
  await serveWeb(app, folder)
  await app.listen({ port, host: '127.0.0.1' })
  return app
}
