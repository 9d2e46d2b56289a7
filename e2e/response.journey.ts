import type { Browser, Page } from '@playwright/test'
import { type RunningProduct, startProduct } from './support/product.ts'
import { accountOf, expect, newDesk, signIn, test } from './support/test.ts'

/** Signs somebody of a county of its own in at the desk. */
async function comes(browser: Browser, product: RunningProduct, role: string, place?: string): Promise<Page> {
  const page = await newDesk(browser)
  await page.goto(product.desk)
  await signIn(page, accountOf(product, role, place))
  return page
}

const objectiveOf = (page: Page) => page.getByRole('group', { name: '第 1 个目标' })
const go = (page: Page, name: RegExp) => page.getByRole('link', { name }).first().click()

test('level one is declared, every agency has its work within a minute', async ({ browser }) => {
  test.setTimeout(480_000)
  const product = await startProduct('demo')
  try {
    const commander = await comes(browser, product, 'commander')
    await test.step('the emergency of before is ended; what still runs is said first', async () => {
      await go(commander, /^应急响应/)
      await commander.getByRole('button', { name: '结束应急响应' }).click()
      const dialog = commander.getByRole('dialog')
      await expect(dialog.getByText(/管控措施 \d+ 件，随访 \d+ 人/)).toBeVisible()
      await dialog.getByLabel('为什么结束').fill('演示文件第 1 号')
      await dialog.getByLabel(/^输入县名/).fill('平武县')
      await dialog.getByRole('button', { name: '结束应急响应' }).click()
      await expect(commander.getByRole('heading', { name: '应急响应已经结束' })).toBeVisible()
      await expect(commander.getByText('演示文件第 1 号')).toBeVisible()
    })

    const town = await comes(browser, product, 'dispatcher', '龙安镇')
    const police = await comes(browser, product, 'agency_staff')
    const health = await comes(browser, product, 'health_officer')
    for (const page of [town, police, health]) await go(page, /^通知/)

    const declared = await test.step('the commander sees who will get what, and declares level one', async () => {
      await commander.getByRole('button', { name: '宣布应急响应' }).click()
      await commander.getByText('一级应急响应', { exact: true }).first().click()
      const preview = commander.getByRole('region', { name: '签发后的变化' })
      await expect(preview.getByText('20 项任务').first()).toBeVisible()
      await expect(preview.getByText('32 个单位').first()).toBeVisible()
      await expect(preview.getByText(/出入县境的路口设卡/)).toBeVisible()
      // Tasks that name a role at each place say who holds it, and where nobody does.
      await expect(preview.getByText(/个岗位无人担任，任务先落到所在单位/)).toBeVisible()
      await preview
        .getByText(/责任人（\d+，其中 \d+ 个岗位无人担任）/)
        .first()
        .click()
      await expect(preview.getByText(/社区（村）负责人：无人担任/).first()).toBeVisible()
      await commander.getByRole('checkbox').first().check()
      await commander.getByRole('button', { name: /^宣布一级/ }).click()
      const from = Date.now()
      await expect(commander.getByRole('heading', { name: '本级任务（20 项）' })).toBeVisible()
      return from
    })

    await test.step('a town and two agencies see their demands on their own screens, without asking', async () => {
      await expect(town.getByText(/逐楼逐户上门登记/).first()).toBeVisible({ timeout: 60_000 })
      await expect(police.getByText(/出入县境的路口设卡/).first()).toBeVisible({ timeout: 60_000 })
      await expect(health.getByText(/启动病例和密切接触者监测/).first()).toBeVisible({ timeout: 60_000 })
      expect(Date.now() - declared).toBeLessThan(60_000)
      await expect(police.getByText(/逐楼逐户上门登记/)).toBeHidden()
    })

    await test.step('the commander sees how many named roles nobody holds', async () => {
      await expect(commander.getByText(/\d+ 个责任岗位/).first()).toBeVisible()
      await expect(commander.getByText(/\d+ 个无人担任/).first()).toBeVisible()
    })

    await test.step('the police sign for it and report', async () => {
      await police.getByRole('link', { name: /出入县境的路口设卡/ }).click()
      await police.getByRole('button', { name: /^签收 \d+ 项/ }).click()
      const first = police.getByRole('listitem').filter({ hasText: '出入县境的路口设卡' })
      await expect(first.getByText('已签收')).toBeVisible()
      await first.getByRole('button', { name: /^回\s?报$/ }).click()
      const dialog = police.getByRole('dialog')
      await dialog.getByLabel('办理结果').fill('六个卡口昼夜双岗')
      await dialog.getByRole('spinbutton').fill('6')
      await dialog.getByRole('button', { name: /^回\s?报$/ }).click()
      await expect(first.getByText('已回报')).toBeVisible()
    })

    await test.step('lowered to level three: what ends and what goes on is shown before it is signed', async () => {
      await commander.getByRole('button', { name: '调整级别' }).click()
      const dialog = commander.getByRole('dialog')
      await dialog.getByText('三级响应').first().click()
      const preview = dialog.getByRole('region', { name: '签发后的变化' })
      await expect(preview.getByText('终止的任务（5 项）')).toBeVisible()
      await expect(preview.getByText('继续的任务（15 项）')).toBeVisible()
      await dialog.getByRole('textbox').fill('省指挥部2020年第9号通知')
      await dialog.getByRole('button', { name: '降低到三级响应' }).click()
      await expect(commander.getByRole('heading', { name: '本级任务（15 项）' })).toBeVisible()
      const first = police.getByRole('listitem').filter({ hasText: '出入县境的路口设卡' })
      await expect(first.getByText('已终止').first()).toBeVisible()
      await expect(first.getByText(/六个卡口昼夜双岗/)).toBeVisible()
    })

    for (const page of [commander, town, police, health]) await page.context().close()
  } finally {
    await product.stop()
  }
})

