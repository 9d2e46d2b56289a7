import type { Browser, Page } from '@playwright/test'
import { command, newId } from './support/api.ts'
import { expect, newDesk, test } from './support/test.ts'

interface Agency {
  id: string
  kind: string
  place: string
  placeName: string
}
const outcomes = ['found', 'home_observation', 'moved_city', 'not_found'] as const

async function ask<Shape>(page: Page, path: string): Promise<Shape> {
  return (await page.request.get(new URL(path, page.url()).href)).json()
}

/** Somebody new who answers for a town, made by the administrator, signed in with a password of their own. */
async function townsman(browser: Browser, administrator: Page, desk: string, town: Agency, nth: number): Promise<Page> {
  const [account, username] = [newId(), `lead.town${nth}.${Date.now().toString(36)}`]
  const made = await command(administrator, 'agency.createAccount', {
    ...{ id: account, username, displayName: `核查员${nth}`, agency: town.id },
  })
  const password = /"password":"([^"]+)"/.exec(made.text)?.[1] ?? ''
  const role = { id: newId(), account, role: 'area_leader', place: town.place }
  expect((await command(administrator, 'agency.grantRole', role)).text).toContain('"accepted"')
  const page = await newDesk(browser)
  await page.goto(`${desk}healthz`)
  const signedIn = await page.request.post(`${desk}api/session`, {
    headers: { origin: new URL(desk).origin },
    data: { username, password },
  })
  expect(signedIn.ok()).toBe(true)
  const next = `journey ${newId()}`
  expect((await command(page, 'agency.changePassword', { current: password, next })).text).toContain('"accepted"')
  return page
}

