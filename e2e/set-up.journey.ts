import type { Page } from '@playwright/test'
import { startProduct } from './support/product.ts'
import { at, expect, newDesk, signIn, test } from './support/test.ts'

const administrator = { username: 'first.admin', password: '雨后 青山 石桥 灯火 归舟' }
const commander = { username: 'on.duty', password: '松林 渡口 晨雾 风铃 新芽' }
const agency = '平武县联防办公室'

test('an administrator sets up a county from nothing', async ({ browser }) => {
  const product = await startProduct('start')
  try {
    const setup = product.setup ?? ''
    const desk = await newDesk(browser)
    await test.step('before it nobody can sign in, and is told so', async () => {
      await desk.goto(product.desk)
      await desk.getByLabel('用户名').fill('nobody')
      await desk.getByLabel('密码', { exact: true }).fill('这里还没有任何账号呢呢呢')
      await desk.getByRole('button', { name: '登录', exact: true }).click()
      await expect(desk.getByText('这里还没有建县，没有人能登录')).toBeVisible()
    })
    await test.step('the first run, by its one-time address', async () => {
      await desk.goto(setup)
      for (const division of ['四川省', '绵阳市', '平武县'])
        await desk.getByRole('option', { name: new RegExp(`^${division}`) }).click()
      expect(desk.url()).not.toContain('token')
      await desk.getByRole('button', { name: '就是平武县，下一步' }).click()
      await desk.getByLabel('姓名').fill('林初一')
      await desk.getByLabel('用户名').fill(administrator.username)
      await desk.getByLabel('密码', { exact: true }).fill(administrator.password)
      await desk.getByLabel('再输入一次密码').fill(administrator.password)
      // One step back by the browser, and on again: nothing of it is lost.
      await desk.goBack()
      await desk.getByRole('button', { name: '就是平武县，下一步' }).click()
      await expect(desk.getByLabel('姓名')).toHaveValue('林初一')
      await desk.getByRole('button', { name: '下一步' }).click()
      await desk.getByRole('button', { name: '建立平武县' }).click()
      await expect(desk.getByRole('heading', { name: '平武县已建立' })).toBeVisible()
    })

    await test.step('afterwards that address is closed', async () => {
      const late = await newDesk(browser)
      await late.goto(setup)
      await expect(late.getByRole('heading', { name: '已经设置完毕' })).toBeVisible()
      const token = new URL(setup).searchParams.get('token') ?? ''
      const again = await late.request.post(at(product.desk, '/api/setup'), {
        headers: { 'x-setup-token': token, origin: new URL(product.desk).origin },
        data: { county: '510727', administrator: { ...administrator, displayName: '林初二' } },
      })
      expect(again.status()).toBe(410)
      await late.context().close()
    })

    await test.step('the administrator signs in and makes an agency', async () => {
      await desk.getByRole('link', { name: '前往登录' }).click()
      await signIn(desk, administrator)
      await desk.getByRole('link', { name: '账号', exact: true }).click()
      await desk.getByRole('link', { name: '单位', exact: true }).click()
      await desk.getByRole('button', { name: '新建单位' }).click()
      const dialog = desk.getByRole('dialog')
      await choose(desk, dialog.getByRole('combobox', { name: '类型' }), '指挥部')
      await dialog.getByLabel('名称', { exact: true }).fill(agency)
      await dialog.getByText('平武县', { exact: true }).click()
      await dialog.getByRole('button', { name: '建立单位' }).click()
      await expect(desk.getByRole('row').filter({ hasText: agency })).toBeVisible()
    })

    const given = await test.step('and an account, whose password is shown once', async () => {
      await desk.getByRole('link', { name: '账号', exact: true }).last().click()
      await desk.getByRole('button', { name: '新建账号' }).click()
      const dialog = desk.getByRole('dialog')
      await dialog.getByLabel('姓名').fill('方初三')
      await dialog.getByLabel('用户名').fill(commander.username)
      await choose(desk, dialog.getByRole('combobox', { name: '单位' }), agency)
      await dialog.getByRole('button', { name: '建立账号' }).click()
      await expect(desk.getByText('这个密码只显示这一次')).toBeVisible()
      const password = (await desk.getByTestId('one-time-password').textContent()) ?? ''
      await desk.getByRole('button', { name: '已交给本人，接着授予角色' }).click()
      return password
    })

    await test.step('and gives it the role of the commander', async () => {
      const dialog = desk.getByRole('dialog')
      await dialog.getByRole('radio', { name: /^指挥部值班长/ }).check()
      await dialog.getByText('平武县', { exact: true }).click()
      await expect(dialog.getByText('方初三将在平武县担任指挥部值班长，从现在起，长期有效。')).toBeVisible()
      await dialog.getByRole('button', { name: /^授\s*予$/ }).click()
      await expect(desk.getByRole('row').filter({ hasText: '指挥部值班长' })).toContainText('平武县')
      await desk.reload()
      await expect(desk.getByRole('row').filter({ hasText: '指挥部值班长' })).toBeVisible()
      await expect(desk.getByText(given)).toHaveCount(0)
    })

    const duty = await newDesk(browser)
    await test.step('the commander must set an own password first', async () => {
      await duty.goto(product.desk)
      await signIn(duty, { username: commander.username, password: given })
      await expect(duty.getByRole('heading', { name: '请设置自己的密码' })).toBeVisible()
      await duty.goto(at(product.desk, '/emergency'))
      await expect(duty.getByRole('heading', { name: '请设置自己的密码' })).toBeVisible()
      await duty.getByLabel('当前密码').fill(given)
      await duty.getByLabel('新密码').fill(commander.password)
      await duty.getByLabel('再输入一次').fill(commander.password)
      await duty.getByRole('button', { name: '修改密码' }).click()
      await expect(duty.getByText('没有应急响应').first()).toBeVisible()
    })

    await test.step('and declares the emergency from the playbook', async () => {
      await duty.getByRole('link', { name: '应急响应' }).click()
      await expect(duty.getByRole('heading', { name: '还没有宣布过应急响应' })).toBeVisible()
      await duty.getByRole('button', { name: '宣布应急响应' }).click()
      await expect(duty.getByRole('radio', { name: /2020/ })).toBeChecked()
      await duty.getByText('一级应急响应', { exact: true }).click()
      await duty.getByRole('checkbox', { name: /^全选/ }).check()
      await duty.getByRole('button', { name: '宣布一级响应' }).click()
      await duty.waitForURL(/\/emergency$/)
      await expect(duty.getByRole('banner').getByText('一级响应 · 第 1 日')).toBeVisible()
      await expect(duty.getByRole('main').getByText('第 1 日', { exact: true })).toBeVisible()
      await expect(desk.getByRole('banner').getByText('一级响应 · 第 1 日')).toBeVisible()
    })
    for (const page of [desk, duty]) await page.context().close()
  } finally {
    await product.stop()
  }
})

/** Opens a list and takes the entry of that name. */
async function choose(page: Page, list: ReturnType<Page['getByRole']>, name: string): Promise<void> {
  await list.click()
  await page.locator('.ant-select-item-option').filter({ hasText: name }).click()
}
