import type { Page } from '@playwright/test'
import { at, expect, test } from './support/test.ts'

/** The number in one cell of the stock board: the row of a point, the column of a standard. */
async function stockAt(desk: Page, point: string, standard: string): Promise<string | null> {
  const headings = await desk.locator('.supply-board thead th').allTextContents()
  const column = headings.findIndex((text) => text.includes(standard))
  return desk
    .getByRole('row', { name: new RegExp(point) })
    .locator('th, td')
    .nth(column)
    .textContent()
}

/** The count at the head of a cell, "6,400够 74.5 天" as 6400. */
function pieces(cell: string | null): number {
  return Number(/^[\d,]+/.exec(cell ?? '')?.[0].replaceAll(',', ''))
}

test('a post runs short of masks: asked for without signal, approved, sent from the oldest lot, received two short, and the difference is settled', async ({
  people,
  product,
}) => {
  test.slow()
  const officer = await people.onPhone('checkpoint_officer', '白马')
  const why = `口罩只够今天 ${Date.now()}`
  const dispatcher = await people.atDesk('dispatcher', '平武县')
  let ofNext = 0
  let stored = 0

  await test.step('the board marks the post whose masks last less than a day', async () => {
    await dispatcher.getByRole('link', { name: /^物资/ }).click()
    await expect(dispatcher.getByRole('heading', { level: 1, name: '物资' })).toBeVisible()
    await expect(dispatcher.getByRole('row', { name: /白马卡口/ })).toBeVisible()
    expect(await stockAt(dispatcher, '白马卡口', 'YY 0469-2011')).toContain('不足')
    expect(await stockAt(dispatcher, '古城卡口', 'YY 0469-2011')).not.toContain('不足')
    stored = pieces(await stockAt(dispatcher, '龙安镇物资库', 'YY 0469-2011'))
    expect(stored).toBeGreaterThan(450)
  })

  await test.step('the officer sees it on the phone and asks without signal, in a few taps', async () => {
    await officer.getByRole('link', { name: '我' }).tap()
    await officer.getByRole('link', { name: /^物资/ }).tap()
    // The officer may hold the stock of other points too.
    const atPost = officer.locator('section').filter({ has: officer.getByRole('heading', { name: '白马卡口' }) })
    const masks = atPost.getByRole('listitem').filter({ hasText: 'YY 0469-2011' })
    await expect(masks).toContainText('不足')
    await officer.getByRole('button', { name: '申领物资' }).tap()
    await expect(officer.getByText('要什么（按标准区分）')).toBeVisible()
    await officer.context().setOffline(true)
    await officer.getByRole('button', { name: '提出申领' }).tap()
    await expect(officer.getByText('请选择要什么。')).toBeVisible()
    // Where other journeys left more points in reach, the post is chosen.
    const post = officer.locator('label').filter({ hasText: /^白马卡口$/ })
    if ((await post.count()) > 0) await post.tap()
    await officer.locator('label').filter({ hasText: '医用外科口罩 · YY 0469-2011' }).tap()
    await officer.locator('label').filter({ hasText: /^500$/ }).tap()
    await officer.locator('label').filter({ hasText: '马上要' }).tap()
    await officer.getByLabel('说明（可不填）').fill(why)
    await officer.getByRole('button', { name: '提出申领' }).tap()
    await expect(officer.getByText('一份申领已存在手机里，有信号时自动送出。')).toBeVisible()
  })

  await test.step('with signal it goes out by itself', async () => {
    await officer.context().setOffline(false)
    await expect(officer.getByText('一份申领已存在手机里，有信号时自动送出。')).toBeHidden({ timeout: 45_000 })
    await expect(officer.getByText(/待核准 · 白马卡口/).first()).toBeVisible({ timeout: 45_000 })
  })

  await test.step('the dispatcher gives less, from the warehouse, with a word why', async () => {
    await dispatcher.goto(at(product.desk, '/supply/requests'))
    await dispatcher
      .getByRole('row', { name: /白马卡口.*医用外科口罩/ })
      .first()
      .click()
    await expect(dispatcher.getByText(why).first()).toBeVisible()
    await dispatcher.getByLabel('核准数量（只）').fill('450')
    await dispatcher.getByRole('button', { name: /^核\s?准$/ }).click()
    await expect(dispatcher.getByText('请写明原因。')).toBeVisible()
    await dispatcher.getByLabel('为什么少给').fill('先保证两周')
    await dispatcher.getByRole('button', { name: /^核\s?准$/ }).click()
    await expect(dispatcher.getByText('待发货')).toBeVisible()
  })

  await test.step('the lot that expires first is sent first', async () => {
    await dispatcher.getByRole('button', { name: /^发\s?出$/ }).click()
    await expect(dispatcher.getByText('在途').first()).toBeVisible()
    const lots = dispatcher.getByRole('row').filter({ hasText: /\d{8}/ })
    await expect(lots.nth(0)).toContainText('20181102')
    await expect(lots.nth(1)).toContainText('20190815')
    // Other journeys may have taken of the oldest lot: all that is left of it goes, the next one gives the rest.
    const [oldest = 0, next = 0] = (await lots.allTextContents()).map((text) => Number(/日(\d+) 只/.exec(text)?.[1]))
    expect(oldest + next).toBe(450)
    expect(oldest).toBeGreaterThan(next)
    ofNext = next
  })

  await test.step('the officer receives it two short, and cannot without saying why', async () => {
    await officer.getByRole('link', { name: /医用外科口罩 450 只/ }).tap()
    await officer.getByLabel(/批号 20190815/).fill(String(ofNext - 2))
    await expect(officer.getByText('少 2 只')).toBeVisible()
    await officer.getByRole('button', { name: '按实收数量签收' }).tap()
    await expect(officer.getByText('数量少了，请写明原因。')).toBeVisible()
    await officer.getByLabel('为什么少').fill('一包受潮')
    await officer.getByRole('button', { name: '按实收数量签收' }).tap()
    await expect(officer.getByText(/短少待查 · 白马卡口/)).toBeVisible()
    const atPost = officer.locator('section').filter({ has: officer.getByRole('heading', { name: '白马卡口' }) })
    await expect(atPost.getByRole('listitem').filter({ hasText: 'YY 0469-2011' })).toContainText('464 只')
  })

  await test.step('the difference stands open until somebody says what became of it', async () => {
    await expect(dispatcher.getByText('还差 2 未查清')).toBeVisible()
    await expect(dispatcher.getByText('一包受潮')).toBeVisible()
    await dispatcher.getByRole('button', { name: '查清' }).click()
    await expect(dispatcher.getByText('必填。').first()).toBeVisible()
    await dispatcher.getByRole('radio', { name: '确认损失' }).check({ force: true })
    await dispatcher.getByLabel('查明的情况').fill('途中受潮，照片已留存')
    await dispatcher.getByRole('button', { name: '查清' }).click()
    await expect(dispatcher.getByText('短少已查清')).toBeVisible()
    await expect(dispatcher.getByText('短少部分确认损失 2 只')).toBeVisible()
  })

  await test.step('the officer counts the post on the phone without signal; the difference has a reason', async () => {
    await officer.goto(at(product.field, '/supplies'))
    const card = officer.locator('section').filter({ has: officer.getByRole('heading', { name: '白马卡口' }) })
    await card.getByRole('button', { name: '盘点' }).tap()
    await expect(officer.getByText('白马卡口').first()).toBeVisible()
    await officer.context().setOffline(true)
    await officer.getByRole('button', { name: '完成盘点' }).tap()
    await expect(officer.getByText('填实点数量，没有填 0。').first()).toBeVisible()
    const same = officer.getByRole('button', { name: /^与账面一致/ })
    while ((await same.count()) > 0) await same.first().tap()
    const first = officer.getByLabel(/^批号/).first()
    const stood = Number(await first.inputValue())
    await first.fill(String(stood - 1))
    await officer.getByRole('button', { name: '完成盘点' }).tap()
    await expect(officer.getByText('数量与账面不同，请写明原因。')).toBeVisible()
    await officer.getByLabel('为什么不同').fill(`受潮一只 ${why.slice(-6)}`.replaceAll(/\d/g, '甲'))
    await officer.getByRole('button', { name: '完成盘点' }).tap()
    await expect(officer.getByText('一次盘点已存在手机里，有信号时自动送出。')).toBeVisible()
    await officer.context().setOffline(false)
    await expect(officer.getByText('一次盘点已存在手机里，有信号时自动送出。')).toBeHidden({ timeout: 45_000 })
    await expect(officer.getByText(/一次盘点没有被接受/)).toHaveCount(0)
    await dispatcher.goto(at(product.desk, '/supply'))
    await dispatcher.getByRole('link', { name: '白马卡口' }).first().click()
    await expect(dispatcher.getByText(/受潮一只/).first()).toBeVisible()
  })

  await test.step('the post is stocked again, and the warehouse has what it did not send', async () => {
    await dispatcher.goto(at(product.desk, '/supply'))
    await expect(dispatcher.getByRole('row', { name: /白马卡口/ })).toBeVisible()
    // 464 came, and one of them was counted out.
    expect(await stockAt(dispatcher, '白马卡口', 'YY 0469-2011')).toMatch(/^463/)
    // Other journeys may have taken of the warehouse before: what counts is what this one took.
    expect(pieces(await stockAt(dispatcher, '龙安镇物资库', 'YY 0469-2011'))).toBe(stored - 450)
  })

  await test.step('more handed out than there is comes back, and is put right from under Me', async () => {
    await officer.goto(at(product.field, '/supplies/use'))
    await expect(officer.getByText('要什么（按标准区分）')).toBeVisible()
    const post = officer.locator('label').filter({ hasText: /^白马卡口$/ })
    await officer.context().setOffline(true)
    if ((await post.count()) > 0) await post.tap()
    await officer.locator('label').filter({ hasText: '医用外科口罩 · YY 0469-2011' }).tap()
    await officer.getByLabel('数量（自己填）').fill('99999')
    await officer.getByRole('button', { name: '登记领用' }).tap()
    // Kept, and its form gone, before signal comes back.
    await expect(officer.getByText(/领用已存在手机里/)).toBeVisible()
    await officer.context().setOffline(false)
    await officer.goto(at(product.field, '/me'))
    const back = officer.getByRole('region', { name: '没有记上的内容' })
    await expect(back.getByText('99999')).toBeVisible({ timeout: 45_000 })
    await back.getByRole('button', { name: '改正后再报' }).tap()
    await expect(officer.getByLabel('数量（自己填）')).toHaveValue('99999')
    await officer.getByLabel('数量（自己填）').fill('3')
    await officer.getByRole('button', { name: '登记领用' }).tap()
    await expect(back).toHaveCount(0)
  })
})

