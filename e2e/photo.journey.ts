import type { Page } from '@playwright/test'
import { rowsOnPhone } from './support/storage.ts'
import { at, expect, test } from './support/test.ts'
import { visit } from './support/visits.ts'

/** A photograph as a phone's camera makes it: large, and with the place that it was taken at. */
async function fromCamera(phone: Page): Promise<Buffer> {
  const plain = (await phone.evaluate(`(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 })
    const pen = canvas.getContext('2d')
    for (let row = 0; row < 180; row++) {
      pen.fillStyle = 'hsl(' + row * 7 + ' 60% ' + (40 + (row % 5) * 8) + '%)'
      pen.fillRect(0, row * 10, 2400, 10)
    }
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.95))
    return [...new Uint8Array(await blob.arrayBuffer())]
  })()`)) as number[]
  const exif = Buffer.from('Exif\0\0GPSLatitude 32.409 GPSLongitude 104.530')
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  return Buffer.concat([Buffer.from(plain.slice(0, 2)), head, exif, Buffer.from(plain.slice(2))])
}

test('a grid worker photographs a paper without signal; at night it arrives once, and the leader looks at it with a reason', async ({
  people,
  product,
}) => {
  const phone = await people.onPhone('grid_worker', '人民东路')
  await phone.getByRole('button', { name: '开始登记' }).tap()
  await phone.waitForURL(/\/door\//)
  const door = phone.url().split('/').at(-1)?.split('?')[0] ?? ''
  await visit(phone, { outcome: '已登记', headCount: 2 })
  await phone.goto(at(product.field, `door/${door}`))
  await expect(phone.getByRole('button', { name: '拍一张' })).toBeVisible()
  await expect.poll(() => phone.evaluate('navigator.serviceWorker.controller !== null'), { timeout: 60_000 }).toBe(true)
  await expect.poll(async () => (await rowsOnPhone(phone)).rows.blocks).toBeGreaterThan(0)
  await phone.waitForTimeout(2000)
  const picture = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await fromCamera(phone) }

  await test.step('without signal it is made small, looked at, and kept', async () => {
    await phone.context().setOffline(true)
    const camera = phone.locator('input[type=file]')
    await camera.setInputFiles({ ...picture, buffer: Buffer.from('no picture') })
    await expect(phone.getByText('这张照片打不开，请重拍。')).toBeVisible()
    await camera.setInputFiles(picture)
    await expect(phone.getByRole('img', { name: '纸质材料照片' })).toBeVisible()
    await phone.getByRole('button', { name: '保存照片' }).tap()
    await expect(phone.getByText('1 张等着送出')).toBeVisible()
    await phone.reload()
    await expect(phone.getByText('1 张等着送出')).toBeVisible()
  })

  await test.step('with signal it arrives once', async () => {
    await phone.context().setOffline(false)
    await expect(phone.getByText('1 张等着送出')).toBeHidden({ timeout: 30_000 })
    await expect.poll(async () => (await rowsOnPhone(phone)).rows.outbox).toBe(0)
  })

  await test.step('the leader gives a reason and sees the paper, without the place', async () => {
    const desk = await people.atDesk('community_leader', '人民东路')
    await desk.goto(at(product.desk, `/doors/${door}`))
    await expect(desk.getByRole('heading', { name: '纸质材料照片 1 张' })).toBeVisible()
    await desk.getByRole('button', { name: /^查\s?看$/ }).click()
    await desk.getByRole('dialog').getByRole('radio').first().check()
    await desk.getByRole('dialog').getByRole('textbox').fill('核对户口簿')
    await desk.getByRole('dialog').getByRole('button', { name: '显示' }).click()
    const shown = desk.getByRole('img', { name: '纸质材料照片' })
    await expect(shown).toBeVisible()
    const [width, bytes] = await shown.evaluate((image) => {
      const { naturalWidth, src } = image as unknown as { naturalWidth: number; src: string }
      return [naturalWidth, atob(src.split(',')[1] ?? '')] as const
    })
    expect(width).toBeLessThanOrEqual(1600)
    expect(bytes.length).toBeLessThan(180_000)
    expect(bytes).not.toContain('GPSLatitude')
  })
})
