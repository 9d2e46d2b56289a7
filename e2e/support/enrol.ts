import { expect, type Page } from '@playwright/test'
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

/** Takes a phone away at the desk, by the name that it was given. */
export async function revoke(desk: Page, product: { desk: string }, name: string): Promise<void> {
  await desk.goto(at(product.desk, '/phones'))
  // The list begins with the phone that was enrolled last.
  await desk
    .getByRole('row', { name: new RegExp(name) })
    .first()
    .getByRole('button', { name: '停用' })
    .click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('原因').fill('在山上遗失')
  await form.getByRole('button', { name: '停用手机' }).click()
  await expect(form).toBeHidden()
}
