import { command, newId } from './support/api.ts'
import { at, expect, phone, test } from './support/test.ts'

const dayMs = 86_400_000
/** The county's day so many days ago. */
const daysAgo = (days: number) => new Date(Date.now() + 8 * 3_600_000 - days * dayMs).toISOString().slice(0, 10)

test('a contact without an account reports temperature twice with the code on the paper, a fever rises at the desk', async ({
  people,
  product,
  browser,
}) => {
  const worker = await people.onPhone('grid_worker', '人民东路')
  const doors = await worker.request.get(at(product.desk, '/api/registry/doors'))
  const { items } = (await doors.json()) as { items: { id: string }[] }
  const desk = await people.atDesk('health_officer')
  const schedule = newId()
  const contact = { kind: 'contact', status: 'observed', place: items.at(-2)?.id, name: '白雪柔', startsOn: daysAgo(1) }
  expect((await command(desk, 'monitoring.open', contact, schedule)).text).toContain('"accepted"')

  const code = await test.step('the desk gives a code on a one-page note in the language of the person', async () => {
    await desk.goto(at(product.desk, `/monitoring/person/${schedule}`))
    await desk.getByRole('button', { name: '自报体温编码' }).click()
    await desk.getByRole('button', { name: '发编码，出告知单' }).click()
    await expect(desk.getByRole('heading', { name: '体温自报告知单' })).toBeVisible()
    const given = (await desk.locator('.monitoring-code').textContent()) ?? ''
    expect(given).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    expect(desk.url()).not.toContain(given)
    const pages = (await desk.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page[^s]/g)
    expect(pages).toHaveLength(1)
    await desk.getByText('English', { exact: true }).last().click()
    await expect(desk.getByRole('heading', { name: 'Reporting your temperature yourself' })).toBeVisible()
    return given
  })
  await desk.goto(at(product.desk, '/monitoring?state=alert'))
  await expect(desk.getByText('没有发热或有症状的人。').or(desk.getByRole('row').nth(1))).toBeVisible()
  const before = await desk.getByRole('row').count()

  // Scripts are off: the site is plain pages.
  const context = await browser.newContext({ ...phone, locale: 'zh-CN', javaScriptEnabled: false })
  const resident = await context.newPage()
  const report = async (temperature: string): Promise<void> => {
    await resident.getByLabel('体温（℃）').fill(temperature)
    await resident.getByRole('button', { name: '报告', exact: true }).tap()
  }
  await test.step('with the code a phone without scripts reports one time; what is mistyped is said and kept', async () => {
    await resident.goto(product.public)
    await resident.getByRole('link', { name: '自报体温' }).tap()
    await resident.getByLabel('编码（16 位）').fill(code.toLowerCase())
    await resident.getByRole('button', { name: '填写体温' }).tap()
    await expect(resident.getByText('医学观察第 2 天，共 14 天')).toBeVisible()
    expect(resident.url()).not.toContain(code)
    await resident.getByText(/^昨天 06:00/).tap()
    await report('366')
    await expect(resident.getByText('体温应是 34.0 到 43.0 之间的数')).toBeVisible()
    await expect(resident.getByLabel('体温（℃）')).toHaveValue('366')
    await expect(resident.getByLabel(/^昨天 06:00/)).toBeChecked()
    await report('36.6')
    await expect(resident.getByText('已收到您的报告。')).toBeVisible()
    await expect(resident.getByText('36.6 ℃ · 没有不适')).toBeVisible()
  })
  await test.step('the grid worker sees it told, the desk reads no alert', async () => {
    const held = await worker.request.get(at(product.desk, '/api/monitoring/my-follow-ups'))
    const mine = (await held.json()) as { items: { schedule: string; done: number[] }[] }
    expect(mine.items.find((one) => one.schedule === schedule)?.done).toEqual([0])
    expect(await desk.getByRole('row').count()).toBe(before)
  })
  await test.step('the next time has a fever and a cough; the open screen of the desk shows it by itself', async () => {
    await resident.getByText('咳嗽').tap()
    await report('38.2')
    await expect(resident.getByText('卫生健康人员会尽快联系您')).toBeVisible()
    await expect(desk.getByRole('row')).toHaveCount(Math.max(before, 1) + 1)
    await desk.goto(at(product.desk, `/monitoring/person/${schedule}`))
    await expect(desk.getByText('本人凭编码上报 · 38.2 ℃ · 咳嗽')).toBeVisible()
    await expect(desk.getByText('本人凭编码上报 · 36.6 ℃')).toBeVisible()
  })
  await test.step('the paper is lost: a new code opens what was told, the old one nothing', async () => {
    await desk.getByRole('link', { name: '告知单', exact: true }).click()
    await expect(desk.locator('.monitoring-code')).toHaveText(/＿/)
    await desk.getByRole('button', { name: '换发新编码' }).click()
    await expect(desk.locator('.monitoring-code')).toHaveText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    const renewed = (await desk.locator('.monitoring-code').textContent()) ?? ''
    await resident.goto(at(product.public, '/report'))
    for (const [typed, seen] of [
      [code, '没有找到这个编码'],
      [renewed, '38.2 ℃ · 咳嗽'],
    ] as const) {
      await resident.getByLabel('编码（16 位）').fill(typed)
      await resident.getByRole('button', { name: '填写体温' }).tap()
      await expect(resident.getByText(seen)).toBeVisible()
    }
  })
  await context.close()
})
