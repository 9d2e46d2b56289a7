import type { Page } from '@playwright/test'
import { boardShows, numberIn, readBoard } from './support/figures.ts'
import { at, expect, test } from './support/test.ts'
import { type Found, visit } from './support/visits.ts'

const found: readonly Found[] = [
  { outcome: '已登记', headCount: 2, family: [{ name: '白雪晴', sex: '女', birthYear: 1968 }] },
  { outcome: '已登记', headCount: 3 },
  { outcome: '拒访' },
  { outcome: '已登记', headCount: 1 },
  { outcome: '已登记', headCount: 4 },
  { outcome: '已登记', headCount: 2 },
]
const registered = 5
const persons = 12

test('a dispatcher gives a building to a grid worker, she registers six doors, one refuses, the leader signs the statement', async ({
  people,
  product,
}) => {
  const dispatcher = await people.atDesk('dispatcher', '龙安镇')
  const leader = await people.atDesk('community_leader', '人民东路')
  await leader.getByRole('link', { name: '覆盖', exact: true }).click()
  await expect(leader.getByRole('heading', { level: 1, name: '人民东路社区' })).toBeVisible()
  const before = await readBoard(leader)

  const doors = await test.step('the dispatcher gives the building', () => giveBuilding(dispatcher))

  const phone = await people.onPhone('grid_worker', '人民东路')
  await test.step('the grid worker accepts and walks', async () => {
    await expect(phone.getByText('新任务 1 项')).toBeVisible()
    await phone.getByRole('button', { name: '接受 1 项任务' }).tap()
    await expect(phone.getByText('新任务 1 项')).toBeHidden()
    await expect(taskRow(dispatcher)).toContainText('已接')
    await phone.getByRole('link', { name: /^任务 \d+ 项/ }).tap()
    await phone.getByRole('link', { name: /县种子站宿舍 1栋/ }).tap()
    await expect(phone.getByRole('region', { name: '下一户' })).toContainText('县种子站宿舍')
    await phone.getByRole('button', { name: '开始登记' }).tap()
    for (const each of found) await visit(phone, each)
  })

  await test.step('the dispatcher sees the task under way', async () => {
    await expect(taskRow(dispatcher)).toContainText('走访中')
    await expect(taskRow(dispatcher)).toContainText(`${found.length} / ${doors}`)
  })

  await test.step('the leader sees the gap', async () => {
    await boardShows(leader, '已登记', before.of('已登记') + registered)
    await boardShows(leader, '拒访', before.of('拒访') + 1)
    const now = await readBoard(leader)
    expect(now.of('未到')).toBe(before.of('未到') - found.length)
    expect(now.persons).toBe(before.persons + persons)
    expect(now.doors).toBe(before.doors)
  })
  const board = await readBoard(leader)

  await test.step('the leader signs, with a reason for every gap', async () => {
    await leader.getByRole('button', { name: '签署今日覆盖声明' }).click()
    const dialog = leader.getByRole('dialog')
    const sign = dialog.getByRole('button', { name: /^签\s*署$/ })
    await dialog.getByRole('checkbox').check()
    await expect(dialog.getByText(/还有 \d+ 项缺口没有写原因/)).toBeVisible()
    await expect(sign).toBeDisabled()
    for (const reason of await dialog.getByRole('textbox').all())
      await reason.fill('网格员明日上午再去，社区干部同去说明。')
    await sign.click()
    await leader.waitForURL(/\/statements\/[0-9a-f-]{36}$/)
  })

  await test.step('the sheet says the same on one page', async () => {
    const sheet = leader.getByRole('article')
    await expect(leader.getByText('核对无误：内容与签署时一致').first()).toBeVisible()
    await expect(sheet.getByRole('heading', { level: 1, name: '覆盖声明' })).toBeVisible()
    await expect(sheet.getByText(/[0-9a-f]{64}/).first()).toBeVisible()
    await expect(sheet.getByText('手写签名')).toBeVisible()
    for (const [name, count] of [
      ['总户数', board.doors],
      ['已登记', board.of('已登记')],
      ['拒访', board.of('拒访')],
      ['未到', board.of('未到')],
      ['登记人数', board.persons],
    ] as const)
      expect(await figureOf(leader, name), name).toBe(count)
    await leader.emulateMedia({ media: 'print' })
    await expect(leader.getByRole('button', { name: '打印' })).toBeHidden()
    await expect(sheet.getByText('手写签名')).toBeVisible()
    expect(pagesIn(await leader.pdf({ format: 'A4', preferCSSPageSize: true }))).toBe(1)
    await leader.emulateMedia({ media: null })
  })

  await test.step('the same figures stand at every desk', async () => {
    await leader.getByRole('link', { name: '看现在的数字' }).click()
    await expect(leader.getByText(/^今日已签 /)).toBeVisible()
    const area = new URL(leader.url()).searchParams.get('area')
    await dispatcher.goto(at(product.desk, `/coverage?area=${area}`))
    await expect(dispatcher.getByRole('heading', { level: 1, name: '人民东路社区' })).toBeVisible()
    const theirs = await readBoard(dispatcher)
    for (const name of ['已登记', '拒访', '无人在家', '未到', '空置'] as const)
      expect(theirs.of(name), name).toBe(board.of(name))
    expect([theirs.doors, theirs.covered, theirs.persons]).toEqual([board.doors, board.covered, board.persons])
  })
})

/** Assigns the first building of a compound to the worker of its grid. Gives the number of its doors. */
async function giveBuilding(desk: Page): Promise<number> {
  await desk.getByRole('link', { name: '派单' }).click()
  await desk.getByRole('button', { name: '新派单' }).click()
  const drawer = desk.getByRole('dialog')
  await drawer.getByRole('button', { name: '展开 人民东路社区' }).click()
  const grid = drawer.getByRole('button', { name: '展开 第一网格' })
  await grid.click()
  await drawer.getByRole('button', { name: '展开 县种子站宿舍' }).click()
  await drawer.getByRole('treeitem', { name: '1栋' }).click()
  await drawer.getByRole('radio', { name: /第一网格/ }).check()
  await drawer.getByRole('button', { name: '明日 18:00' }).click()
  const go = drawer.getByRole('button', { name: /^派出 1 处，\d+ 户$/ })
  const doors = numberIn((await go.textContent())?.split('，')[1])
  await go.click()
  await expect(drawer).toBeHidden()
  await expect(desk.getByText(/^已派给.+：1 处/)).toBeVisible()
  await expect(taskRow(desk)).toContainText('已派')
  await expect(taskRow(desk)).toContainText(`0 / ${doors}`)
  return doors
}

function taskRow(desk: Page) {
  return desk.getByRole('row').filter({ hasText: '县种子站宿舍 1栋' })
}

/** A figure of the sheet, by the word above it. */
async function figureOf(page: Page, name: string): Promise<number> {
  const term = page
    .getByRole('article')
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${name}$`) })
  return numberIn((await term.locator('xpath=following-sibling::dd[1]').textContent()) ?? '')
}

/** Pages of a PDF, by its own page objects. */
function pagesIn(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}
