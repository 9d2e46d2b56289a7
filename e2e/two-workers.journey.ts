import type { Page } from '@playwright/test'
import { command, newId } from './support/api.ts'
import { rowsOnPhone } from './support/storage.ts'
import { at, expect, test } from './support/test.ts'
import { choose, visit } from './support/visits.ts'

/** A colleague is lent to the grid of another one; answers the id of the role. */
async function lend(office: Page, colleague: Page, to: Page): Promise<string> {
  const who = async (page: Page) => (await page.request.get(new URL('/api/session', page.url()).href)).json()
  const id = newId()
  const place = (await who(to)).roles[0].place
  const given = await command(office, 'agency.grantRole', {
    id,
    account: (await who(colleague)).account.id,
    role: 'grid_worker',
    place,
  })
  expect(given.text).toContain('"accepted"')
  return id
}

/** The door that both know, on a phone that has gone out of the signal. */
async function editOffline(phone: Page, address: string): Promise<void> {
  await expect.poll(() => phone.evaluate('navigator.serviceWorker.controller !== null'), { timeout: 60_000 }).toBe(true)
  await expect.poll(async () => (await rowsOnPhone(phone)).rows.blocks).toBeGreaterThan(0)
  await phone.waitForTimeout(2000)
  await phone.context().setOffline(true)
  await phone.goto(address)
  await expect(phone.getByLabel('姓名').first()).toHaveValue('韩若溪')
}

test('two workers edit one family: fields merge, a conflict is settled by a person', async ({ people, product }) => {
  const first = await people.onPhone('grid_worker', '人民东路')
  await first.getByRole('button', { name: '开始登记' }).tap()
  await first.waitForURL(/\/door\//)
  const door = first.url().split('/').at(-1)?.split('?')[0] ?? ''
  await visit(first, { outcome: '已登记', headCount: 2, family: [{ name: '韩若溪', sex: '女', birthYear: 1968 }] })
  const office = await people.atDesk('administrator')
  const colleague = await people.onPhone('grid_worker', '白马')
  const role = await lend(office, colleague, first)
  // Her phone holds the doors of her tasks; that door becomes one, since another may be live already.
  const task = newId()
  const dispatcher = await people.atDesk('dispatcher', '平武县')
  const given = await command(dispatcher, 'dispatch.assign', {
    assignee: (await (await colleague.request.get(new URL('/api/session', colleague.url()).href)).json()).account.id,
    dueAt: new Date(Date.now() + 86_400_000).toISOString(),
    places: [{ task, place: door }],
  })
  expect(given.text).toContain('"accepted"')
  await colleague.context().close()
  const second = await people.onPhone('grid_worker', '白马')
  const page = at(product.field, `door/${door}`)
  for (const phone of [first, second]) {
    await phone.goto(page)
    await expect(phone.getByText('韩若溪').first()).toBeVisible()
  }

  await test.step('both are out of the signal; each changes a field of her own, and both the head count', async () => {
    await editOffline(first, `${page}/edit`)
    await first.getByLabel('联系人（可不填）').fill('韩若溪')
    await choose(first, '3 人')
    await first.getByRole('button', { name: '保存修改' }).tap()
    await expect(first.getByText(/^3 人/).first()).toContainText('待传')
    await editOffline(second, `${page}/edit`)
    await second.getByLabel('出生年').first().fill('1969')
    await choose(second, '4 人')
    await second.getByRole('button', { name: '保存修改' }).tap()
    await expect(second.getByText(/^4 人/).first()).toContainText('待传')
  })

  const desk = await people.atDesk('community_leader', '人民东路')
  await test.step('the first comes back: the server has her version', async () => {
    await first.context().setOffline(false)
    await desk.goto(at(product.desk, `/doors/${door}`))
    await expect(desk.getByRole('definition').filter({ hasText: /^3 人/ })).toBeVisible()
  })

  await test.step('the second comes back: her own field is taken, the contested one is said to be', async () => {
    await second.context().setOffline(false)
    await expect(second.getByText(/有 1 处刚被别人改成了另一个值/)).toBeVisible()
    await expect(desk.getByRole('row', { name: /韩若溪/ })).toContainText('1969')
    await expect(desk.getByRole('definition').filter({ hasText: /^韩若溪/ })).toBeVisible()
    // Nothing is overwritten in silence: what held goes on holding until somebody has chosen.
    await expect(desk.getByRole('definition').filter({ hasText: /^3 人/ })).toBeVisible()
  })

  await test.step('a person chooses, with both versions in view', async () => {
    await second.getByRole('link', { name: '去核对' }).tap()
    const card = second.getByRole('region').filter({ hasText: '人数' }).first()
    await expect(card.getByText('3', { exact: true })).toBeVisible()
    await expect(card.getByText('4', { exact: true })).toBeVisible()
    await card.getByRole('button', { name: '这个对' }).last().tap()
    await expect(second.getByText('没有要核对的。')).toBeVisible()
    await expect(desk.getByRole('definition').filter({ hasText: /^4 人/ })).toBeVisible()
    await second.getByRole('button', { name: '返回' }).tap()
    await expect(second.getByRole('link', { name: '去核对' })).toBeHidden()
    expect((await command(dispatcher, 'dispatch.withdraw', { tasks: [task] })).text).toContain('"accepted"')
    expect((await command(office, 'agency.endRole', { id: role })).text).toContain('"accepted"')
  })
})
