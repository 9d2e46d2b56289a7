import { boardShows, readBoard } from './support/figures.ts'
import { Thumb } from './support/taps.ts'
import { at, expect, test } from './support/test.ts'

/** Taps that the usual case may take from the list of the day, by the design of the field app. */
const allowed = 4

test('a grid worker visits one door and the board moves', async ({ people, product }) => {
  const board = await people.atDesk('community_leader', '人民东路')
  await board.goto(at(product.desk, '/coverage'))
  await expect(board.getByRole('heading', { level: 1, name: '人民东路社区' })).toBeVisible()
  const before = await readBoard(board)
  // Goes with the page: a reload would take it away.
  await board.evaluate('globalThis.stayed = true')

  const phone = await people.onPhone('grid_worker', '人民东路')
  const thumb = new Thumb()
  const next = phone.getByRole('region', { name: '下一户' })
  // The phone is given its six digits on the way.
  await expect(next).toBeVisible()
  const address = await next.locator('p').last().textContent()
  await thumb.tap(next.getByRole('button', { name: '开始登记' }))
  await expect(phone.getByRole('radio', { name: '已登记' })).toBeChecked()
  await thumb.tap(phone.locator('label').filter({ has: phone.getByRole('radio', { name: '3 人', exact: true }) }))
  await thumb.tap(phone.getByRole('button', { name: '保存并到下一户' }))
  await expect(phone.getByText(/服务器已收到/)).toBeVisible()
  await expect(phone.getByText(/已登记 · 3 人$/)).toBeVisible()
  expect(thumb.taps).toBeLessThanOrEqual(allowed)

  await boardShows(board, '已登记', before.of('已登记') + 1)
  const after = await readBoard(board)
  expect(after.of('未到')).toBe(before.of('未到') - 1)
  expect(after.persons).toBe(before.persons + 3)
  expect(after.doors).toBe(before.doors)
  expect(await board.evaluate('globalThis.stayed')).toBe(true)

  await board
    .getByRole('button', { name: /^已登记 / })
    .last()
    .click()
  const row = board.getByRole('row').filter({ hasText: (address ?? '').replace(/\s/g, '') })
  await row.click()
  await expect(board.getByRole('dialog').getByText('3 人', { exact: true })).toBeVisible()
})
