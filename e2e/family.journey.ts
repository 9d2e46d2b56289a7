import type { BrowserContextOptions, Page } from '@playwright/test'
import { command, newId } from './support/api.ts'
import { minePhone } from './support/pin.ts'
import { newPlace, type RunningProduct, runIn } from './support/product.ts'
import { accountOf, at, expect, newDesk, phone, signIn, test } from './support/test.ts'

const dayMs = 86_400_000
const countyDay = (moment: Date) => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
/** Days later, at a full hour of the county. */
const later = (days: number, hour: number) =>
  new Date(Date.parse(`${countyDay(new Date(Date.now() + days * dayMs))}T00:00:00+08:00`) + hour * 3_600_000)

test('a family comes home from another province at night without signal, is observed for 14 days, objects once, is released', async ({
  browser,
}) => {
  test.slow()
  const place = await newPlace()
  const night = later(0, 22)
  let product: RunningProduct = await runIn(place, 'demo', night)
  const pages: Page[] = []
  const open = async (kind: BrowserContextOptions | 'desk', role: string, where?: string) => {
    const page =
      kind === 'desk'
        ? await newDesk(browser)
        : await (await browser.newContext({ ...kind, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage()
    pages.push(page)
    await page.clock.setFixedTime(night)
    if (kind !== 'desk') await minePhone(page)
    await page.goto(kind === 'desk' ? product.desk : product.field)
    await signIn(page, accountOf(product, role, where))
    return page
  }
  /** The product is started again on another day; whoever has it open goes on with the clock of that day. */
  const wake = async (moment: Date) => {
    await product.stop()
    product = await runIn(place, 'demo', moment)
    for (const page of pages) await page.clock.setFixedTime(moment)
  }

  try {
    const officer = await open(phone, 'checkpoint_officer', '白马')
    const worker = await open(phone, 'grid_worker', '白马')
    const { place: home } = accountOf(product, 'grid_worker', '白马')
    const village = home.split(' ')[1] ?? ''
    await test.step('ten at night, no signal: the officer writes down who comes, and the rule is read out', async () => {
      await expect(officer.getByRole('button', { name: '川', exact: true })).toBeVisible()
      await officer.waitForTimeout(2000)
      await officer.context().setOffline(true)
      const keys = officer.getByRole('group', { name: '车牌按键' })
      await officer.getByRole('button', { name: '步行或无牌' }).tap()
      await expect(keys).toBeHidden()
      await officer.locator('label').filter({ hasText: /^进$/ }).tap()
      await officer.locator('label').filter({ hasText: /^3$/ }).tap()
      await officer.getByLabel('从哪里来').fill('湖北武汉')
      await officer.getByLabel('到哪里去').fill(village)
      await officer.getByRole('button', { name: new RegExp(`${village}第一网格$`) }).tap()
      await officer
        .locator('label')
        .filter({ hasText: /^36\.5$/ })
        .tap()
      await expect(officer.getByRole('heading', { name: '请到卫生点' })).toBeVisible()
      await officer.getByRole('button', { name: '通行', exact: true }).tap()
      await expect(officer.getByText('待传 1')).toBeVisible()
      await officer.context().setOffline(false)
      await expect(officer.getByText(/待传/)).toBeHidden({ timeout: 30_000 })
    })

    await test.step('the grid worker reads that three came home, and writes the family down', async () => {
      await worker.getByRole('link', { name: '返家' }).tap()
      await expect(worker.getByRole('listitem').filter({ hasText: village }).first()).toContainText('3 人')
    })
    const doors = await (await worker.request.get(at(product.desk, '/api/registry/doors?state=unreached'))).json()
    const { id: door } = (doors as { items: { id: string }[] }).items.at(-1) as { id: string }
    const family = ['白安远', '白春生', '白小桥'].map((name) => ({ id: newId(), name }))
    const household = { id: newId(), headCount: 3, contactName: family[0]?.name, residents: family, generated: true }
    const visited = await command(worker, 'registry.recordVisit', { door, outcome: 'registered', household })
    expect(visited.text).toContain('"accepted"')

    const health = await open('desk', 'health_officer')
    const commander = await open('desk', 'commander')
    let first = ''
    await test.step('health follows each of them up for 14 days', async () => {
      for (const { id: resident, name } of family) {
        const body = { kind: 'arrival', status: 'observed', place: door, resident, name, generated: true }
        const opened = await command(health, 'monitoring.open', body)
        expect(opened.text).toContain('"accepted"')
        first ||= /"code":"([^"]+)"/.exec(opened.text)?.[1] ?? ''
      }
      await health.goto(at(product.desk, '/monitoring?state=running'))
      await expect(health.getByRole('row', { name: /0 \/ 14|1 \/ 14/ })).toHaveCount(3)
    })

    let code = ''
    await test.step('a measure is proposed, signed by another agency, and served with a code', async () => {
      await health.goto(at(product.desk, `/measures/new?door=${door}`))
      for (const { name } of family) await health.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
      await health.getByLabel('具体情况').fill('当日自疫情流行地区返回，经白马卡口登记。')
      await health.getByRole('button', { name: '提出（3 人）' }).click()
      await expect(health.getByText('待批准').first()).toBeVisible()
      await commander.goto(health.url())
      await commander.getByRole('button', { name: '批准 3 人居家医学观察' }).click()
      await commander.getByRole('dialog').getByRole('button', { name: '批准 3 人居家医学观察' }).click()
      await expect(health.getByText('待送达').first()).toBeVisible({ timeout: 30_000 })
      await health.getByRole('button', { name: /^送\s?达$/ }).click()
      await health.getByRole('button', { name: '已告知本人，出通知书' }).click()
      await expect(health.getByRole('heading', { name: '措施通知书' })).toBeVisible()
      code = (await health.locator('.measure-code').textContent()) ?? ''
      expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    })
    const measure = health.url().split('/measures/')[1]?.split(/[/?]/)[0] ?? ''

    const resident = await (await browser.newContext({ ...phone, locale: 'zh-CN' })).newPage()
    const read = async () => {
      await resident.goto(at(product.public, '/measures'))
      await resident.getByLabel('编码（16 位）').fill(code)
      await resident.getByRole('button', { name: '查看通知书' }).click()
    }
    await test.step('at home the family reads why and until when, without an account, and objects once', async () => {
      await read()
      await expect(resident.getByText('执行中')).toBeVisible()
      await resident.getByLabel('您为什么不同意').fill('我们从南边来，没有经过武汉。')
      await resident.getByRole('button', { name: '提出异议' }).click()
      await expect(resident.getByText('已收到您的异议')).toBeVisible()
    })

    await test.step('next morning somebody else answers within the day; the grid worker tells the temperature by phone', async () => {
      await wake(later(1, 9))
      await commander.goto(at(product.desk, `/measures/${measure}`))
      await expect(commander.getByText('我们从南边来，没有经过武汉。')).toBeVisible()
      await commander.getByRole('button', { name: '答复异议' }).click()
      await commander.getByText('维持', { exact: true }).click()
      await commander.getByLabel('写给本人的答复，凭通知书编码可以看到').fill('卡口登记写明自武汉来，措施维持。')
      await commander.getByRole('button', { name: /^答复/ }).last().click()
      await expect(commander.getByText('卡口登记写明自武汉来，措施维持。')).toBeVisible()
      await read()
      await expect(resident.getByText('卡口登记写明自武汉来，措施维持。')).toBeVisible()
      await worker.goto(product.field)
      await worker.getByRole('link', { name: '随访' }).tap()
      await worker.getByRole('link', { name: new RegExp(family[0]?.name ?? '') }).tap()
      await worker
        .locator('label')
        .filter({ hasText: /^36\.5$/ })
        .tap()
      await worker.getByRole('button', { name: '保存', exact: true }).tap()
      await expect(worker.getByRole('heading', { name: '今日随访' })).toBeVisible()
      await expect(worker.getByText(/待传/)).toBeHidden({ timeout: 30_000 })
    })

    await test.step('after fourteen days nobody has to do anything: the measure is over and the release has its paper', async () => {
      await wake(later(15, 9))
      await read()
      await expect(resident.getByText(/^措施已于.+结束。$/)).toBeVisible()
      await expect(resident.getByLabel('您为什么不同意')).toHaveCount(0)
      await health.goto(at(product.desk, '/monitoring?state=released'))
      await expect(health.getByRole('row')).toHaveCount(4)
      await health.getByRole('row', { name: first }).click()
      await expect(health.getByText(/^已于 .+ 解除$/)).toBeVisible()
      await expect(health.getByText('措施结束：居家医学观察')).toBeVisible()
      await health.getByRole('link', { name: '解除医学观察告知书' }).click()
      await expect(health.getByText(/自 .+ 零时起解除/)).toBeVisible()
    })
    await resident.context().close()
  } finally {
    for (const page of pages) await page.context().close()
    await product.stop()
    place.remove()
  }
})
