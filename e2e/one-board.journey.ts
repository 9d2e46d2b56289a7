import { command, newId } from './support/api.ts'
import { at, expect, test } from './support/test.ts'

test('a dispatcher has every open task of the county on one board and gives it out; who gets it knows at once', async ({
  people,
  product,
}) => {
  const worker = await people.onPhone('grid_worker', '白马')
  const desk = await people.atDesk('dispatcher', '平武县')
  const session = await (await worker.request.get(new URL('/api/session', worker.url()).href)).json()
  const place = session.roles[0].place as string
  const report = async (kind: string, what: string) => {
    const done = await command(worker, 'incident.report', { place, kind, what, contact: { phone: '00000000003' } })
    expect(done.text).toContain('"accepted"')
  }
  await report('help_medicine', '降压药吃完了')
  await report('price', '白菜十元一斤')

  const column = (name: string) => desk.getByRole('region', { name, exact: true })
  const card = (stage: string, name: string) => column(stage).getByRole('listitem').filter({ hasText: name })
  const takers = desk.getByRole('complementary', { name: '派给' })
  await test.step('what nobody has stands there by its clock, without a name', async () => {
    await desk.getByRole('link', { name: '任务总览' }).click()
    await expect(desk.getByRole('heading', { level: 1, name: '任务总览' })).toBeVisible()
    await desk.getByRole('button', { name: /^事件/ }).click()
    await expect(card('没有人领', '缺药就医').first()).toBeVisible()
    await expect(card('没有人领', '哄抬价格').first()).toBeVisible()
    await expect(desk.getByText('00000000003')).toHaveCount(0)
    await expect(desk.getByText('降压药')).toHaveCount(0)
  })

  await test.step('one is found by a word, with the keyboard alone; the address keeps it', async () => {
    await desk.locator('body').press('/')
    await expect(desk.getByLabel('搜索：标题、编号、地点、承办')).toBeFocused()
    await desk.keyboard.type('哄抬')
    await expect(desk).toHaveURL(/q=/)
    await expect(card('没有人领', '哄抬价格').first()).toBeVisible()
    await expect(card('没有人领', '缺药就医')).toHaveCount(0)
    await desk.getByLabel('搜索：标题、编号、地点、承办').fill('')
    await expect(card('没有人领', '缺药就医').first()).toBeVisible()
    await expect(desk).not.toHaveURL(/q=/)
  })

  await test.step('what was given by a slip is nobody’s again', async () => {
    await card('没有人领', '哄抬价格').first().getByRole('checkbox').check()
    await takers.getByRole('button', { name: '平武县公安局' }).click()
    await expect(desk.getByText('1 项已派给 平武县公安局')).toBeVisible()
    await expect(card('已派出', '哄抬价格').filter({ hasText: '平武县公安局' }).first()).toBeVisible()
    await desk.getByRole('button', { name: '收回' }).click()
    await expect(card('已派出', '哄抬价格').filter({ hasText: '平武县公安局' })).toHaveCount(0)
    await expect(card('没有人领', '哄抬价格').first()).toBeVisible()
  })

  await test.step('several are chosen and given to an agency with one press', async () => {
    await card('没有人领', '缺药就医').first().getByRole('checkbox').check()
    await card('没有人领', '哄抬价格').first().getByRole('checkbox').check()
    await expect(takers.getByText('选中 2 项')).toBeVisible()
    await takers.getByLabel('单位、姓名、地点').fill('卫生健康')
    await takers.getByRole('button', { name: '平武县卫生健康局' }).click()
    await expect(desk.getByText('2 项已派给 平武县卫生健康局')).toBeVisible()
    await expect(card('已派出', '哄抬价格').first()).toContainText('平武县卫生健康局')
  })

  await test.step('one is dragged to whoever it belongs to, and taken back', async () => {
    const target = takers.getByRole('listitem').filter({ hasText: '平武县市场监督管理局' })
    await card('已派出', '哄抬价格').first().dragTo(target)
    await expect(desk.getByText('1 项已派给 平武县市场监督管理局')).toBeVisible()
    await expect(card('已派出', '哄抬价格').first()).toContainText('平武县市场监督管理局')
    await desk.getByRole('button', { name: '收回' }).click()
    await expect(card('已派出', '哄抬价格').first()).toContainText('平武县卫生健康局')
  })

  await test.step('doors are given to the worker of the place, who has them on the phone at once', async () => {
    const task = newId()
    const given = await command(desk, 'dispatch.assign', {
      assignee: session.account.id,
      dueAt: new Date(Date.now() + 86_400_000).toISOString(),
      places: [{ task, place }],
    })
    expect(given.text).toContain('"accepted"')
    await worker.goto(at(product.field, 'tasks'))
    await desk.getByRole('button', { name: /^入户/ }).click()
    const mine = desk.locator('.work-card').filter({ hasText: session.account.displayName })
    await expect(mine).toHaveCount(1)
    await expect(worker.getByText('第一网格').first()).toBeVisible()
    await mine.getByRole('checkbox').check()
    await expect(takers.getByText('选中 1 项')).toBeVisible()
    await takers.getByRole('button', { name: session.account.displayName }).click()
    await expect(desk.getByText(`1 项已派给 ${session.account.displayName}`)).toBeVisible()
    const live = await (await worker.request.get(new URL('/api/dispatch/mine', worker.url()).href)).json()
    const tasks = live.items.map(({ id }: { id: string }) => id)
    expect(tasks).not.toContain(task)
    expect((await command(desk, 'dispatch.withdraw', { tasks })).text).toContain('"accepted"')
  })
})
