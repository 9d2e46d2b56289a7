import { accountOf, at, expect, test } from './support/test.ts'

test('an officer meets a family at night without signal: known plate, six taps, the grid worker at home knows', async ({
  people,
  product,
}) => {
  const officer = await people.onPhone('checkpoint_officer', '白马')
  const village = accountOf(product, 'grid_worker', '白马').place.split(' ')[1] ?? ''
  await test.step('the phone opens at the barrier', async () => {
    await expect(officer.getByRole('heading', { level: 1, name: '白马卡口' })).toBeVisible()
    await expect(officer.getByRole('button', { name: '川', exact: true })).toBeVisible()
  })

  await test.step('a vehicle goes out: plate by keys, how many, where to', async () => {
    await officer.locator('label').filter({ hasText: /^出$/ }).tap()
    for (const sign of '川B12345')
      await officer.getByRole('group', { name: '车牌按键' }).getByRole('button', { name: sign, exact: true }).tap()
    await officer.locator('label').filter({ hasText: /^3$/ }).tap()
    await officer.getByLabel('到哪里去').fill(village)
    await officer.getByRole('button', { name: new RegExp(`${village}第一网格$`) }).tap()
    await officer.getByRole('button', { name: '通行', exact: true }).tap()
    await expect(officer.getByRole('button', { name: '川', exact: true })).toBeVisible()
  })

  await test.step('at night, without signal, it comes back: under 15 seconds and 6 taps', async () => {
    await officer.waitForTimeout(2000)
    await officer.context().setOffline(true)
    await officer.locator('label').filter({ hasText: /^进$/ }).tap()
    const since = Date.now()
    await officer.getByLabel('来过的车，输几位就能找到').fill('345')
    await officer.getByRole('button', { name: /川B 12345/ }).tap()
    await officer
      .locator('label')
      .filter({ hasText: /^36\.5$/ })
      .tap()
    await expect(officer.getByRole('heading', { name: '登记后通行，告知所在网格' })).toBeVisible()
    await expect(officer.getByText('登记后即可通行，您所在网格的网格员会知道您已回来。')).toBeVisible()
    await officer.getByRole('button', { name: '通行', exact: true }).tap()
    await expect(officer.getByRole('button', { name: '川', exact: true })).toBeVisible()
    expect(Date.now() - since).toBeLessThan(15_000)
  })

  await test.step('what does not add up is told at the field; nothing that was typed is lost', async () => {
    await officer.getByRole('button', { name: '步行或无牌' }).tap()
    await officer.getByRole('button', { name: '通行', exact: true }).tap()
    await expect(officer.getByText('请填 1 到 100 的人数。')).toBeVisible()
    await officer.getByLabel('从哪里来').fill('湖北武汉')
    await officer.locator('label').filter({ hasText: /^1$/ }).tap()
    await expect(officer.getByRole('heading', { name: '请到卫生点' })).toBeVisible()
    await officer.getByRole('link', { name: '其他' }).tap()
    await officer.getByRole('button', { name: '返回' }).tap()
    await expect(officer.getByLabel('从哪里来')).toHaveValue('湖北武汉')
    await officer.getByRole('button', { name: '转卫生点' }).tap()
  })

  await test.step('a woman in labour passes with one tap', async () => {
    await officer.getByRole('button', { name: '临产' }).tap()
    await expect(officer.getByText('待传 3')).toBeVisible()
  })

  await test.step('with signal everything arrives, and the worker at home reads who came', async () => {
    await officer.context().setOffline(false)
    await expect(officer.getByText(/待传/)).toBeHidden({ timeout: 30_000 })
    const desk = await people.atDesk('commander')
    await desk.goto(at(product.desk, '/checkpoints'))
    const lane = desk.getByRole('row', { name: /^白马卡口/ })
    await expect(lane).toContainText('白马卡口')
    await expect(desk.getByText('川B12345').first()).toBeVisible()
  })
  await test.step('the worker at home reads how many came, from which moment on', async () => {
    const worker = await people.onPhone('grid_worker', '白马')
    await worker.getByRole('link', { name: '返家' }).tap()
    const arrival = worker.getByRole('listitem').filter({ hasText: village })
    await expect(arrival.first()).toContainText('3 人')
  })
})

