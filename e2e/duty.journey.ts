import type { Page } from '@playwright/test'
import { command, newId } from './support/api.ts'
import { at, expect, test } from './support/test.ts'

test("next week's roster is made in five minutes without a hole", async ({ people, product }) => {
  // The roster itself has five minutes; the phones come after.
  test.slow()
  const planner = await people.atDesk('dispatcher', '平武县')
  const since = Date.now()
  await test.step('this week stands without a hole; the next one is empty', async () => {
    await planner.getByRole('link', { name: /^值守/ }).click()
    await expect(planner.getByRole('rowheader', { name: /白马卡口/ })).toBeVisible()
    // The first week that nobody made yet: another journey may have been here.
    const empty = planner.getByRole('button', { name: /白马卡口.*缺 2 人，选人/ })
    const full = planner.locator('.duty-chip')
    do {
      const answered = planner.waitForResponse(/duty\/roster/)
      await planner.getByRole('button', { name: '下周' }).click()
      await answered
      await expect(empty.or(full).first()).toBeVisible()
    } while ((await full.count()) > 20)
    await expect(empty.first()).toBeVisible()
  })

  await test.step('the week before is taken over, after what cannot be was named', async () => {
    await planner.getByRole('button', { name: '复制上周' }).click()
    const dialog = planner.getByRole('dialog')
    await expect(dialog.getByText(/照搬 \d+ 班。已经排好的不会重复。/)).toBeVisible()
    await dialog.getByRole('button', { name: /照搬 \d+ 班/ }).click()
    await expect(dialog).toBeHidden({ timeout: 60_000 })
    await expect(planner.getByText(/已排上 \d+ 班/)).toBeVisible()
    // Holes are sought where the roster shows what was taken over.
    await expect(planner.locator('.duty-chip').first()).toBeVisible()
  })

  await test.step('what is still open is filled by rotation, and by hand where the rest is short', async () => {
    for (let open = 0; open < 20; open++) {
      // Read at once: between two looks the roster may be drawn anew, and what was open be filled.
      const holes = planner.getByRole('button', { name: /缺 \d+ 人，选人/ })
      const [label] = await holes.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
      if (!label) break
      const hole = planner.getByRole('button', { name: label, exact: true })
      const chosen = await hole.click({ timeout: 10_000 }).then(
        () => true,
        () => false,
      )
      if (!chosen) continue
      const free = planner
        .getByRole('complementary', { name: '人员' })
        .getByRole('listitem')
        .first()
        .getByRole('button')
      await free.click()
      await expect(planner.getByRole('button', { name: label, exact: true })).toHaveCount(0)
    }
    await expect(planner.getByRole('button', { name: /缺 \d+ 人，选人/ })).toHaveCount(0, { timeout: 60_000 })
    await expect(planner.getByText('未来 24 小时没有缺口。')).toBeVisible()
  })
  expect(Date.now() - since).toBeLessThan(300_000)

  await test.step('somebody who stands elsewhere is not to be had; taking off and putting back is one click', async () => {
    const chip = planner.locator('.duty-chip').first()
    const name = (await chip.textContent())?.trim() ?? ''
    await chip.click()
    await planner.getByRole('dialog').getByRole('button', { name: '撤下', exact: true }).click()
    await expect(planner.getByText(new RegExp(`${name} 已从 .* 撤下`))).toBeVisible()
    const hole = planner.getByRole('button', { name: /缺 1 人，选人/ }).first()
    await hole.click()
    const others = planner.getByRole('complementary', { name: '人员' })
    await others.getByLabel('姓名、单位').fill('公安局')
    await expect(others.getByText(/这段时间在/).first()).toBeVisible()
    await planner.keyboard.press('Escape')
    await planner.getByRole('button', { name: '排回去' }).click()
    await expect(planner.getByRole('button', { name: /缺 \d+ 人，选人/ })).toHaveCount(0, { timeout: 60_000 })
  })

  const cadre = await people.onPhone('agency_staff', '报恩寺')
  await test.step('the cadre reads the own shifts of next week on the phone', async () => {
    await cadre.getByRole('link', { name: '值守' }).tap()
    await expect(cadre.getByText('报恩寺社区值守点').first()).toBeVisible()
    await expect(cadre.getByRole('navigation', { name: '以后的班' }).getByRole('link')).not.toHaveCount(0)
  })

  await test.step('at the post the code is typed without signal, and counts from then', async () => {
    const worker = await people.onPhone('grid_worker', '人民东路')
    const ask = async (page: Page, path: string) => (await page.request.get(new URL(path, page.url()).href)).json()
    const hour = (from: number) => new Date((Math.floor(Date.now() / 3_600_000) + from) * 3_600_000).toISOString()
    const [post, shift] = [newId(), newId()]
    const { roles } = await ask(planner, '/api/session')
    const { account } = await ask(worker, '/api/session')
    const made = { kind: 'patrol', name: `巡逻 ${post.slice(-6)}`, place: roles[0].place, starts: [0] }
    await command(planner, 'duty.definePost', { ...made, need: Array(24).fill(0) }, post)
    const span = { startsAt: hour(0), endsAt: hour(1) }
    await command(planner, 'duty.assign', { shifts: [{ id: shift, post, account: account.id, ...span }] })
    await worker.goto(at(product.field, 'duty'))
    await expect(worker.getByText(made.name).first()).toBeVisible()
    const { first, codes } = await ask(planner, `/api/duty/codes?post=${post}`)
    await worker.getByRole('button', { name: '到岗签到' }).tap()
    await expect(worker.getByLabel('或输入码下面的 8 位数字')).toBeVisible()
    await worker.context().setOffline(true)
    await worker.getByRole('button', { name: '签到', exact: true }).tap()
    await expect(worker.getByText('请输入 8 位数字，或扫码。')).toBeVisible()
    await worker.getByLabel('或输入码下面的 8 位数字').fill(codes[Math.floor(Date.now() / 30_000) - first])
    await worker.getByRole('button', { name: '签到', exact: true }).tap()
    await expect(worker.getByText('已签到，待上传')).toBeVisible()
    await worker.context().setOffline(false)
    await expect(worker.getByText(/^在岗/).first()).toBeVisible()
    const now = await ask(planner, '/api/duty/now')
    const here = now.posts.find((one: { id: string }) => one.id === post)
    expect(here.people).toMatchObject([{ account: account.id, how: 'code' }])
    await command(planner, 'duty.remove', { shifts: [shift] })
  })
})

