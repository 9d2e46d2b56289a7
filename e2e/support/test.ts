import { test as base, type Browser, type Page } from '@playwright/test'
import { type RunningProduct, startProduct } from './product.ts'

/** A person with a browser of their own: signed in at the desk (1440 x 900) or on a phone (390 x 844). */
export interface People {
  atDesk(role: string, place?: string): Promise<Page>
  onPhone(role: string, place?: string): Promise<Page>
}

/** Journeys get the running demo county once a worker, and people who sign in. */
export const test = base.extend<{ people: People }, { product: RunningProduct }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner wants a pattern here
    async ({}, use) => {
      const product = await startProduct('demo')
      await use(product)
      await product.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  people: async ({ product, browser }, use) => {
    const pages: Page[] = []
    const come = async (url: string, viewport: { width: number; height: number }, role: string, place?: string) => {
      const page = await signIn(browser, url, viewport, accountOf(product, role, place))
      pages.push(page)
      return page
    }
    await use({
      atDesk: (role, place) => come(product.desk, { width: 1440, height: 900 }, role, place),
      onPhone: (role, place) => come(product.field, { width: 390, height: 844 }, role, place),
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

async function signIn(browser: Browser, url: string, viewport: { width: number; height: number }, account: { username: string; password: string }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByLabel('用户名').fill(account.username)
  await page.getByLabel('密码').fill(account.password)
  await page.getByRole('button', { name: /登\s*录/ }).click()
  return page
}