test('somebody breaks through: the next checkpoint knows at once, the police take over and close it', async ({
  people,
  product,
}) => {
  const [officer, neighbour] = await Promise.all([
    people.onPhone('checkpoint_officer', '古城'),
    people.onPhone('checkpoint_officer', '白马'),
  ])
  const what = `强行冲卡向县城方向驶去 ${Date.now()}`
  await expect(neighbour.getByRole('heading', { level: 1, name: '白马卡口' })).toBeVisible()
  await officer.getByRole('link', { name: '其他' }).tap()
  await officer.getByRole('link', { name: /闯卡、绕卡/ }).tap()
  await officer.getByRole('button', { name: '上报' }).tap()
  await expect(officer.getByText('请写发生了什么。')).toBeVisible()
  await officer.getByLabel('发生了什么').fill(what)
  await officer.getByLabel('车牌（可不填）').fill('川b·55555')
  await officer.getByRole('button', { name: '上报' }).tap()
  await expect(neighbour.getByText(what)).toBeVisible({ timeout: 30_000 })

  const police = await people.atDesk('police_officer')
  await police.goto(at(product.desk, '/checkpoints'))
  const breach = police.getByRole('listitem').filter({ hasText: what })
  await breach.getByLabel('接到几人').fill('2')
  await breach.getByRole('button', { name: '接收' }).click()
  await breach.getByLabel('处理结果').fill('已在水晶镇劝返')
  await breach.getByRole('button', { name: '办结' }).click()
  await expect(police.getByText(what)).toBeHidden()
  await expect(neighbour.getByText(what)).toBeHidden({ timeout: 30_000 })
})

test('a coach is registered by its list, and only when list and head count agree', async ({ people }) => {
  const officer = await people.onPhone('checkpoint_officer', '古城')
  await officer.getByRole('link', { name: '其他' }).tap()
  await officer.getByRole('link', { name: /客车名单/ }).tap()
  await officer.getByLabel('车牌', { exact: true }).fill('川B7777T')
  await officer.getByLabel('清点人数').fill('3')
  await officer.getByLabel('名单，一人一行').fill('扎西 00000000001\n12345\n')
  await expect(officer.getByText('第 2 行没有读出姓名：12345')).toBeVisible()
  await officer.getByRole('button', { name: '通行', exact: true }).tap()
  await expect(officer.getByText('名单 1 人，清点 3 人，两数须一致才能登记。')).toBeVisible()
  const list = Array.from({ length: 3 }, (_, at) => `白雪${'一二三'[at]},护照,E000000${at}`).join('\n')
  await officer.getByLabel('名单，一人一行').fill('')
  await officer
    .getByLabel('选名单文件')
    .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await expect(officer.getByText('名单读出 3 人，清点 3 人')).toBeVisible()
  await officer.getByRole('button', { name: '通行', exact: true }).tap()
  await expect(officer.getByRole('heading', { level: 1, name: '古城卡口' })).toBeVisible()
})

test('a dispatcher sets up a gate, changes it and closes it', async ({ people, product }) => {
  const desk = await people.atDesk('dispatcher', '平武县')
  const name = `小区门 ${Date.now()}`
  await desk.goto(at(product.desk, '/checkpoints'))
  await desk.getByRole('button', { name: '设卡口' }).click()
  await desk.getByRole('button', { name: /^保\s?存$/ }).click()
  await expect(desk.getByText('请填名称。')).toBeVisible()
  await desk.getByLabel('名称', { exact: true }).fill(name)
  await desk.getByRole('radio', { name: '小区门岗' }).check({ force: true })
  await desk.getByRole('treeitem', { name: '龙安镇' }).getByText('龙安镇').click()
  await desk.getByRole('button', { name: /^保\s?存$/ }).click()
  const lane = desk.getByRole('row', { name: new RegExp(name) })
  await expect(lane).toBeVisible()
  await lane.getByRole('button', { name: '更改' }).click()
  await desk.getByLabel('每班要几人').fill('6')
  await desk.getByRole('button', { name: /^保\s?存$/ }).click()
  await expect(lane).toContainText('/ 6')
  await lane.getByRole('button', { name: '更改' }).click()
  await desk.getByRole('button', { name: '撤掉这个卡口' }).click()
  await desk.getByRole('button', { name: /^撤\s?掉$/ }).click()
  await expect(lane).toBeHidden()
})