test('a post that nobody stands at tomorrow comes to the bell of whoever plans it, and goes when it is settled', async ({
  people,
  product,
}) => {
  test.slow()
  const planner = await people.atDesk('dispatcher', '龙安镇')
  const post = newId()
  const name = `夜间巡查口${post.slice(-4).replaceAll(/\d/g, '甲')}`
  const row = planner.getByRole('link', { name: new RegExp(`${name}.*缺 1 人`) })
  await test.step('the post is set up and its shifts are empty', async () => {
    const { roles } = await (await planner.request.get(new URL('/api/session', planner.url()).href)).json()
    const body = { kind: 'patrol', name, place: roles[0]?.place, need: Array(24).fill(1), starts: [8, 20] }
    expect((await command(planner, 'duty.definePost', body, post)).text).toContain('accepted')
  })
  await test.step('within a minute the list says which post, which hours and how many', async () => {
    await planner.goto(at(product.desk, '/notices'))
    await expect(row.first()).toBeVisible({ timeout: 100_000 })
    await row.first().click()
    await expect(
      planner
        .getByRole('rowheader', { name: new RegExp(name) })
        .or(planner.getByText(name))
        .first(),
    ).toBeVisible()
  })
  await test.step('the post is not needed; its notices say that they are settled', async () => {
    expect((await command(planner, 'duty.closePost', { post, version: 1 })).text).toContain('accepted')
    await planner.goto(at(product.desk, '/notices'))
    await expect(row.first()).toBeVisible()
    const settled = planner.locator('.notice-row.is-settled').filter({ has: row })
    await expect(settled.first()).toContainText('已办结')
  })
  await test.step('it stands among the closed posts with who closed it, and comes back from there', async () => {
    await planner.goto(at(product.desk, '/duty'))
    await planner.getByRole('link', { name: '已撤的值守点' }).click()
    await expect(planner.getByRole('row', { name: new RegExp(`${name}.*巡逻.*龙安镇`) })).toBeVisible()
    await planner.getByRole('button', { name: `恢复${name}` }).click()
    await expect(planner.getByText(`${name}已恢复。`)).toBeVisible()
    await expect(planner.getByRole('button', { name: `恢复${name}` })).toHaveCount(0)
    await planner.goto(at(product.desk, `/duty?post=${post}`))
    await expect(planner.getByRole('rowheader', { name: new RegExp(name) })).toBeVisible()
    await expect(planner.getByText('两班之间至少休息 11 小时')).toBeVisible()
  })
})
