import type { Page } from '@playwright/test'
import { boardShows, readBoard } from './support/figures.ts'
import { minePhone } from './support/pin.ts'
import { at, expect, test } from './support/test.ts'

test('a grid worker walks a building in the valley, the phone dies twice, at night everything arrives once', async ({
  people,
  product,
}) => {
  const board = await people.atDesk('community_leader', '人民东路')
  await board.goto(at(product.desk, '/coverage'))
  const before = await readBoard(board)

  const phone = await people.onPhone('grid_worker', '人民东路')
  const context = phone.context()
  await test.step('with signal in the morning, the phone takes the day along', async () => {
    await expect(phone.getByRole('region', { name: '下一户' })).toBeVisible()
    await phone.waitForFunction('navigator.serviceWorker.controller !== null')
    const holds = "indexedDB.databases().then((all) => all.some(({ name }) => name === 'lianfang-phone'))"
    await expect.poll(() => phone.evaluate(holds)).toBe(true)
    await phone.reload()
    await expect(phone.getByRole('region', { name: '下一户' })).toBeVisible()
  })

  await context.setOffline(true)
  const doors: string[] = []
  let now = phone
  for (const death of ['first', 'second']) {
    await test.step(`in the valley: two doors, then the phone dies (${death})`, async () => {
      await now.getByRole('region', { name: '下一户' }).getByRole('button', { name: '开始登记' }).tap()
      for (let door = 0; door < 2; door++) doors.push(await visit(now))
      expect(new Set(doors).size).toBe(doors.length)
      await now.close()
      now = await context.newPage()
      await minePhone(now)
      await now.goto(product.field)
      await expect(now.getByRole('region', { name: '下一户' })).toBeVisible()
      await expect(now.getByText(`待传 ${doors.length}`)).toBeVisible()
    })
  }

  await test.step('at night there is signal: everything arrives, once', async () => {
    await context.setOffline(false)
    await boardShows(board, '已登记', before.of('已登记') + doors.length)
    const after = await readBoard(board)
    expect(after.persons).toBe(before.persons + 3 * doors.length)
    await now.waitForTimeout(3000)
    expect((await readBoard(board)).of('已登记')).toBe(before.of('已登记') + doors.length)
  })
})

/** Registers three people behind the door on the screen and goes on to the next one; answers the door's address on the web. */
async function visit(phone: Page): Promise<string> {
  await expect(phone.getByRole('radio', { name: '已登记' })).toBeChecked()
  const door = phone.url()
  await phone
    .locator('label')
    .filter({ has: phone.getByRole('radio', { name: '3 人', exact: true }) })
    .tap()
  await phone.getByRole('button', { name: '保存并到下一户' }).tap()
  await phone.waitForURL((url) => url.href !== door && url.pathname.startsWith('/field/door/'))
  return door
}
