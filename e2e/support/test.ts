import { type Browser, type BrowserContextOptions, test as base, type Page } from '@playwright/test'
import { minePhone } from './pin.ts'
import { type RunningProduct, startedProduct, startProduct } from './product.ts'

/** A person with a browser of their own: signed in at the desk (1440 x 900) or on a phone (390 x 844). */
export interface People {
  atDesk(role: string, place?: string): Promise<Page>
  onPhone(role: string, place?: string): Promise<Page>
}

const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
/** A phone as a browser sees it. */
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Journeys get the running demo county once a worker, and people who sign in. */
export const test = base.extend<{ people: People }, { product: RunningProduct }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner wants a pattern here
    async ({}, use) => {
      const given = process.env.LIANFANG_READY
      const product = given ? startedProduct(given) : await startProduct('demo')
      await use(product)
      await product.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  people: async ({ product, browser }, use) => {
    const pages: Page[] = []
    const come = async (url: string, kind: BrowserContextOptions, role: string, place?: string) => {
      const page = await newPage(browser, kind)
      pages.push(page)
      if (kind === phone) await minePhone(page)
      await page.goto(url)
      await signIn(page, accountOf(product, role, place))
      return page
    }
    await use({
      atDesk: (role, place) => come(product.desk, desk, role, place),
      onPhone: (role, place) => come(product.field, phone, role, place),
    })
    for (const page of pages) await page.context().close()
  },
})

export { expect } from '@playwright/test'

/** The demo account of a role; `place` is a part of the place's name where a role has several. */
export function accountOf(product: RunningProduct, role: string, place = '') {
  const account = product.accounts.find((one) => one.role === role && one.place.includes(place))
  if (!account) throw new Error(`no demo account for ${role} ${place}`)
  return account
}

/** A browser of somebody who has not signed in, at the desk. */
export function newDesk(browser: Browser): Promise<Page> {
  return newPage(browser, desk)
}

/** Signs in on the page that asks for it, and waits until it is gone. */
export async function signIn(page: Page, account: { username: string; password: string }): Promise<void> {
  await page.getByLabel('用户名').fill(account.username)
  await page.getByLabel('密码', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByLabel('用户名').waitFor({ state: 'detached' })
}

/** The address of a path at the desk or in the field app; both are given with their last slash. */
export function at(base: string, path: string): string {
  return new URL(path.replace(/^\//, ''), base).href
}

async function newPage(browser: Browser, kind: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    ...kind,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  return context.newPage()
}
