import writeWorkbook from 'write-excel-file/node'
import { accountOf, at, expect, test } from './support/test.ts'

test('an officer meets a family at night without signal: known plate, six taps, the grid worker at home knows', async ({
  people,
  product,
}) => {
  test.slow()
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

  await test.step('a new-energy vehicle keeps its eight signs, by keys and by text; an armed police one is taken as text', async () => {
    for (const sign of '川BD12345')
      await officer.getByRole('group', { name: '车牌按键' }).getByRole('button', { name: sign, exact: true }).tap()
    await expect(officer.getByRole('button', { name: '川B D12345' })).toBeVisible()
    await expect(officer.getByRole('group', { name: '车牌按键' })).toBeHidden()
    await officer.getByRole('button', { name: '川B D12345' }).tap()
    await officer.getByRole('button', { name: '清空' }).tap()
    await officer.getByLabel('来过的车，输几位就能找到').pressSequentially('川BD12345')
    await expect(officer.getByRole('button', { name: '川B D12345' })).toBeVisible()
    await officer.getByRole('button', { name: '川B D12345' }).tap()
    await officer.getByRole('button', { name: '清空' }).tap()
    await officer.getByRole('button', { name: '其他号牌' }).tap()
    await officer.getByLabel('其他号牌').fill('wj·川12345')
    await expect(officer.getByRole('button', { name: 'WJ 川12345' })).toBeVisible()
    await officer.getByLabel('其他号牌').fill('')
    await officer.getByRole('button', { name: '用按键输入' }).tap()
  })

  await test.step('at night, without signal, it comes back: under 15 seconds and 6 taps', async () => {
    await officer.waitForTimeout(2000)
    await officer.context().setOffline(true)
    await expect(officer.getByText(/^没有信号/)).toBeVisible({ timeout: 20_000 })
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
    for (const at of [0, 1]) {
      await officer.getByRole('button', { name: '登记一个人' }).tap()
      await officer.getByLabel('姓名').nth(at).fill('白雪')
    }
    await officer.getByRole('button', { name: '转卫生点' }).tap()
    await expect(officer.getByText('登记了 2 人，清点 1 人；请改人数，或去掉多登记的人。')).toBeVisible()
    for (const _ of [0, 1]) await officer.getByRole('button', { name: '去掉' }).first().tap()
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
    await expect(arrival.first()).toContainText('没有写明住户，请到该处询问')
  })
  await test.step('the next time it stands at another entrance, and is known by its plate typed whole', async () => {
    const other = await people.onPhone('checkpoint_officer', '古城')
    for (const sign of '川B12345')
      await other.getByRole('group', { name: '车牌按键' }).getByRole('button', { name: sign, exact: true }).tap()
    await expect(other.getByText(/^上次 .* 从白马卡口进$/)).toBeVisible()
    await expect(other.getByRole('radio', { name: '3', exact: true })).toBeChecked()
    await expect(other.getByText(new RegExp(`${village}第一网格$`))).toBeVisible()
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
  await officer.getByLabel('几人（不清楚可不填）').fill('3')
  await officer.getByRole('button', { name: '上报' }).tap()
  await neighbour.getByText(/^闯卡、绕卡 \d+ 起：/).tap({ timeout: 30_000 })
  await expect(neighbour.getByText(what)).toBeVisible()

  const police = await people.atDesk('police_officer')
  await police.goto(at(product.desk, '/checkpoints'))
  const breach = police.getByRole('listitem').filter({ hasText: what })
  await breach.getByLabel('接到几人').fill('2')
  await breach.getByRole('button', { name: '接收' }).click()
  await expect(breach).toContainText('接到 2 人')
  await expect(breach).toContainText('比上报少 1 人')
  await breach.getByLabel('处理结果').fill('已在水晶镇劝返')
  await breach.getByRole('button', { name: '办结' }).click()
  await expect(police.getByText(what)).toBeHidden()
  await expect(neighbour.getByText(what)).toBeHidden({ timeout: 30_000 })
  await police.getByText(/^七天内办结的 \d+ 起$/).click()
  await expect(breach).toContainText('办结：已在水晶镇劝返')
  await officer.getByRole('link', { name: '其他' }).tap()
  await officer.getByRole('link', { name: /闯卡、绕卡/ }).tap()
  const reported = officer.getByRole('listitem').filter({ hasText: what })
  await expect(reported).toContainText('办结：已在水晶镇劝返', { timeout: 30_000 })
  await expect(reported).toContainText('上报 3 人，公安清点 2 人')
})

test('a coach is registered by its list, and only when list and head count agree', async ({ people }) => {
  const officer = await people.onPhone('checkpoint_officer', '古城')
  await officer.getByRole('link', { name: '其他' }).tap()
  await officer.getByRole('link', { name: /客车名单/ }).tap()
  await officer.getByLabel('来过的车，输几位就能找到').fill('川B7777T')
  await expect(officer.getByRole('button', { name: '川B 7777T' })).toBeVisible()
  await officer.getByLabel('清点人数').fill('3')
  await officer.getByLabel('名单，一人一行').fill('扎西 00000000001\n12345\n')
  await expect(officer.getByText('第 2 行没有读出姓名：12345')).toBeVisible()
  await officer.getByRole('button', { name: '通行', exact: true }).tap()
  await expect(officer.getByText('名单 1 人，清点 3 人，两数须一致才能登记。')).toBeVisible()
  const choose = (name: string, content: Buffer) =>
    officer.getByLabel('选名单文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content })
  await choose('名单.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
  await expect(officer.getByText(/^这是旧式 .xls 文件/)).toBeVisible()
  const rows = ['一', '二', '三'].map((sign, at) => [String(at + 1), `白雪${sign}`, `E000000${at}`, ''])
  const table = [['序号', '姓名', '证件号', '电话'], ...rows]
  await choose('名单.csv', Buffer.from(table.map((row) => row.join(',')).join('\n')))
  await officer.getByRole('button', { name: '接在后面' }).tap()
  await expect(officer.getByText('新内容已接在原名单后面。')).toBeVisible()
  await expect(officer.getByText('名单读出 4 人，清点 3 人')).toBeVisible()
  const cells = table.map((row) => row.map((value) => ({ value, type: String })))
  await choose('名单.xlsx', await writeWorkbook(cells).toBuffer())
  await officer.getByRole('button', { name: '换成新的' }).tap()
  await officer.getByLabel('名单，一人一行').press('End')
  await officer.getByLabel('名单，一人一行').pressSequentially('\n白雪一 e0000000')
  await expect(officer.getByText('第 4 行与第 1 行姓名和证件相同，请去掉一行。')).toBeVisible()
  await choose('名单.xlsx', await writeWorkbook(cells).toBuffer())
  await officer.getByRole('button', { name: '换成新的' }).tap()
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
  await expect(lane).toContainText('需要 6 人')
  // Who keeps it stands on the roster of a duty post; the way leads there and back.
  await lane.getByRole('button', { name: '更改' }).click()
  await desk.getByLabel('由哪个值守点值守').fill('报恩寺社区值守点')
  await desk.getByTitle(/^报恩寺社区值守点/).click()
  await desk.getByRole('button', { name: /^保\s?存$/ }).click()
  await expect(lane).toContainText(/签到 \d \/ 需要 1 人/)
  await lane.getByRole('link', { name: '排班表' }).click()
  await expect(desk.getByText('只显示一个值守点。')).toBeVisible()
  await desk.getByRole('link', { name: '看卡口' }).click()
  await expect(lane).toHaveClass(/checkpoint-marked/)
  await lane.getByRole('button', { name: '更改' }).click()
  await desk.getByRole('button', { name: '撤掉这个卡口' }).click()
  await desk.getByRole('button', { name: /^撤\s?掉$/ }).click()
  await expect(lane).toBeHidden()
})
