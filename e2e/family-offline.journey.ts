import type { Page } from '@playwright/test'
import { rowsOnPhone } from './support/storage.ts'
import { at, expect, test } from './support/test.ts'
import { choose, visit } from './support/visits.ts'

const mark = '待传'

test('a grid worker changes a family without signal; the phone dies, and at night all arrives once', async ({
  people,
  product,
}) => {
  const phone = await people.onPhone('grid_worker', '人民东路')
  await phone.getByRole('button', { name: '开始登记' }).tap()
  await phone.waitForURL(/\/door\//)
  const door = phone.url().split('/').at(-1)?.split('?')[0] ?? ''
  const address = at(product.field, `door/${door}`)
  await visit(phone, {
    outcome: '已登记',
    headCount: 2,
    family: [
      { name: '康映雪', sex: '女', birthYear: 1957 },
      { name: '康望山', sex: '男', birthYear: 1989 },
    ],
  })
  await phone.goto(address)
  await expect(phone.getByText('康望山')).toBeVisible()
  await expect.poll(() => phone.evaluate('navigator.serviceWorker.controller !== null'), { timeout: 60_000 }).toBe(true)
  await expect.poll(async () => (await rowsOnPhone(phone)).rows.blocks).toBeGreaterThan(0)
  await phone.waitForTimeout(2000)
  await phone.context().setOffline(true)

  await test.step('an edit, an arrival and a departure; each leaves its page as soon as the phone has it', async () => {
    await phone.getByRole('button', { name: '修改人数和联系人' }).tap()
    await phone.getByLabel('联系人（可不填）').fill('康映雪')
    await phone.getByRole('button', { name: '保存修改' }).tap()
    await phone.waitForURL(address)
    await phone.getByRole('button', { name: '有人来住' }).tap()
    await phone.getByLabel('姓名').fill('康小满')
    await choose(phone, '3 人')
    await phone.getByRole('button', { name: '保存，新增 1 人' }).tap()
    await phone.waitForURL(address)
    await expect(member(phone, '康小满')).toContainText(mark)
    await phone.getByRole('button', { name: '有人离开' }).tap()
    await choose(phone, '康望山')
    await choose(phone, '外地')
    await phone.getByRole('button', { name: '保存', exact: true }).tap()
    await phone.waitForURL(address)
  })

  const standsThere = async () => {
    await expect(member(phone, '康小满')).toContainText(mark)
    await expect(member(phone, /康望山，.*离开/)).toContainText(mark)
    await expect(phone.getByRole('definition').filter({ hasText: '康映雪' })).toBeVisible()
    await expect(phone.locator('.f-card .f-big')).toHaveText(new RegExp(`^2 人 ${mark}$`))
  }
  await test.step('all of it is seen, and marked as waiting, also after the phone died', async () => {
    await standsThere()
    await phone.reload()
    await standsThere()
    await expect.poll(async () => (await rowsOnPhone(phone)).rows.outbox).toBe(5)
  })

  const desk = await people.atDesk('community_leader', '人民东路')
  await test.step('with signal everything arrives once and nothing is marked any more', async () => {
    await desk.goto(at(product.desk, `/doors/${door}`))
    await expect(desk.getByRole('row', { name: /康小满/ })).toBeHidden()
    await phone.context().setOffline(false)
    await expect(phone.getByText(mark)).toHaveCount(0, { timeout: 30_000 })
    await expect(desk.getByRole('row', { name: /康小满/ })).toHaveCount(1)
    await expect(desk.getByRole('row', { name: /康望山/ })).toContainText(/离开$/)
    await expect(desk.getByRole('definition').filter({ hasText: /^2 人/ })).toBeVisible()
    const history = desk.getByRole('region', { name: '修改记录' })
    await expect(history.getByText('新增成员 康小满')).toHaveCount(1)
    await expect(history.getByText('康望山 · 去向 外地')).toHaveCount(1)
    await expect(phone.getByText('康小满')).toHaveCount(1)
    expect((await rowsOnPhone(phone)).rows.outbox).toBe(0)
  })
})

/** The line of a member of the family. */
function member(phone: Page, name: string | RegExp) {
  return phone.getByRole('listitem').filter({ hasText: name })
}
