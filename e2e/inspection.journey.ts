import type { Page } from '@playwright/test'
import { command, newId } from './support/api.ts'
import { at, expect, test } from './support/test.ts'

test('an inspector finds an empty post at night and masks short; by morning both are solved', async ({
  people,
  product,
}) => {
  test.slow()
  const ask = async (page: Page, path: string) => (await page.request.get(new URL(path, page.url()).href)).json()
  const hour = (from: number) => new Date((Math.floor(Date.now() / 3_600_000) + from) * 3_600_000).toISOString()
  const countyHour = () => new Date(Date.now() + 8 * 3_600_000).getUTCHours()
  const planner = await people.atDesk('dispatcher', '平武县')
  const officer = await people.onPhone('checkpoint_officer', '白马')
  const desk = await people.atDesk('inspector')
  const phone = await people.onPhone('inspector')
  const [post, shift] = [newId(), newId()]
  const name = `夜间值守 ${post.slice(-6)}`

  await test.step('a post that the officer leads; one person is on its roster', async () => {
    const leader = await ask(officer, '/api/session')
    // Somebody whom no other journey puts anywhere.
    type Roster = Record<'shifts' | 'elsewhere', { account: string }[]> & { people: { id: string; username: string }[] }
    const roster: Roster = await ask(planner, `/api/duty/roster?from=${hour(8).slice(0, 10)}&days=2`)
    const busy = new Set([...roster.shifts, ...roster.elsewhere].map((one) => one.account))
    const account = roster.people.find(({ id, username }) => /^grid\.\d{12}$/.test(username) && !busy.has(id))
    const need = Array.from({ length: 24 }, (_, at) => ((at - countyHour() + 24) % 24 < 4 ? 1 : 0))
    const made = { kind: 'community_gate', name, place: leader.roles[0].place, need, starts: [countyHour()] }
    const defined = await command(planner, 'duty.definePost', { ...made, leader: leader.account.id }, post)
    expect(defined.text).toContain('"accepted"')
    const span = { startsAt: hour(0), endsAt: hour(4) }
    const put = { shifts: [{ id: shift, post, account: account?.id, ...span }] }
    expect((await command(planner, 'duty.assign', put)).text).toContain('"made":1')
  })

  await test.step('the discipline body draws this hour; anybody can draw it again', async () => {
    await desk.getByRole('link', { name: /^督查/ }).click()
    await expect(desk.getByRole('heading', { level: 1, name: '督查' })).toBeVisible()
    await desk.getByRole('button', { name: '抽查' }).click()
    await desk.getByRole('button', { name: '抽签' }).click()
    const form = desk.getByRole('dialog')
    const pick = async (label: string, at: number) => {
      const wanted = `${String(at).padStart(2, '0')}:00`
      await form.getByRole('combobox', { name: label }).fill(wanted)
      await desk.locator('.ant-select-dropdown:visible').getByTitle(wanted).click()
    }
    await pick('几点起', countyHour())
    const until = (countyHour() + 1) % 24
    const counted = desk.waitForResponse((answer) => answer.url().includes(`hourTo=${until}`) && answer.ok())
    await pick('到几点', until)
    // Every post of the hour, so that the one of this story is among them.
    const { cells } = (await (await counted).json()) as { cells: number }
    await expect(form.getByText(`、${cells} 个岗时里抽`)).toBeVisible()
    await form.getByLabel('抽几个').fill(String(cells))
    await form.getByRole('button', { name: `抽 ${cells} 个` }).click()
    await expect(desk.getByRole('cell', { name })).toBeVisible()
    await expect(desk.getByRole('row', { name: new RegExp(name) })).toContainText('该查了')
    await desk.getByRole('button', { name: '重算一遍' }).click()
    await expect(desk.getByText(`结果一致：重算抽出同样的 ${cells} 个。`)).toBeVisible()
  })

  await test.step('those inspected see nothing of it', async () => {
    await officer.goto(at(product.field, 'inspections/own'))
    await expect(officer.getByText('没有要答复的问题')).toBeVisible()
    await planner.goto(at(product.desk, '/inspections/draws'))
    await expect(planner.getByText(name)).toHaveCount(0)
  })

  await test.step('at the post, without signal: nobody there, masks short; a request with two taps, a picture', async () => {
    await phone.getByRole('link', { name: '督查' }).tap()
    await expect(phone.getByText('现在该查')).toBeVisible()
    await phone.getByRole('link', { name: new RegExp(name) }).tap()
    await expect(phone.getByText('谁在岗（应有 1 人）')).toBeVisible()
    await phone.context().setOffline(true)
    await phone.getByRole('button', { name: '保存检查' }).tap()
    await expect(phone.getByText('还没填：谁在岗、岗位状况。')).toBeVisible()
    await phone
      .locator('label')
      .filter({ hasText: /^不在岗$/ })
      .tap()
    await phone.getByRole('button', { name: '全部正常' }).tap()
    await phone
      .locator('label')
      .filter({ hasText: /^物资短缺$/ })
      .tap()
    await phone.getByRole('textbox', { name: '物资短缺' }).fill('口罩只够今晚')
    await phone.getByRole('button', { name: '转物资申领' }).tap()
    await phone.locator('label').filter({ hasText: '医用外科口罩 · YY 0469-2011' }).tap()
    await expect(phone.getByText('将申领 医用外科口罩 100 只，马上要')).toBeVisible()
    const chosen = phone.waitForEvent('filechooser')
    await phone.getByRole('button', { name: '拍一张' }).tap()
    await (await chosen).setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await picture(phone) })
    await expect(phone.getByAltText('刚拍的照片')).toBeVisible()
    await phone.getByRole('button', { name: '保存检查' }).tap()
    await expect(phone.getByRole('listitem').filter({ hasText: name })).toContainText('待上传')
  })

  await test.step('with signal it goes out by itself', async () => {
    await phone.context().setOffline(false)
    await expect(phone.getByRole('listitem').filter({ hasText: name })).toContainText('空岗', { timeout: 60_000 })
  })

  await test.step('the hole stands at the duty desk at once, and the planner fills it', async () => {
    await planner.goto(at(product.desk, '/duty/now'))
    const here = planner.locator('.duty-now > li').filter({ hasText: name })
    await expect(here).toContainText(/督查 \d\d:\d\d 发现不在岗/)
    await expect(planner.getByText(new RegExp(`${name}.*缺 1 人`)).first()).toBeVisible()
    await planner.goto(at(product.desk, '/duty'))
    const row = planner.getByRole('row').filter({ has: planner.getByRole('rowheader', { name: new RegExp(name) }) })
    await row.locator('.duty-chip').first().click()
    const dialog = planner.getByRole('dialog')
    await expect(dialog).toContainText(/督查 \d\d:\d\d 发现不在岗/)
    await dialog.getByRole('combobox', { name: '由谁接替' }).click()
    await planner.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
    await dialog.getByLabel('原因').fill('督查发现空岗')
    await dialog.getByRole('button', { name: /^接\s?替$/ }).click()
    await expect(dialog).toBeHidden()
    type Hole = { post: string; startsAt: string }
    const holes = async () =>
      (await ask(planner, '/api/duty/now')).holes.filter((one: Hole) => one.post === post && one.startsAt < hour(4))
    await expect.poll(holes).toEqual([])
  })

  await test.step('the store sends the masks, the post receives them', async () => {
    await desk.goto(at(product.desk, '/inspections'))
    await desk.getByRole('row').filter({ hasText: '口罩只够今晚' }).filter({ hasText: name }).click()
    await expect(desk.getByRole('link', { name: /物资申领/ })).toContainText('待核准')
    const request = (await desk.getByRole('link', { name: /物资申领/ }).getAttribute('href')) ?? ''
    await desk.getByRole('button', { name: '看现场照片' }).click()
    await expect(desk.getByAltText('现场照片')).toBeVisible()
    await planner.goto(at(product.desk, request))
    await expect(planner.getByText(`督查${name}：口罩只够今晚`).first()).toBeVisible()
    await expect(planner.getByRole('link', { name: '来自督查，看发现的问题' })).toBeVisible()
    await planner.getByRole('button', { name: /^核\s?准$/ }).click()
    await expect(planner.getByText('待发货')).toBeVisible()
    await planner.getByRole('button', { name: /^发\s?出$/ }).click()
    await expect(planner.getByText('在途').first()).toBeVisible()
    await officer.goto(at(product.field, `supplies/receive/${request.split('/').at(-1)}`))
    await officer.getByRole('button', { name: '全部收到，签收' }).tap()
    await expect(officer.getByRole('heading', { name: '物资', exact: true })).toBeVisible()
  })

  await test.step('the post answers on the phone', async () => {
    await officer.goto(at(product.field, 'me'))
    await officer.getByRole('link', { name: '督查反馈' }).tap()
    await officer.getByRole('link', { name: new RegExp(`人不在岗 · ${name}`) }).tap()
    await officer.getByRole('button', { name: '答复', exact: true }).tap()
    await expect(officer.getByText('请写明情况。')).toBeVisible()
    await officer.getByLabel('为什么、已经怎么改的').fill('突发急病下山就医，已调人补岗')
    await officer.getByRole('button', { name: '答复', exact: true }).tap()
    await expect(officer.getByRole('link', { name: new RegExp(`人不在岗 · ${name}`) })).toContainText('已答复')
  })

  await test.step('the inspector closes both', async () => {
    await desk.reload()
    await expect(desk.getByRole('link', { name: /物资申领/ })).toContainText('已签收')
    await desk.getByRole('button', { name: /^销\s?号$/ }).click()
    await expect(desk.getByText('已销号').first()).toBeVisible()
    await desk.goto(at(product.desk, '/inspections?show=answered'))
    await desk.getByRole('row').filter({ hasText: '人不在岗' }).filter({ hasText: name }).click()
    await expect(desk.getByText('突发急病下山就医，已调人补岗').first()).toBeVisible()
    await desk.getByRole('button', { name: /^销\s?号$/ }).click()
    await expect(desk.getByText('已销号').first()).toBeVisible()
  })

  await test.step('the report shows it, and names no resident', async () => {
    await desk.goto(at(product.desk, '/inspections/report'))
    const row = desk.getByRole('row', { name: new RegExp(name) })
    await expect(row.getByRole('cell').nth(1)).toHaveText('1')
    await expect(row.getByRole('cell').nth(2)).toHaveText('1')
    await expect(desk.getByText('答复：突发急病下山就医，已调人补岗')).toBeVisible()
    const href = (await desk.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? ''
    const sheet = await desk.request.get(new URL(href, desk.url()).href)
    const lines = (await sheet.text()).split('\r\n').filter((line) => line.includes(name))
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line).toContain('已销号')
  })

  await test.step('what is left of it is put away', async () => {
    const now = await ask(planner, '/api/duty/now')
    const people_ = now.posts.find((one: { id: string }) => one.id === post)?.people ?? []
    await command(planner, 'duty.remove', { shifts: people_.map((one: { shift: string }) => one.shift) })
    await command(planner, 'duty.closePost', { post, version: 1 })
  })
})

/** A picture as a camera gives it. */
async function picture(page: Page): Promise<Buffer> {
  const bytes = (await page.evaluate(`(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 })
    const pen = canvas.getContext('2d')
    for (let row = 0; row < 60; row++) {
      pen.fillStyle = 'hsl(' + row * 6 + ' 40% 50%)'
      pen.fillRect(0, row * 10, 800, 10)
    }
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9))
    return [...new Uint8Array(await blob.arrayBuffer())]
  })()`)) as number[]
  return Buffer.from(bytes)
}
