import { existsSync } from 'node:fs'
import { type CDPSession, chromium, type Page } from '@playwright/test'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const pin = '246813'
/** Documents of a block, as the store of the phone lays them. */
const blockSize = 40

/** What the page notes of itself, in milliseconds since it began to load; read by `marks`. */
export type Mark = 'lock' | 'typed' | 'today'

/** A phone of the bench. */
export interface BenchPhone {
  page: Page
  /** Chooses the six digits of a new phone. */
  setPin(): Promise<void>
  /** Types the six digits. */
  typePin(): Promise<void>
  /** Waits until so many documents are on the disk; answers when, by the page's clock. */
  holds(documents: number): Promise<number>
  /** Makes the processor of the page so many times slower. */
  slowDown(times: number): Promise<void>
  marks(): Promise<Partial<Record<Mark, number>>>
  close(): Promise<void>
}

/** In the page: notes when something is in view, at the frame that shows it, and when the last digit was typed. */
function watch(): void {
  const page = globalThis as unknown as {
    marks: Record<string, number>
    document: { querySelector(selector: string): unknown }
    performance: { now(): number }
    requestAnimationFrame(run: () => void): void
    addEventListener(type: string, run: () => void, capture: boolean): void
    MutationObserver: new (run: () => void) => { observe(target: unknown, options: object): void }
  }
  const marks: Record<string, number> = {}
  page.marks = marks
  const seen = new Set<string>()
  const look = (name: string, selector: string) => {
    if (seen.has(name) || !page.document.querySelector(selector)) return
    seen.add(name)
    page.requestAnimationFrame(() => {
      marks[name] = page.performance.now()
    })
  }
  new page.MutationObserver(() => {
    look('lock', '.f-pin-pad')
    look('today', '.f-dock')
  }).observe(page.document, { subtree: true, childList: true })
  page.addEventListener(
    'keydown',
    () => {
      marks.typed = page.performance.now()
    },
    true,
  )
}

/** Opens the field application as somebody who is signed in. */
export async function openPhone(url: string, cookie: string): Promise<BenchPhone> {
  const executablePath = process.env.LIANFANG_CHROMIUM ?? places.find((place) => existsSync(place))
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: new URL('/', url).href }])
  await context.addInitScript(watch)
  const page = await context.newPage()
  await page.goto(url)
  const cdp: CDPSession = await context.newCDPSession(page)
  const typePin = () => page.keyboard.type(pin)
  return {
    page,
    typePin,
    async setPin() {
      await page.getByText('请想好六位数字', { exact: true }).waitFor()
      await typePin()
      await page.getByText('再输入一次', { exact: true }).waitFor()
      await typePin()
    },
    holds: (documents) => page.evaluate(waitForBlocks(Math.ceil(documents / blockSize))) as Promise<number>,
    slowDown: async (rate) => void (await cdp.send('Emulation.setCPUThrottlingRate', { rate })),
    marks: () => page.evaluate('globalThis.marks') as Promise<Partial<Record<Mark, number>>>,
    close: () => browser.close(),
  }
}

/** A look at the phone's database every 50 ms. */
const waitForBlocks = (blocks: number) => `new Promise((resolve, reject) => {
  const late = setTimeout(() => reject(new Error('not all documents came')), 120000)
  const look = () => {
    const opening = indexedDB.open('lianfang-phone')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const db = opening.result
      const counting = db.transaction('blocks').objectStore('blocks').count()
      counting.onsuccess = () => {
        db.close()
        if (counting.result < ${blocks}) return setTimeout(look, 50)
        clearTimeout(late)
        resolve(performance.now())
      }
    }
  }
  look()
})`
