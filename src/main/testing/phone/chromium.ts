import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { build } from 'vite'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const storePage = '../../../platform/web/store/testing/page.ts'

/** The store of the phone in a real Chromium, with a profile on the disk that a test can read. */
export interface PhoneInChromium {
  page: Page
  context: BrowserContext
  /** The profile, where Chromium writes IndexedDB. */
  profile: string
  /** Ends Chromium, so that all is written; the profile stays until `stop`. */
  close(): Promise<void>
  stop(): Promise<void>
}

/** What the page is made of, and what answers below /api, where the store alone is not enough. */
export interface PhoneOptions {
  page?: string
  api?: RequestListener
}

/** Builds the store, serves it as the product does (a strict CSP, WebAssembly in the PIN's worker alone) and opens it. */
export async function openPhoneInChromium({
  page: source = storePage,
  api,
}: PhoneOptions = {}): Promise<PhoneInChromium> {
  const entry = fileURLToPath(new URL(source, import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'lianfang-phone-'))
  const web = join(folder, 'web')
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(entry, '..'),
    build: {
      outDir: web,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { entryFileNames: 'page.js' } },
    },
  })
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (api && path.startsWith('/api/')) return api(request, response)
    const isWorker = path.includes('pin-worker')
    response.setHeader(
      'content-security-policy',
      isWorker ? "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'" : "default-src 'self'; object-src 'none'",
    )
    if (path === '/') {
      response.setHeader('content-type', 'text/html')
      return response.end('<!doctype html><script type="module" src="/page.js"></script>')
    }
    if (!existsSync(join(web, path))) return response.writeHead(404).end()
    response.setHeader('content-type', 'text/javascript')
    response.end(readFileSync(join(web, path)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const profile = join(folder, 'profile')
  const executablePath = process.env.LIANFANG_CHROMIUM ?? places.find((place) => existsSync(place))
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  const page = await context.newPage()
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
  await page.waitForFunction('"store" in globalThis')
  return {
    page,
    context,
    profile,
    close: () => context.close(),
    stop: async () => {
      await context.close()
      server.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