test('the day has its plan, and its evening a signed report', async ({ browser }) => {
  test.setTimeout(300_000)
  const product = await startProduct('demo')
  try {
    const commander = await comes(browser, product, 'commander')
    await test.step('the plan of the day is drafted, written, approved, closed; what was not reached stands in the next', async () => {
      const objective = objectiveOf(commander)
      await go(commander, /^工作计划/)
      await commander.getByRole('button', { name: '拟第一期计划' }).click()
      await commander
        .getByRole('dialog')
        .getByRole('button', { name: /^拟\s?稿$/ })
        .click()
      await commander.getByRole('button', { name: '增加目标' }).click()
      await objective.getByLabel('目标', { exact: true }).fill('白马片区登记过九成')
      await objective.getByLabel('责任人', { exact: true }).fill('白马片区包片领导')
      await objective.getByLabel('达成标准', { exact: true }).fill('已走访户数')
      // A reload loses nothing of it.
      await commander.reload()
      await expect(objective.getByLabel('达成标准', { exact: true })).toHaveValue('已走访户数')
      await commander.getByRole('button', { name: /^保\s?存$/ }).click()
      await expect(commander.getByText('已全部保存。')).toBeVisible()
      await commander.getByRole('button', { name: /^批\s?准$/ }).click()
      await commander
        .getByRole('dialog')
        .getByRole('button', { name: /^批\s?准$/ })
        .click()
      const plan = commander.url()
      await go(commander, /^通知/)
      await commander.getByRole('button', { name: '起草通知' }).click()
      await commander.getByLabel('标题').fill('关于白马片区登记的通知')
      await commander.getByLabel('落实的目标').click()
      await commander.getByTitle('1. 白马片区登记过九成').click()
      await commander.getByRole('button', { name: '明日 18:00' }).click()
      await commander.getByRole('button', { name: '全部乡镇 20 个' }).click()
      await commander.getByLabel('第 1 条要求').fill('逐户走到')
      await commander.getByRole('button', { name: '发出通知' }).click()
      await commander.getByRole('row', { name: /关于白马片区登记的通知/ }).click()
      await expect(commander.getByRole('link', { name: '第 1 期计划目标 1：白马片区登记过九成' })).toBeVisible()
      await commander.goto(plan)
      await expect(commander.getByText('已销号 0/20')).toBeVisible()
      await commander.getByRole('button', { name: '填写结果' }).click()
      await commander.getByText('未达成，转入下期').click()
      await objective.getByLabel('未达成的原因').fill('大雪封路，两村未到')
      await commander.getByRole('button', { name: '结束本期' }).click()
      await expect(commander.getByText('大雪封路，两村未到')).toBeVisible()
      await go(commander, /^工作计划/)
      await commander.getByRole('button', { name: '拟下一期计划' }).click()
      await commander
        .getByRole('dialog')
        .getByRole('button', { name: /^拟\s?稿$/ })
        .click()
      await expect(objective.getByLabel('目标', { exact: true })).toHaveValue('白马片区登记过九成')
    })

    await test.step('a draft that is wrong is dropped with its reason, and the period drafted anew', async () => {
      await commander.getByRole('button', { name: '作废草稿' }).click()
      const dialog = commander.getByRole('dialog')
      await dialog.getByRole('button', { name: '作废草稿' }).click()
      await expect(dialog.getByText('写明为什么作废。')).toBeVisible()
      await dialog.getByLabel('作废的原因').fill('时段写错了')
      await dialog.getByRole('button', { name: '作废草稿' }).click()
      await commander.getByRole('link', { name: /第 2 期.*已作废/ }).click()
      await expect(commander.getByText('这份草稿已作废：时段写错了')).toBeVisible()
      await go(commander, /^工作计划/)
      await commander.getByRole('button', { name: '重新拟本期计划' }).click()
      await commander
        .getByRole('dialog')
        .getByRole('button', { name: /^拟\s?稿$/ })
        .click()
      await expect(objectiveOf(commander).getByLabel('目标', { exact: true })).toHaveValue('白马片区登记过九成')
    })

    await test.step('the situation report is drawn, written by two who collide, signed, printed', async () => {
      await go(commander, /^情况报告/)
      await commander.getByRole('button', { name: '拟今日报告' }).click()
      await expect(commander.getByLabel('总体情况')).toHaveValue(/全县[\d]+户/)
      const office = await comes(browser, product, 'dispatcher', '平武县')
      await office.goto(commander.url())
      await office.getByLabel('主要工作').fill('六个卡口昼夜值守')
      await office.getByRole('button', { name: /^保\s?存$/ }).click()
      await expect(office.getByText('已全部保存。')).toBeVisible()
      await office.getByLabel('存在问题').fill('白马片区积雪')
      // The commander, who saves first this time, is not overwritten by the office.
      await commander.reload()
      await commander.getByLabel('下一步安排').fill('抢通道路')
      await commander.getByRole('button', { name: /^保\s?存$/ }).click()
      await expect(commander.getByText('已全部保存。')).toBeVisible()
      await office.getByRole('button', { name: /^保\s?存$/ }).click()
      await expect(office.getByRole('button', { name: '载入对方的版本' })).toBeVisible()
      await expect(office.getByLabel('存在问题')).toHaveValue('白马片区积雪')
      await commander.getByRole('button', { name: /^签\s?发$/ }).click()
      await commander.getByRole('dialog').getByRole('button', { name: '以本人名义签发' }).click()
      await expect(commander.getByText('校验值与内容一致。')).toBeVisible()
      await commander.emulateMedia({ media: 'print' })
      await expect(commander.getByRole('heading', { name: /平武县.*情况报告/ })).toBeVisible()
      await expect(commander.getByText('六个卡口昼夜值守')).toBeVisible()
      await expect(commander.getByRole('button', { name: /^打\s?印$/ })).toBeHidden()
      expect((await commander.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    })
  } finally {
    await product.stop()
  }
})
