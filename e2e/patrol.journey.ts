import type { Browser, Page } from '@playwright/test'
import { command, newId } from './support/api.ts'
import { isWholeOnPaper } from './support/paper.ts'
import { minePhone } from './support/pin.ts'
import type { RunningProduct } from './support/product.ts'
import { at, expect, phone as handset, newDesk, signIn, test } from './support/test.ts'

test('the court car plays advice street by street, a patrol finds a price gouged, and the desk sees which grids heard', async ({
  people,
  product,
  browser,
}) => {
  test.slow()
  const ask = async (page: Page, path: string) => (await page.request.get(new URL(path, page.url()).href)).json()
  const name = `法院宣传车 ${newId().slice(-6)}`
  const planner = await people.atDesk('dispatcher', '平武县')
  const driver = await comes(browser, product, 'court', 'phone')
  const { account } = await ask(driver, '/api/session')
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const reachOf = async () => ask(planner, `/api/patrol/reach?from=${day}&to=${day}`)
  const before = await reachOf()

  await test.step('the desk plans the run: agency, crew, what is played, stops in order', async () => {
    await planner.getByRole('link', { name: /^巡查广播/ }).click()
    await expect(planner.getByRole('heading', { level: 1, name: '巡查与流动广播' })).toBeVisible()
    await planner.getByRole('button', { name: '排一趟', exact: true }).click()
    await planner.getByRole('button', { name: /^排\s?定$/ }).click()
    await expect(planner.getByText('请写任务名称。')).toBeVisible()
    await expect(planner.getByText('请至少加一站。')).toBeVisible()
    await planner.getByLabel('任务名称').fill(name)
    await planner.getByRole('combobox', { name: '单位' }).fill('人民法院')
    await planner.locator('.ant-select-dropdown:visible').getByTitle('平武县人民法院').click()
    await planner.getByRole('combobox', { name: '随车人员' }).fill(account.displayName)
    await planner.locator('.ant-select-dropdown:visible').getByTitle(account.displayName).click()
    await planner.keyboard.press('Escape')
    await planner.getByLabel('车辆').fill('川BI0020')
    await planner.getByLabel('播放的录音').fill('居家防护提示')
    await planner.getByLabel('宣读文字（简体）').fill('各位乡亲，少出门，不聚会，戴口罩。')
    for (const [place, street] of [
      ['报恩寺社区', '南街'],
      ['人民东路社区', '人民路'],
      ['报恩寺社区', '东门广场'],
    ] as const) {
      await planner.getByLabel('查找区域：名称、代码、拼音首字母').fill(place)
      await planner.locator('.place-picker-hit').filter({ hasText: place }).first().click()
      await planner.getByRole('textbox', { name: '路段或地点' }).last().fill(street)
    }
    await planner.getByRole('button', { name: '第 3 站上移' }).click()
    await planner.getByRole('button', { name: /^排\s?定$/ }).click()
    await expect(planner.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(planner.getByText('流动广播，3 站中已到 0 站，跳过 0 站')).toBeVisible()
    await isWholeOnPaper(planner)
  })

  await test.step('in the car, without signal: what to play, one tap a stop, one skipped with its reason', async () => {
    await driver.reload()
    await driver.getByRole('link', { name: '巡查' }).tap()
    await driver.getByRole('link', { name: new RegExp(name) }).tap()
    await expect(driver.getByText('第 1 站，共 3 站')).toBeVisible()
    await expect(driver.getByText('各位乡亲，少出门，不聚会，戴口罩。')).toBeVisible()
    await driver.context().setOffline(true)
    await driver.getByRole('button', { name: '到了，打卡' }).tap()
    await expect(driver.getByText('第 2 站，共 3 站')).toBeVisible()
    await expect(driver.getByRole('button', { name: /南街/ })).toContainText('待上传')
    // A slip of the finger: taken back, and reached once more.
    await driver.getByRole('button', { name: /南街/ }).tap()
    await driver.getByRole('button', { name: '误点了，撤回打卡' }).tap()
    await driver.getByRole('button', { name: '撤回这一站的打卡' }).tap()
    await expect(driver.getByText('第 1 站，共 3 站')).toBeVisible()
    await driver.getByRole('button', { name: '到了，打卡' }).tap()
    await expect(driver.getByText('第 2 站，共 3 站')).toBeVisible()
    await driver.getByRole('button', { name: '跳过', exact: true }).tap()
    await driver.getByRole('button', { name: '跳过这一站' }).tap()
    await expect(driver.getByText('请写明原因。')).toBeVisible()
    await driver.getByRole('button', { name: '道路不通' }).tap()
    await driver.getByRole('button', { name: '跳过这一站' }).tap()
    await expect(driver.getByText('第 3 站，共 3 站')).toBeVisible()
    await driver.getByRole('button', { name: '到了，打卡' }).tap()
    await expect(driver.getByText('各站都走完了')).toBeVisible()
  })

  await test.step('with signal it goes out by itself, and the desk sees the run done', async () => {
    await driver.context().setOffline(false)
    await expect(driver.getByRole('button', { name: /人民路/ })).toContainText('已到', { timeout: 60_000 })
    await expect(planner.getByText('流动广播，3 站中已到 2 站，跳过 1 站')).toBeVisible()
    await expect(planner.getByText('道路不通')).toBeVisible()
    await expect(planner.getByText(/撤回了 .* 的打卡：误点/)).toBeVisible()
    await expect(planner.getByRole('img', { name: '各站示意图' })).toBeVisible()
  })

  await test.step('the grids of both communities heard it, others did not; the sheet says the same', async () => {
    const after = await reachOf()
    expect(after.runs).toBe(before.runs + 1)
    expect(after.reached).toBeGreaterThan(before.reached)
    const heard = after.rows.filter((row: { times: number }) => row.times > 0)
    for (const row of heard) expect(row.communityName).toMatch(/报恩寺|人民东路/)
    await planner.goto(at(product.desk, '/patrols/reach'))
    await planner.getByRole('button', { name: '龙安镇', exact: true }).click()
    await planner.getByText('到过的', { exact: true }).click()
    await expect(planner.getByText(`显示 ${heard.length} / ${heard.length}`)).toBeVisible()
    const href = (await planner.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? ''
    const sheet = await (await planner.request.get(new URL(href, planner.url()).href)).text()
    const lines = sheet.trim().split('\r\n').slice(1)
    expect(lines).toHaveLength(after.grids)
    expect(lines.filter((line) => !line.endsWith(',0,未到'))).toHaveLength(heard.length)
  })

  const shop = `东门市场 ${newId().slice(-6)}`
  await test.step('a patrol finds a price gouged; with one tap it is an incident', async () => {
    const market = await comes(browser, product, 'market', 'phone')
    const self = await ask(market, '/api/session')
    const [, community] = await communities(planner)
    const hour = (from: number) => new Date(Date.now() + from * 3_600_000).toISOString()
    const stop = newId()
    const patrol = { kind: 'patrol', name: `市场巡查 ${stop.slice(-6)}`, crew: [self.account.id] }
    const stops = [{ id: stop, place: community, name: shop, trade: 'market' }]
    const planned = await command(market, 'patrol.planOwn', { ...patrol, startsAt: hour(-0.1), endsAt: hour(2), stops })
    expect(planned.text).toContain('"accepted"')
    await market.goto(at(product.field, 'patrols'))
    await market.getByRole('link', { name: new RegExp(patrol.name) }).tap()
    await market.getByRole('button', { name: '到了，打卡' }).tap()
    await expect(market.getByText('第 1 站，已到')).toBeVisible()
    await market.context().setOffline(true)
    await market.getByRole('button', { name: '记问题' }).tap()
    await market.getByRole('button', { name: '记下并转为事件' }).tap()
    await expect(market.getByText('请选一项。')).toBeVisible()
    await market
      .locator('label')
      .filter({ hasText: /^哄抬价格$/ })
      .tap()
    await market.getByLabel('看到了什么').fill('店主电话 13800000000')
    await market.getByRole('button', { name: '记下并转为事件' }).tap()
    await expect(market.getByText(/像有证件号/).first()).toBeVisible()
    await market.getByLabel('看到了什么').fill('口罩每只卖二十元')
    await market.getByRole('button', { name: '记下并转为事件' }).tap()
    await expect(market.getByRole('button', { name: new RegExp(shop) })).toContainText('问题 1 个')
    await market.context().setOffline(false)
    await expect(market.getByRole('button', { name: new RegExp(shop) })).toContainText('已到', { timeout: 60_000 })
    await market.context().close()
  })

  await test.step('the desk reads the finding, the incident leads back to the patrol', async () => {
    await planner.goto(at(product.desk, '/patrols/found'))
    const row = planner.getByRole('row').filter({ hasText: shop })
    await expect(row).toContainText('哄抬价格')
    await expect(row.getByRole('link', { name: /事件/ })).toContainText('待派', { timeout: 60_000 })
    await row.getByRole('link', { name: /事件/ }).click()
    await planner.getByRole('link', { name: '来自巡查，看那一趟' }).click()
    await expect(planner.getByText('口罩每只卖二十元')).toBeVisible()
  })

  await test.step('the court plans the same again from its own desk, and calls it off', async () => {
    const court = await comes(browser, product, 'court', 'desk')
    await court.getByRole('link', { name: /^巡查广播/ }).click()
    await court.goto(at(product.desk, '/patrols?show=over'))
    await court.getByRole('cell', { name }).click()
    await court.getByRole('button', { name: '照这趟再排' }).click()
    await expect(court.getByLabel('播放的录音')).toHaveValue('居家防护提示')
    await court.getByLabel('任务名称').fill(`${name} 二`)
    await court.getByRole('button', { name: /^排\s?定$/ }).click()
    await expect(court.getByRole('heading', { level: 1, name: `${name} 二` })).toBeVisible()
    await court.getByRole('button', { name: '照这趟再排' }).click()
    await court.getByLabel('任务名称').fill(`${name} 三`)
    await court.getByRole('button', { name: /^排\s?定$/ }).click()
    await expect(court.getByText(new RegExp(`${account.displayName}：这段时间已在“${name} 二”`))).toBeVisible()
    await expect(court.getByText(new RegExp(`这辆车这段时间已在“${name} 二”`))).toBeVisible()
    await court.getByLabel('同时安排的原因').fill('前半程接送，后半程广播')
    await court.getByRole('button', { name: /^排\s?定$/ }).click()
    await expect(court.getByRole('heading', { level: 1, name: `${name} 三` })).toBeVisible()
    await expect(court.getByText('前半程接送，后半程广播')).toBeVisible()
    await court.getByRole('button', { name: '修改', exact: true }).click()
    const change = court.getByRole('dialog')
    await change.getByLabel('车辆').fill('川BI0021')
    const before = await change.locator('.patrol-order > li').count()
    await change
      .getByRole('button', { name: /^去掉第/ })
      .first()
      .click()
    await expect(change.locator('.patrol-order > li')).toHaveCount(before - 1)
    await change.getByRole('button', { name: /^保\s?存$/ }).click()
    await expect(change).toBeHidden()
    await expect(court.getByText(`${before - 1} 站中已到 0 站`)).toBeVisible()
    await expect(court.getByText('川BI0021')).toBeVisible()
    await court.getByRole('button', { name: '取消任务' }).click()
    await court.getByLabel('取消的原因').fill('下雪封路')
    await court.getByRole('button', { name: '取消这趟' }).click()
    await expect(court.getByText(/取消：下雪封路/)).toBeVisible()
    await court.context().close()
  })
  await driver.context().close()
})

/** Somebody by user name, since several agencies' people have one role and one place. */
async function comes(
  browser: Browser,
  product: RunningProduct,
  username: string,
  where: 'desk' | 'phone',
): Promise<Page> {
  const account = product.accounts.find((one) => one.username === username)
  if (!account) throw new Error(`no demo account ${username}`)
  const options = { ...handset, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' as const }
  const page = where === 'desk' ? await newDesk(browser) : await (await browser.newContext(options)).newPage()
  if (where === 'phone') await minePhone(page)
  await page.goto(where === 'desk' ? product.desk : product.field)
  await signIn(page, account)
  return page
}

/** Communities of the county town. */
async function communities(page: Page): Promise<string[]> {
  type Areas = { items: { id: string; code: string }[] }
  const areas = async (parent = ''): Promise<Areas> =>
    (await page.request.get(new URL(`/api/place/areas${parent}`, page.url()).href)).json()
  const [county] = (await areas()).items
  const town = (await areas(`?parent=${county?.id}`)).items.find(({ code }) => code === '510727100')
  return (await areas(`?parent=${town?.id}`)).items.map(({ id }) => id)
}
