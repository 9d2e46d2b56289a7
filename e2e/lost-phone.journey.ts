import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { codeFor, revoke } from './support/enrol.ts'
import { boardShows, readBoard } from './support/figures.ts'
import { minePhone } from './support/pin.ts'
import { readableIn, rowsOnPhone } from './support/storage.ts'
import { at, expect, phone as kind, test } from './support/test.ts'
import { putIn } from './support/visits.ts'

/** People of nobody's county; after all is done no file of the phone may tell them. */
const planted = ['霂祺嫣', '霂彧翊']

test('a phone is lost: revoked, sealed, wiped', async ({ people, product }, info) => {
  const desk = await people.atDesk('community_leader', '人民东路')
  const board = await people.atDesk('community_leader', '人民东路')
  await board.goto(at(product.desk, '/coverage'))
  const before = await readBoard(board)

  // A profile on the disk, so that its files can be read as whoever finds the phone would read them.
  const profile = mkdtempSync(join(tmpdir(), 'lianfang-lost-'))
  const { launchOptions } = info.project.use
  const context = await chromium.launchPersistentContext(profile, {
    ...kind,
    ...launchOptions,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const phone = context.pages()[0] ?? (await context.newPage())
  await minePhone(phone)
  const asked: string[] = []
  phone.on('response', async (answer) => {
    const { pathname } = new URL(answer.url())
    if (['/api/sealed', '/api/commands'].includes(pathname)) asked.push(`${pathname} ${answer.status()}`)
  })

  await test.step('the supervisor makes a code, the phone is enrolled without a password', async () => {
    await phone.goto(at(product.field, `enrol#${await codeFor(desk, product)}`))
    await phone.getByLabel('手机名称').fill('丢失的红米')
    await phone.getByRole('button', { name: '绑定', exact: true }).tap()
    await expect(phone.getByRole('region', { name: '下一户' })).toBeVisible()
    await expect
      .poll(() => phone.evaluate('navigator.serviceWorker.controller !== null'), { timeout: 60_000 })
      .toBe(true)
    await expect.poll(async () => (await rowsOnPhone(phone)).rows.blocks).toBeGreaterThan(0)
  })

  await test.step('in the valley it puts in two visits that nobody hears of', async () => {
    await context.setOffline(true)
    await phone.getByRole('region', { name: '下一户' }).getByRole('button', { name: '开始登记' }).tap()
    for (const name of planted)
      await putIn(phone, { outcome: '已登记', headCount: 2, family: [{ name, sex: '女', birthYear: 1971 }] })
    await expect.poll(async () => (await rowsOnPhone(phone)).rows.outbox).toBe(2)
  })

  await test.step('the supervisor takes it away, with the reason', async () => {
    await revoke(desk, product, '丢失的红米')
    expect((await rowsOnPhone(phone)).rows.outbox).toBe(2)
  })

  await test.step('back in the signal it delivers what it had, sealed, and empties itself', async () => {
    await context.setOffline(false)
    await expect(phone.getByRole('heading', { name: '手机已清空' })).toBeVisible({ timeout: 60_000 })
    await expect(phone.getByText('上级停用了这部手机，里面的名单已全部删除。')).toBeVisible()
    await expect(phone.getByText('没有等着送出的记录。')).toBeVisible()
    expect(asked).toContain('/api/sealed 200')
    expect(asked).not.toContain('/api/commands 200')
    const left = await rowsOnPhone(phone)
    expect(left).toEqual({
      header: ['wiped'],
      rows: { blocks: 0, meta: 0, outbox: 0, receipts: 0, parcels: 0, carried: 0 },
    })
    expect(await phone.locator('body').textContent()).not.toMatch(new RegExp(planted.join('|')))
  })

  await test.step('each visit counts once, as the deed of its person', async () => {
    await boardShows(board, '已登记', before.of('已登记') + planted.length)
    await phone.waitForTimeout(3000)
    const after = await readBoard(board)
    expect(after.of('已登记')).toBe(before.of('已登记') + planted.length)
    expect(after.persons).toBe(before.persons + 2 * planted.length)
  })

  await test.step('its session is dead, and it keeps no name, readable or not', async () => {
    const session = await phone.request.get(new URL('/api/session', product.field).href)
    expect([session.status(), (await session.json()).code]).toEqual([401, 'agency.device_revoked'])
    await phone.getByRole('button', { name: '知道了，去登录' }).tap()
    await expect(phone.getByLabel('用户名')).toBeVisible()
    expect((await rowsOnPhone(phone)).header).toEqual([])
    const kept = (await phone.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')) as string
    expect(planted.filter((name) => kept.includes(name))).toEqual([])
    await context.close()
    expect(readableIn(profile, planted)).toEqual([])
  })
  await context.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})
