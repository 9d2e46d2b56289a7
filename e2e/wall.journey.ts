import type { Page } from '@playwright/test'
import { read } from './support/api.ts'
import { numberIn } from './support/figures.ts'
import { expect, test } from './support/test.ts'

/** A number of a tile, by what it counts. */
const figure = (page: Page, tile: string, label: string) =>
  page.getByRole('region', { name: tile, exact: true }).getByRole('link', { name: label })
const numberOf = async (page: Page, tile: string, label: string) =>
  numberIn((await figure(page, tile, label).locator('b').textContent()) ?? '')

/** Sizes of the numbers' font in pixels. */
const sizesOf =
  "[...document.querySelectorAll('.wall-figure b')].map((one) => Number.parseFloat(getComputedStyle(one).fontSize))"

test('a commander looks at the wall; what is reported on a phone stands there within seconds, and a number opens its list', async ({
  people,
}) => {
  const commander = await people.atDesk('commander')
  const worker = await people.onPhone('grid_worker', '人民东路')
  await commander.setViewportSize({ width: 1920, height: 1080 })
  await commander.getByRole('link', { name: '指挥屏' }).click()
  await expect(commander.getByRole('region', { name: '覆盖' })).toBeVisible()
  await expect(commander.getByText(/^一级响应 · 第 \d+ 日/)).toBeVisible()
  await expect(commander.getByRole('status')).toContainText('实时')

  await test.step('every number can be read from five metres, and all of it fits the screen', async () => {
    // 22 minutes of arc at 5 m on a screen of 55 inches: digits of 4.67 % of its height, 0.72 of their font.
    for (const [width, height] of [
      [1920, 1080],
      [1440, 900],
    ] as const) {
      await commander.setViewportSize({ width, height })
      const sizes = await commander.evaluate<number[]>(sizesOf)
      expect(sizes.length).toBeGreaterThan(12)
      for (const size of sizes) expect((size * 0.72) / height).toBeGreaterThanOrEqual(0.0467)
      const overflows = await commander.locator('#page').evaluate((page) => page.scrollHeight - page.clientHeight)
      expect(overflows).toBeLessThanOrEqual(0)
    }
  })

  const before = await numberOf(commander, '事件', '未办完')
  const what = `指挥屏上要看到的事 ${Date.now()}`
  await test.step('a grid worker reports a shortage of medicine on the phone', async () => {
    await worker.getByRole('link', { name: '我' }).tap()
    await worker.getByRole('link', { name: '事件' }).tap()
    await worker.getByRole('button', { name: '上报事件' }).tap()
    await worker.getByRole('radio', { name: '缺药就医' }).check()
    await worker.getByLabel('什么事').fill(what)
    await worker.getByLabel('电话（可不填）').fill('00000000009')
    await worker.getByRole('button', { name: '上报' }).tap()
    await expect(worker.getByRole('heading', { name: '事件' })).toBeVisible()
  })
  await test.step('it stands on the wall without a touch, and nobody’s name or number does', async () => {
    await expect.poll(() => numberOf(commander, '事件', '未办完')).toBe(before + 1)
    const drawn = await commander.locator('body').innerHTML()
    for (const said of [what, '00000000009']) expect(drawn).not.toContain(said)
    const session = JSON.parse((await read(worker, '/api/session')).text) as { account: { displayName: string } }
    expect(drawn).not.toContain(session.account.displayName)
  })

  await test.step('a number opens its list, which has as many rows, and back is the wall', async () => {
    const count = await numberOf(commander, '事件', '未办完')
    await figure(commander, '事件', '未办完').focus()
    await commander.keyboard.press('Enter')
    await expect(commander.getByRole('row', { name: new RegExp(what) })).toBeVisible()
    const { text } = await read(commander, '/api/incident/incidents?show=live&limit=50')
    expect((JSON.parse(text) as { items: unknown[] }).items).toHaveLength(Math.min(50, count))
    await commander.goBack()
    await expect(commander.getByRole('region', { name: '覆盖' })).toBeVisible()
    const soon = await numberOf(commander, '事件', '将到时限')
    await figure(commander, '事件', '将到时限').click()
    await expect(commander).toHaveURL(/show=soon/)
    await expect(commander.locator('tbody tr[data-row-index]')).toHaveCount(Math.min(50, soon))
    await commander.goBack()
  })

  await test.step('without the server it says of when the figures are', async () => {
    await commander.route('**/api/report/command-board*', (route) => route.abort())
    await expect(commander.getByText(/^连不上服务器，以下是 \d\d:\d\d 的数字$/)).toBeVisible({ timeout: 60_000 })
    await commander.unroute('**/api/report/command-board*')
  })

  await test.step('in the hand it is one column', async () => {
    await commander.setViewportSize({ width: 390, height: 844 })
    const wide = await commander.locator('#page').evaluate((page) => page.scrollWidth - page.clientWidth)
    expect(wide).toBeLessThanOrEqual(0)
    await figure(commander, '值守点', '现在没人到岗').click()
    await expect(commander).toHaveURL(/duty\/now\?only=empty/)
  })
})
