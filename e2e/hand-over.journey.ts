import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import jsQR from 'jsqr'
import { FrameCollector } from '../src/platform/sync/frames.ts'
import { boardShows, readBoard } from './support/figures.ts'
import { minePhone } from './support/pin.ts'
import { at, expect, test } from './support/test.ts'

// Node gives the function itself where the package's types say a module.
const decode = jsQR as unknown as typeof jsQR.default

/** As much of a canvas as is read here. */
interface Canvas {
  width: number
  height: number
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { data: ArrayLike<number> }
  } | null
}

test('a phone without network hands its visits to a colleague, who delivers them once', async ({
  browser,
  people,
  product,
}) => {
  const board = await people.atDesk('community_leader', '人民东路')
  await board.goto(at(product.desk, '/coverage'))
  const before = await readBoard(board)
  const other = product.accounts.find(({ role, place }) => role === 'grid_worker' && !place.includes('人民东路'))
  const colleague = await people.onPhone('grid_worker', other?.place)

  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const phone = await context.newPage()
  await minePhone(phone)
  await test.step('the phone is enrolled and takes the day along', async () => {
    const known = await people.onPhone('grid_worker', '人民东路')
    const { account } = await (await known.request.get(at(product.desk, '/api/session'))).json()
    const code = await invite(await people.atDesk('administrator'), account.id)
    await phone.goto(at(product.field, '/enrol'))
    await expect(phone.getByRole('button', { name: '用相机扫二维码' })).toBeVisible()
    await phone.locator('#code').fill(code)
    await phone.locator('.entrance-go').click()
    await expect(phone.getByRole('region', { name: '下一户' })).toBeVisible()
    await phone.waitForFunction('navigator.serviceWorker.controller !== null')
    await phone.reload()
    await expect(phone.getByRole('region', { name: '下一户' })).toBeVisible()
  })

  await context.setOffline(true)
  await phone.getByRole('region', { name: '下一户' }).getByRole('button', { name: '开始登记' }).tap()
  for (let door = 0; door < 2; door++) await visit(phone)
  await phone.goto(at(product.field, '/me/hand-over'))
  await expect(phone.getByText('有 2 条还没得到服务器确认')).toBeVisible()

  let read = ''
  await test.step('the codes on its screen say what a camera needs', async () => {
    await phone.getByRole('button', { name: '显示二维码给同事扫' }).tap()
    await phone.getByRole('button', { name: '停在这一张' }).tap()
    const collector = new FrameCollector()
    for (let turn = 0; turn < 60 && !collector.text; turn++) {
      expect(collector.add(await readScreen(phone))).toMatch(/new|known/)
      await phone.getByRole('button', { name: '下一张' }).tap()
    }
    read = collector.text ?? ''
    expect(read).not.toBe('')
    await phone.getByRole('button', { name: '同事已收齐' }).tap()
    await expect(phone.getByText(/其中 2 条已于 .* 交给同事代送/)).toBeVisible()
  })

  await test.step('the file holds the same, and a colleague with network delivers it', async () => {
    const [download] = await Promise.all([
      phone.waitForEvent('download'),
      phone.getByRole('button', { name: '存为文件' }).tap(),
    ])
    const path = await download.path()
    expect(await readFile(path, 'utf8')).toBe(read)
    await colleague.goto(at(product.field, '/me/carry'))
    await colleague.locator('input[type=file]').setInputFiles(path)
    await expect(colleague.getByRole('heading', { name: /的 2 条已送到/ })).toBeVisible({ timeout: 20_000 })
    await boardShows(board, '已登记', before.of('已登记') + 2)
    await expect(phone.getByText('有 2 条还没得到服务器确认')).toBeVisible()
  })

  await test.step('the first phone comes back: nothing is doubled, and it says that nothing waits', async () => {
    await context.setOffline(false)
    await expect(phone.getByText('没有待传的内容，不用交接。')).toBeVisible({ timeout: 30_000 })
    const after = await readBoard(board)
    expect(after.of('已登记')).toBe(before.of('已登记') + 2)
    expect(after.persons).toBe(before.persons + 6)
  })
  await context.close()
})

/** A code for the phone of an account, as the desk makes it. */
async function invite(desk: Page, account: string): Promise<string> {
  const origin = new URL(desk.url()).origin
  const id = await desk.evaluate('crypto.randomUUID()')
  const command = {
    id: String(id).replace(/^(.{8})-(.{4})-4/, '01900000-0000-7'),
    name: 'agency.inviteDevice',
    body: { account },
    occurredAt: new Date().toISOString(),
    device: 'journey',
  }
  const answer = await desk.request.post(`${origin}/api/commands`, {
    headers: { origin },
    data: { commands: [command] },
  })
  const { results } = await answer.json()
  expect(results[0]).toMatchObject({ status: 'accepted' })
  return results[0].result.code
}

/** What the code on the screen says to the reader that phones without one of their own use. */
async function readScreen(phone: Page): Promise<string> {
  const { grey, width } = await phone.locator('canvas').evaluate((element) => {
    const canvas = element as unknown as Canvas
    const { width, height } = canvas
    const picture = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
    let grey = ''
    for (let at = 0; at < picture.length; at += 4) grey += (picture[at] ?? 0) > 127 ? '1' : '0'
    return { grey, width }
  })
  const pixels = new Uint8ClampedArray(grey.length * 4).fill(255)
  for (let at = 0; at < grey.length; at++) if (grey[at] === '0') pixels.fill(0, at * 4, at * 4 + 3)
  return decode(pixels, width, grey.length / width)?.data ?? ''
}

/** Registers three people behind the door on the screen and goes on to the next one. */
async function visit(phone: Page): Promise<void> {
  await expect(phone.getByRole('radio', { name: '已登记' })).toBeChecked()
  const door = phone.url()
  const three = phone.getByRole('radio', { name: '3 人', exact: true })
  await phone.locator('label').filter({ has: three }).tap()
  await phone.getByRole('button', { name: '保存并到下一户' }).tap()
  await phone.waitForURL((url) => url.href !== door && url.pathname.startsWith('/field/door/'))
}
