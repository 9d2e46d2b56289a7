import { at, expect, test } from './support/test.ts'
import { visit } from './support/visits.ts'

test('the desk notes who came and who left, and the phone reads it in the history', async ({ people, product }) => {
  const phone = await people.onPhone('grid_worker', '人民东路')
  await phone.getByRole('button', { name: '开始登记' }).tap()
  await phone.waitForURL(/\/door\//)
  const door = phone.url().split('/').at(-1) ?? ''
  await visit(phone, { outcome: '已登记', headCount: 2, family: [{ name: '白雪晴', sex: '女', birthYear: 1968 }] })

  const desk = await people.atDesk('community_leader', '人民东路')
  await desk.goto(at(product.desk, `/doors/${door}`))
  const roll = desk.getByRole('table')
  await expect(roll.getByRole('row', { name: /白雪晴/ })).toBeVisible()
  const history = desk.getByRole('region', { name: '修改记录' })

  await test.step('somebody came: what is wrong is said at its field', async () => {
    await desk.getByRole('button', { name: '新增成员' }).click()
    const form = desk.getByRole('dialog', { name: '新增成员' })
    await expect(form.getByLabel('现在住几人')).toHaveValue('3')
    await expect(form.getByLabel('证件号码')).toBeHidden()
    await form.getByLabel('出生年').fill('20')
    await form.getByRole('button', { name: '保存，新增 1 人' }).click()
    await expect(form.getByText('请填姓名，或删去这一行。')).toBeVisible()
    await expect(form.getByText(/^请填四位数的年份，1880 至 \d{4}。$/)).toBeVisible()
    await form.getByLabel('姓名').fill('白小满')
    await form.getByLabel('出生年').fill('2011')
    await form.getByRole('button', { name: '保存，新增 1 人' }).click()
    await expect(form).toBeHidden()
    await expect(roll.getByRole('row', { name: /白小满/ })).toContainText('2011')
    await expect(desk.getByRole('definition').filter({ hasText: /^3 人/ })).toBeVisible()
    await expect(history.getByText('新增成员 白小满')).toBeVisible()
  })

  await test.step('Escape closes the form and leaves the page where it is', async () => {
    await desk.getByRole('button', { name: '新增成员' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '再加一人' }).click()
    await desk.keyboard.press('Escape')
    await expect(desk.getByRole('dialog')).toBeHidden()
    await expect(desk).toHaveURL(new RegExp(`/doors/${door}$`))
  })

  await test.step('somebody left', async () => {
    await roll.getByRole('button', { name: '记录离开 白雪晴' }).click()
    const form = desk.getByRole('dialog', { name: '白雪晴离开' })
    await form.getByLabel('本县别处').check()
    await expect(form.getByLabel('现在住几人')).toHaveValue('2')
    await form.getByRole('button', { name: /^保\s*存$/ }).click()
    await expect(form).toBeHidden()
    await expect(roll.getByRole('row', { name: /白雪晴/ })).toContainText(/离开$/)
    await expect(history.getByText('白雪晴 · 去向 本县别处')).toBeVisible()
  })

  await test.step('the phone reads the same', async () => {
    await phone.goto(at(product.field, `/door/${door}/history`))
    for (const words of ['新增成员', '白小满', '白雪晴 · 离开日期', '白雪晴 · 去向', '本县别处', '3 → 2'])
      await expect(phone.getByText(words, { exact: true }).first()).toBeVisible()
  })
})
