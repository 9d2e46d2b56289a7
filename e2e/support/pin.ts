import type { Page } from '@playwright/test'

/** The six digits of every phone in the journeys. */
export const pin = '246813'

/** From now on the page's person sets the phone's PIN when it is asked for the first time, and unlocks whenever it is locked. */
export async function minePhone(page: Page): Promise<void> {
  await page.addLocatorHandler(page.getByRole('heading', { name: '设置手机密码' }), async () => {
    await typePin(page)
    await page.getByText('再输入一次', { exact: true }).waitFor()
    await typePin(page)
    await page.getByRole('heading', { name: '设置手机密码' }).waitFor({ state: 'detached' })
  })
  await page.addLocatorHandler(page.getByRole('heading', { name: '请输入手机密码' }), async () => {
    await typePin(page)
    await page.getByRole('heading', { name: '请输入手机密码' }).waitFor({ state: 'detached' })
  })
}

/** Types digits on the keypad of the lock. */
export async function typePin(page: Page, digits = pin): Promise<void> {
  for (const digit of digits) await page.getByRole('button', { name: `数字 ${digit}`, exact: true }).click()
}