test('a donation comes in with a receipt to print, and a stock-take puts right what was miscounted', async ({
  people,
  product,
}) => {
  const desk = await people.atDesk('area_leader', '龙安镇')
  const donor = `绵阳一家纺织企业 ${Date.now()}`
  await desk.goto(at(product.desk, '/supply'))
  await test.step('the donor is an organisation; the receipt names standard and lot', async () => {
    await desk.getByRole('button', { name: '登记捐赠' }).click()
    const form = desk.getByRole('dialog')
    await form.getByRole('button', { name: '登记并出收据' }).click()
    await expect(form.getByText('必填。').first()).toBeVisible()
    await form.getByLabel('捐赠单位').fill(donor)
    await form.getByRole('combobox', { name: '品名' }).fill('GB 19083')
    await desk
      .getByTitle(/GB 19083-2010/)
      .first()
      .click()
    await form.getByLabel('批号').fill('20200101')
    await form.getByRole('spinbutton', { name: '数量' }).fill('200')
    await form.getByRole('button', { name: '登记并出收据' }).click()
    await expect(desk.getByRole('heading', { name: '捐赠物资接收凭证' })).toBeVisible()
    await expect(desk.getByText(donor)).toBeVisible()
    await expect(desk.getByRole('row', { name: /医用防护口罩.*GB 19083-2010.*20200101.*200 只/ })).toBeVisible()
  })

  await test.step('what was counted stands; the difference has a reason', async () => {
    await desk.goto(at(product.desk, '/supply'))
    await desk.getByRole('link', { name: '龙安镇物资库' }).click()
    await desk.getByRole('button', { name: '盘点' }).click()
    const fields = desk.getByRole('spinbutton')
    const rows = desk.getByRole('row').filter({ has: desk.getByRole('spinbutton') })
    for (let nth = 0; nth < (await fields.count()); nth += 1) {
      const row = await rows.nth(nth).getByRole('cell').nth(3).textContent()
      const stands = Number(row?.replace(/[^\d]/g, ''))
      const isWet = (await rows.nth(nth).textContent())?.includes('20190701')
      await fields.nth(nth).fill(String(isWet ? stands - 10 : stands))
    }
    await desk.getByRole('button', { name: '完成盘点' }).click()
    await expect(desk.getByText('数量不一致，请写明原因。')).toBeVisible()
    await desk.getByLabel('1 批数量不一致，原因').fill('一盒受潮')
    await desk.getByRole('button', { name: '完成盘点' }).click()
    await expect(desk.getByText('盘点完成，1 批已按实点更正。')).toBeVisible()
    await expect(desk.getByRole('row', { name: /盘点.*20190701.*10 只/ }).first()).toBeVisible()
  })
})
