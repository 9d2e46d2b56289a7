import type { Page } from '@playwright/test'
import { accountOf, at } from './test.ts'

/** A code for the grid worker of the leader's community, made at the desk. */
export async function codeFor(
  desk: Page,
  product: Parameters<typeof accountOf>[0] & { desk: string },
): Promise<string> {
  const { place } = accountOf(product, 'grid_worker', '人民东路')
  await desk.goto(at(product.desk, '/phones'))
  await desk.getByRole('button', { name: '绑定手机' }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('选择网格员').click()
  await form.getByLabel('选择网格员').fill(place.split(' ').at(-1) ?? place)
  await desk.locator('.ant-select-item-option').first().click()
  await form.getByRole('button', { name: '生成绑定码' }).click()
  return (await form.getByTestId('enrol-code').textContent())?.trim() ?? ''
}
