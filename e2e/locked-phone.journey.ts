import type { Browser, Page } from '@playwright/test'
import { codeFor, revoke } from './support/enrol.ts'
import { boardShows, readBoard } from './support/figures.ts'
import { typePin } from './support/pin.ts'
import { rowsOnPhone } from './support/storage.ts'
import { accountOf, at, expect, phone as kind, signIn, test } from './support/test.ts'
import { putIn } from './support/visits.ts'

const minute = 60_000
const day = 24 * 60 * minute

const setting = (page: Page) => page.getByRole('heading', { name: '设置手机密码' })
const locked = (page: Page) => page.getByRole('heading', { name: '请输入手机密码' })
const today = (page: Page) => page.getByRole('region', { name: '下一户' })

test('a phone lies on a table: it locks, its cookie opens nothing, its time runs out and nothing is lost', async ({
  browser,
  people,
  product,
}) => {
  const desk = await people.atDesk('community_leader', '人民东路')
  const board = await people.atDesk('community_leader', '人民东路')
  await board.goto(at(product.desk, '/coverage'))
  const before = await readBoard(board)
  const phone = await newPhone(browser)
  // The page's own clocks, so that minutes and days pass when the test says so; the server's are real.
  await phone.clock.install()
  /** What a copy of the phone's cookies is told, such as by whoever has the browser's files and not the PIN. */
  const byCookie = async (path: string) => {
    const answer = await phone.request.get(new URL(path, product.field).href)
    return [answer.status(), (await answer.json()).code]
  }

  await test.step('it is enrolled and opens with its six digits; from then on the cookie alone opens nothing', async () => {
    await enrol(phone, at(product.field, `enrol#${await codeFor(desk, product)}`), '桌上的红米')
    await expect.poll(async () => (await rowsOnPhone(phone)).rows.blocks).toBeGreaterThan(0)
    await expect.poll(() => byCookie('/api/session')).toEqual([401, 'agency.device_locked'])
    expect(await byCookie('/api/sync/pull')).toEqual([401, 'agency.device_locked'])
  })

  await test.step('five minutes untouched, and it is locked; what it showed is gone from the screen', async () => {
    await phone.clock.runFor(4 * minute)
    await expect(today(phone)).toBeVisible()
    await phone.clock.runFor(minute + 10_000)
    await expect(locked(phone)).toBeVisible()
    await expect(today(phone)).toHaveCount(0)
    expect(await byCookie('/api/sync/pull')).toEqual([401, 'agency.device_locked'])
  })

  await test.step('with the digits it goes on where it was, with the server too', async () => {
    await typePin(phone)
    await expect(today(phone)).toBeVisible()
    const pulled = phone.waitForResponse((answer) => answer.url().includes('/api/sync/pull') && answer.ok())
    await phone.reload()
    await expect(locked(phone)).toBeVisible()
    await typePin(phone)
    await pulled
    await expect(today(phone)).toBeVisible()
  })

  await test.step('it puts in a visit in the valley, and then its lease of a week runs out', async () => {
    await phone.context().setOffline(true)
    await today(phone).getByRole('button', { name: '开始登记' }).tap()
    await putIn(phone, { outcome: '拒访' })
    await expect.poll(async () => (await rowsOnPhone(phone)).rows.outbox).toBe(1)
    await phone.clock.fastForward(6 * day)
    await expect(locked(phone)).toBeVisible()
    await phone.clock.fastForward(day + minute)
    await expect(phone.getByRole('heading', { name: '手机已清空' })).toBeVisible()
    await expect(phone.getByText('太久没有连上服务器，期限已到，里面的名单已全部删除。')).toBeVisible()
    await expect(phone.getByText(/还有 1 条记录，已加密/)).toBeVisible()
    expect(await rowsOnPhone(phone)).toMatchObject({ header: ['wiped'], rows: { blocks: 0, outbox: 0, parcels: 1 } })
  })

  await test.step('back in the signal the visit arrives, once, and the session is ended', async () => {
    await phone.context().setOffline(false)
    await phone.clock.runFor(minute)
    await expect(phone.getByText('没有等着送出的记录。')).toBeVisible()
    await boardShows(board, '拒访', before.of('拒访') + 1)
    await phone.getByRole('button', { name: '知道了，去登录' }).tap()
    await expect(phone.getByLabel('用户名')).toBeVisible()
    expect(await byCookie('/api/session')).toEqual([401, 'platform.not_signed_in'])
    expect((await rowsOnPhone(phone)).rows).toMatchObject({ blocks: 0, meta: 0, outbox: 0, parcels: 0 })
  })
  await phone.context().close()
})

