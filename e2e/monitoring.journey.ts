import type { Page } from '@playwright/test'
import { at, expect, test } from './support/test.ts'

const dayMs = 86_400_000
/** The county's day so many days ago. */
const daysAgo = (days: number) => new Date(Date.now() + 8 * 3_600_000 - days * dayMs).toISOString().slice(0, 10)

/** A contact who lives behind a door, followed up since a day; answers the code. */
async function record(desk: Page, product: { desk: string }, name: string, address: string, since: string) {
  await desk.goto(at(product.desk, '/monitoring'))
  await desk.getByRole('button', { name: /^登\s*记$/ }).click()
  await desk.getByLabel('姓名').fill(name)
  await desk.getByLabel('电话').fill('00012345678')
  await desk.getByLabel('随访开始日').fill(since)
  await desk.getByLabel('随访开始日').press('Enter')
  await desk.getByPlaceholder('名称、代码、门牌、拼音首字母').fill(address)
  await desk.getByRole('listbox', { name: '找到的地点' }).getByRole('option').first().click()
  await desk.getByRole('button', { name: /^保\s*存$/ }).click()
  const title = desk.getByRole('heading', { level: 1, name: new RegExp(`^${name} J-`) })
  await expect(title).toBeVisible()
  return ((await title.textContent()) ?? '').split(' ').at(-1) as string
}

test('a contact is followed up, what is missed rises, and the release comes with a paper', async ({
  people,
  product,
}) => {
  const phone = await people.onPhone('grid_worker', '人民东路')
  const doors = await phone.request.get(at(product.desk, '/api/registry/doors'))
  const address = ((await doors.json()) as { items: { address: string }[] }).items.at(-1)?.address ?? ''
  const desk = await people.atDesk('health_officer')
  const code = await record(desk, product, '白雪晴', address, daysAgo(1))

  await test.step('what was not told since yesterday rises to the top of the list', async () => {
    await expect(desk.getByText(/^缺 \d 次$/)).toBeVisible()
    await desk.goto(at(product.desk, '/monitoring?state=missed'))
    const row = desk.getByRole('row', { name: new RegExp(code) })
    await expect(row).toContainText('2 / 14')
    await expect(row).not.toContainText('白雪晴')
  })

  await test.step('the grid worker tells it in three taps, without signal', async () => {
    await phone.getByRole('link', { name: '随访' }).tap()
    await expect(phone.getByText('白雪晴')).toBeVisible()
    // What was just heard is taken along: a second for the phone to write it down.
    await phone.waitForTimeout(2000)
    await phone.context().setOffline(true)
    await phone.getByRole('link', { name: /白雪晴/ }).tap()
    await phone
      .locator('label')
      .filter({ hasText: /^36\.5$/ })
      .tap()
    await phone.getByRole('button', { name: '保存', exact: true }).tap()
    await expect(phone.getByRole('heading', { name: '今日随访' })).toBeVisible()
    await phone.context().setOffline(false)
    await expect(phone.getByText(/待传/)).toBeHidden({ timeout: 30_000 })
  })

  await test.step('the desk reads it on the line of time', async () => {
    await desk.getByRole('row', { name: new RegExp(code) }).click()
    await expect(desk.getByText(/上门随访（.+） · 36\.5 ℃$/)).toBeVisible()
    await expect(desk.getByText('*******5678')).toBeVisible()
    await desk.getByRole('button', { name: '查看完整信息' }).click()
    await desk.getByLabel('安排就医').check()
    await desk.getByLabel('说明').fill('电话核对')
    await desk.getByRole('button', { name: /^显\s*示$/ }).click()
    await expect(desk.getByText('00012345678')).toBeVisible()
  })

  await test.step('somebody who is known too is tied by code; a follow-up that goes on elsewhere is ended with its reason', async () => {
    const third = await record(desk, product, '白小雨', address, daysAgo(2))
    await desk.getByRole('button', { name: '关联已登记的人' }).click()
    await desk.getByRole('button', { name: /^保\s*存$/ }).click()
    await expect(desk.getByText('请选对方的编号。')).toBeVisible()
    await desk.getByRole('combobox', { name: '对方的编号' }).fill(code)
    await desk.getByTitle(new RegExp(code)).click()
    await desk.getByRole('button', { name: /^保\s*存$/ }).click()
    await expect(desk.getByRole('link', { name: code })).toBeVisible()
    await desk.getByRole('button', { name: '提前结束' }).click()
    await desk.getByRole('button', { name: '结束随访' }).click()
    await expect(desk.getByText('已提前结束')).toBeVisible()
    expect(third).not.toBe(code)
  })

  await test.step('on the day the release is there, with its paper', async () => {
    const other = await record(desk, product, '白小满', address, daysAgo(14))
    await expect(desk.getByText(/^已于 .+ 解除$/)).toBeVisible()
    await desk.getByRole('link', { name: '解除医学观察告知书' }).click()
    await expect(desk.getByText(/自 .+ 零时起解除/)).toBeVisible()
    await expect(desk.getByText(other).first()).toBeVisible()
    await desk.goto(at(product.desk, '/monitoring?state=released'))
    await expect(desk.getByRole('row', { name: new RegExp(other) })).toBeVisible()
  })
})
