import type { Page } from '@playwright/test'
import { command, newId } from './support/api.ts'
import { codeFor } from './support/enrol.ts'
import { boardShows, readBoard } from './support/figures.ts'
import { minePhone } from './support/pin.ts'
import { rowsOnPhone } from './support/storage.ts'
import { accountOf, at, expect, phone as kind, test } from './support/test.ts'
import { putIn } from './support/visits.ts'

test('what a lost phone delivers when its person has left the post waits for the leader, who releases it', async ({
  browser,
  people,
  product,
}) => {
  const desk = await people.atDesk('community_leader', '人民东路')
  const board = await people.atDesk('community_leader', '人民东路')
  const office = await people.atDesk('administrator')
  await board.goto(at(product.desk, '/coverage'))
  const before = await readBoard(board)
  const context = await browser.newContext({ ...kind, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const phone = await context.newPage()
  await minePhone(phone)

  await test.step('three doors in the valley', async () => {
    await phone.goto(at(product.field, `enrol#${await codeFor(desk, product)}`))
    await phone.getByLabel('手机名称').fill('离岗的红米')
    await phone.getByRole('button', { name: '绑定', exact: true }).tap()
    await expect(phone.getByRole('region', { name: '下一户' })).toBeVisible()
    await expect.poll(() => phone.evaluate('navigator.serviceWorker.controller !== null')).toBe(true)
    await expect.poll(async () => (await rowsOnPhone(phone)).rows.blocks).toBeGreaterThan(0)
    await context.setOffline(true)
    await phone.getByRole('region', { name: '下一户' }).getByRole('button', { name: '开始登记' }).tap()
    for (let door = 0; door < 3; door++) await putIn(phone, { outcome: '已登记', headCount: 2 })
    await expect.poll(async () => (await rowsOnPhone(phone)).rows.outbox).toBe(3)
  })

  const { account, role } = await roleOf(office, product)
  await test.step('meanwhile its person leaves the post, and the phone is revoked', async () => {
    expect((await command(office, 'agency.endRole', { id: role.id })).text).toContain('"accepted"')
    const { items } = await (
      await office.request.get(at(product.desk, `/api/agency/devices?account=${account}&state=live`))
    ).json()
    const device = items.find(({ name }: { name: string }) => name === '离岗的红米')
    const revoked = await command(office, 'agency.revokeDevice', { device: device.id, reason: '离岗' })
    expect(revoked.text).toContain('"accepted"')
    await context.setOffline(false)
    await expect(phone.getByRole('heading', { name: '手机已清空' })).toBeVisible({ timeout: 60_000 })
    await expect(phone.getByText('没有等着送出的记录。')).toBeVisible()
  })

  const list = desk.getByRole('region', { name: /离岗的红米/ }).or(desk.locator('section', { hasText: '离岗的红米' }))
  await test.step('the leader sees that something waits, whose it is and why', async () => {
    await expect(desk.getByRole('link', { name: /封存记录\s*3/ })).toBeVisible()
    // The enrolment's code still stands over the page.
    await desk.keyboard.press('Escape')
    await desk.getByRole('link', { name: /封存记录/ }).click()
    await expect(list.getByText('本人现在没有能办这件事的角色')).toHaveCount(3)
    await expect(list.getByText('本人的手机')).toHaveCount(3)
    expect((await readBoard(board)).of('已登记')).toBe(before.of('已登记'))
  })

  await test.step('one is dismissed with a reason, two are released and count once', async () => {
    await list.getByRole('checkbox', { name: '选择此行' }).last().check()
    await list.getByRole('button', { name: '不采用选中的 1 条' }).click()
    const no = desk.getByRole('dialog', { name: /^不采用/ })
    await no.getByLabel('原因').fill('与纸质登记重复')
    await no.getByRole('button', { name: /^不采用$/ }).click()
    await expect(no).toBeHidden()
    await list.getByRole('checkbox', { name: '全选本页' }).check()
    await list.getByRole('button', { name: '采用选中的 2 条', exact: true }).click()
    const yes = desk.getByRole('dialog')
    await yes.getByRole('button', { name: /^采\s?用$/ }).click()
    await expect(desk.getByText('已采用 2 条')).toBeVisible()
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /^关\s?闭$/ })
      .last()
      .click()
    await expect(desk.getByText('没有等待决定的记录')).toBeVisible()
    await boardShows(board, '已登记', before.of('已登记') + 2)
    expect((await readBoard(board)).persons).toBe(before.persons + 4)
  })

  await test.step('both decisions can be read afterwards', async () => {
    await desk.goto(at(product.desk, '/sealed?state=decided'))
    await expect(list.getByText('不采用 · 与纸质登记重复')).toHaveCount(1)
    await expect(list.getByText('已采用', { exact: false })).toHaveCount(2)
  })

  const given = { id: newId(), account, role: 'grid_worker', place: role.place }
  expect((await command(office, 'agency.grantRole', given)).text).toContain('"accepted"')
  await context.close()
})

/** The account of the grid worker and the role that it holds, as the administrator reads them. */
async function roleOf(office: Page, product: Parameters<typeof accountOf>[0]) {
  const { username } = accountOf(product, 'grid_worker', '人民东路')
  const origin = new URL(office.url()).origin
  const { items } = await (await office.request.get(`${origin}/api/agency/accounts?q=${username}`)).json()
  const { id, roles } = items[0]
  const role = roles.find(({ endedAt }: { endedAt?: string | null }) => !endedAt)
  return { account: id as string, role: role as { id: string; place: string } }
}