test('a list of 300 from the city goes out to 20 towns and returns complete', async ({ people, product, browser }) => {
  test.slow()
  const administrator = await people.atDesk('administrator')
  const { items } = await ask<{ items: Agency[] }>(administrator, '/api/agency/agencies')
  const towns = items.filter(({ kind }) => kind === 'town')
  expect(towns).toHaveLength(20)
  const title = `返乡人员 ${Date.now().toString(36)}`
  const heading = '序号,姓名,联系电话,年龄,目的地,备注'
  const rows = Array.from({ length: 300 }, (_, at) => {
    const where = `四川省绵阳市平武县${towns[at % 20]?.placeName}`
    return `C${at + 1},测试返乡${at + 1},000${String(10_000_000 + at)},${20 + (at % 50)},${where},同车`
  })
  // Two rows name nobody who could be looked for: they go back with their reason, and the list stays complete.
  const csv = [heading, ...rows, 'C301,,,,平武县,', 'C302,,,,,只有备注'].join('\r\n')

  const dispatcher = await people.atDesk('dispatcher', '平武县')
  await test.step('the list comes in: a dry run, then 300 leads and two named rejects', async () => {
    await dispatcher.getByRole('link', { name: /^线索/ }).click()
    await dispatcher
      .getByRole('link', { name: '导入名单' })
      .or(dispatcher.getByRole('button', { name: '导入名单' }))
      .first()
      .click()
    await dispatcher.getByLabel('来文单位').fill('绵阳市指挥部')
    await dispatcher.getByLabel('名单标题').fill(title)
    const file = dispatcher.locator('input[type=file]')
    await file.setInputFiles({
      name: '旧.xls',
      mimeType: 'application/vnd.ms-excel',
      buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    })
    await expect(dispatcher.getByText(/旧版 .xls/)).toBeVisible()
    await file.setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await dispatcher.getByRole('button', { name: '试导入' }).click()
    await expect(dispatcher.getByText('302 行：300 条成为线索，0 行已有，退回 2 行。')).toBeVisible()
    await expect(dispatcher.getByText('300 条的地址能对上本县乡镇。')).toBeVisible()
    await dispatcher.getByRole('button', { name: '导入 300 条' }).click()
    await expect(dispatcher.getByText('导入完成')).toBeVisible()
    await dispatcher.getByRole('link', { name: '打开这份名单' }).click()
    await expect(dispatcher.getByText('名单 302 行，其中退回 2 行')).toBeVisible()
  })

  const count = (state: string) => dispatcher.getByRole('region', { name: state }).getByRole('heading')
  await test.step('it goes out to twenty towns by address in one press', async () => {
    await dispatcher.getByRole('button', { name: '按地址派到乡镇' }).click()
    await expect(count('已派发')).toHaveText(/300/)
    await expect(count('新到')).toHaveText(/0/)
  })

  await test.step('somebody is found by the whole phone number, and the arrows walk a column', async () => {
    await dispatcher.getByRole('button', { name: '查找线索' }).click()
    const dialog = dispatcher.getByRole('dialog')
    await dialog.getByText('电话', { exact: true }).first().click()
    await dialog.getByRole('textbox', { name: '电话' }).fill('00010000')
    await dialog.getByRole('button', { name: /搜\s?索/ }).click()
    await expect(dialog.getByText('没有找到。')).toBeVisible()
    await dialog.getByRole('textbox', { name: '电话' }).fill('000 1000 0000')
    await dialog.getByRole('button', { name: /搜\s?索/ }).click()
    await dialog.getByRole('button', { name: /第 2 行/ }).click()
    await expect(dispatcher.getByRole('dialog').getByText('*******0000')).toBeVisible()
    await dispatcher.keyboard.press('Escape')
    await expect(dispatcher.getByRole('dialog')).toHaveCount(0)
    await dispatcher.keyboard.press('ArrowDown')
    await dispatcher.keyboard.press('ArrowDown')
    await dispatcher.keyboard.press('Enter')
    await expect(dispatcher.getByRole('dialog').getByText(/第 \d+ 行/)).toBeVisible()
    await dispatcher.keyboard.press('Escape')
    await expect(dispatcher.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('a town signs, answers one on the screen, hands one on, and gets it back', async () => {
    const longan = await people.atDesk('area_leader', '龙安镇')
    await longan.getByRole('link', { name: /^待我核查/ }).click()
    await longan.getByRole('button', { name: '签收 15 条' }).click()
    await longan
      .getByRole('row', { name: /核查中/ })
      .first()
      .click()
    const drawer = longan.getByRole('dialog')
    await expect(drawer.getByText(/四川省绵阳市平武县龙安镇/)).toBeVisible()
    await expect(drawer.getByText(/^\*{7}\d{4}$/)).toBeVisible()
    await drawer.getByRole('button', { name: '核查电话' }).click()
    await expect(drawer.getByText(/^000\d{8}$/)).toBeVisible()
    await expect(drawer.getByText(/查看电话和证件号码/)).toBeVisible()
    await drawer.getByText('在家观察', { exact: true }).click()
    await drawer.getByLabel('说明（转出、退回时必填）').fill('1 月 24 日到家')
    await drawer.getByRole('button', { name: '回复结果' }).click()
    await expect(longan.getByRole('row', { name: /核查中/ })).toHaveCount(14)
    await longan
      .getByRole('row', { name: /核查中/ })
      .first()
      .click()
    await drawer.getByLabel('说明（转出、退回时必填）').fill('不在本镇')
    await drawer.getByRole('button', { name: '不归我们' }).click()
    await drawer.getByRole('button', { name: '退回派发台' }).click()
    await expect(longan.getByRole('row', { name: /核查中/ })).toHaveCount(13)
    await expect(count('新到')).toHaveText(/1/)
  })

  await test.step('the desk gives it out again by hand; every town answers what is its own', async () => {
    await dispatcher.getByRole('region', { name: '新到' }).getByRole('checkbox').check()
    await dispatcher.getByRole('button', { name: '派发 1 条' }).click()
    const whom = dispatcher.getByRole('combobox', { name: '派给哪个单位' })
    await whom.fill('龙安镇')
    await expect(dispatcher.getByTitle(/龙安镇/).first()).toBeVisible()
    await whom.press('Enter')
    await dispatcher
      .getByRole('dialog')
      .getByRole('button', { name: /^派\s?发$/ })
      .click()
    await expect(count('新到')).toHaveText(/0/)
    for (const [nth, town] of towns.entries()) {
      const page = await townsman(browser, administrator, product.desk, town, nth)
      for (;;) {
        const mine = await ask<{ items: { id: string; state: string }[] }>(page, '/api/lead/mine')
        if (mine.items.length === 0) break
        for (const [at, { id }] of mine.items.entries()) {
          const answered = await command(page, 'lead.answer', { lead: id, outcome: outcomes[at % 4], said: '已核实' })
          expect(answered.text).toContain('"accepted"')
        }
      }
      await page.context().close()
    }
    await expect(count('已有结果')).toHaveText(/300/)
  })

  await test.step('it goes back row for row, and every lead has one owner and one state', async () => {
    const [download] = await Promise.all([
      dispatcher.waitForEvent('download'),
      dispatcher.getByRole('link', { name: '下载反馈表' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^核查反馈-.*\.xlsx$/)
    const list = new URL(dispatcher.url()).searchParams.get('list')
    const address = `/api/lead/feedback.file?list=${list}&format=csv&language=zh-Hans`
    const text = await (await dispatcher.request.get(new URL(address, dispatcher.url()).href)).text()
    const lines = text.replace('\ufeff', '').trim().split('\r\n').slice(1)
    expect(lines.map((line) => line.split(',')[1])).toEqual([...rows.map((row) => row.split(',')[0]), 'C301', 'C302'])
    expect(lines.filter((line) => line.includes('核查中'))).toEqual([])
    expect(lines.slice(300).every((line) => line.includes('退回'))).toBe(true)
    await dispatcher.getByRole('button', { name: '全部有结果，反馈' }).click()
    await expect(count('已反馈')).toHaveText(/300/)
    await expect(dispatcher.getByText(/已反馈$/).first()).toBeVisible()
  })
})