test('a locked phone that was taken away empties itself without its digits', async ({ browser, people, product }) => {
  const desk = await people.atDesk('community_leader', '人民东路')
  const phone = await newPhone(browser)
  await phone.clock.install()
  await enrol(phone, at(product.field, `enrol#${await codeFor(desk, product)}`), '锁着的红米')
  await expect.poll(async () => (await rowsOnPhone(phone)).rows.blocks).toBeGreaterThan(0)
  await phone.clock.runFor(5 * minute + 10_000)
  await expect(locked(phone)).toBeVisible()
  // Who opens the desk in that browser stands before the lock again.
  const other = await phone.context().newPage()
  await other.goto(product.desk)
  await expect(locked(other)).toBeVisible()
  await other.close()
  await revoke(desk, product, '锁着的红米')
  // Its clock stands still but for this: the answer needs a moment of the real one between two looks.
  const emptied = phone.getByRole('heading', { name: '手机已清空' })
  await expect
    .poll(async () => phone.clock.runFor(minute).then(() => emptied.isVisible()), { timeout: 60_000 })
    .toBe(true)
  expect((await rowsOnPhone(phone)).rows).toMatchObject({ blocks: 0, meta: 0, outbox: 0 })
  await phone.context().close()
})

test('a phone opens by its own lock: the key comes out of a passkey', async ({ browser, product }) => {
  const phone = await newPhone(browser)
  const cdp = await phone.context().newCDPSession(phone)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })

  await test.step('it is offered where the phone has one, and taken instead of six digits', async () => {
    // A passkey belongs to a name; an address of digits has none.
    await phone.goto(product.field.replace('127.0.0.1', 'localhost'))
    await signIn(phone, accountOf(product, 'grid_worker', '人民东路'))
    await expect(setting(phone)).toBeVisible()
    await phone.getByRole('button', { name: '改用指纹、面容或锁屏图案' }).tap()
    await expect(today(phone)).toBeVisible()
    await expect.poll(async () => (await rowsOnPhone(phone)).rows.blocks).toBeGreaterThan(0)
  })

  await test.step('locked, it asks for no digits and opens without the network', async () => {
    await expect
      .poll(() => phone.evaluate('navigator.serviceWorker.controller !== null'), { timeout: 60_000 })
      .toBe(true)
    await phone.context().setOffline(true)
    await phone.reload()
    await expect(phone.getByRole('heading', { name: '手机已锁上' })).toBeVisible()
    await expect(phone.getByRole('button', { name: '数字 1', exact: true })).toHaveCount(0)
    await phone.getByRole('button', { name: '用指纹、面容或锁屏图案打开' }).tap()
    await expect(today(phone)).toBeVisible()
  })

  await test.step('whoever has another finger is not let in', async () => {
    await phone.reload()
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await phone.getByRole('button', { name: '用指纹、面容或锁屏图案打开' }).tap()
    await expect(phone.getByText('没有打开，请再试一次。')).toBeVisible()
    await expect(today(phone)).toHaveCount(0)
  })
  await phone.context().close()
})

async function newPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ ...kind, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  return context.newPage()
}

/** Enrols a phone by the address with its code, and chooses its six digits. */
async function enrol(phone: Page, address: string, name: string): Promise<void> {
  await phone.goto(address)
  await phone.getByLabel('手机名称').fill(name)
  await phone.getByRole('button', { name: '绑定', exact: true }).tap()
  await expect(setting(phone)).toBeVisible()
  await typePin(phone)
  await phone.getByText('再输入一次', { exact: true }).waitFor()
  await typePin(phone)
  await expect(today(phone)).toBeVisible()
}
