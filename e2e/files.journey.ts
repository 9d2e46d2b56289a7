import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { docx, line, pdf, someId } from '#platform/server/files/testing/samples.ts'
import { expect, test } from './support/test.ts'

const title = '关于卡口值守的通知（附排班要求）'
const word = { name: '值守要求.docx', mimeType: 'application/msword', buffer: docx(['值守要求', '每点两人，两班倒']) }
const list = { name: '人员名单.docx', mimeType: 'application/msword', buffer: docx([`某某，身份证 ${someId}`]) }
const proof = { name: '到岗情况.pdf', mimeType: 'application/pdf', buffer: pdf(line('All posts are manned')) }
const choose = (page: Page, file: { name: string; mimeType: string; buffer: Buffer }) =>
  page.locator('.files input[type=file]').setInputFiles(file)

test('a directive goes out with a Word file, an agency saves it and reports with a PDF; a list with identity numbers is stopped', async ({
  people,
}) => {
  const commander = await people.atDesk('commander')
  await test.step('a paper is written; a file with an identity number does not go out without a reason', async () => {
    await commander.getByRole('link', { name: /^通知/ }).click()
    await commander.getByRole('button', { name: '起草通知' }).click()
    await commander.getByLabel('标题').fill(title)
    await commander.getByLabel('第 1 条要求').fill('守好卡口，回报到岗情况')
    await commander.getByRole('button', { name: '明日 18:00' }).click()
    await commander.getByRole('button', { name: /^全部县级部门/ }).click()
    await choose(commander, list)
    await expect(commander.getByText('里面有 1 个身份证号、0 个手机号')).toBeVisible()
    await commander.getByRole('button', { name: '发出通知' }).click()
    await expect(commander.getByText('请说明理由，或换一个文件。')).toBeVisible()
    await commander.getByRole('button', { name: '去掉 人员名单.docx' }).click()
  })

  await test.step('a program, a picture that nobody looked through, and a Word file', async () => {
    await choose(commander, { name: '通知.docx', mimeType: 'x/y', buffer: Buffer.from('MZ program') })
    await expect(commander.getByText('程序、脚本、网页和 SVG 不能传。')).toBeVisible()
    await commander.getByRole('button', { name: '去掉 通知.docx' }).click()
    await choose(commander, { name: '红头.png', mimeType: 'image/png', buffer: await picture(commander) })
    await expect(commander.getByText('这个文件里的文字读不出来')).toBeVisible()
    await commander.getByRole('button', { name: '去掉 红头.png' }).click()
    await choose(commander, word)
    await expect(commander.getByText('已检查，没有身份证号和手机号。')).toBeVisible()
  })

  await test.step('a large file whose line is cut goes on by itself where it stopped', async () => {
    let sent = 0
    let isCut = true
    const offsets: number[] = []
    await commander.route('**/api/file/part?*', async (route) => {
      if (isCut && ++sent > 2) return route.abort('internetdisconnected')
      offsets.push(Number(new URL(route.request().url()).searchParams.get('offset')))
      return route.continue()
    })
    await choose(commander, {
      name: '附表.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('卡口值守安排\n'.repeat(100_000)),
    })
    await expect(commander.getByText(/连不上服务器。已传的 1\.0 MiB 还在/)).toBeVisible()
    isCut = false
    await expect(commander.getByText('已检查，没有身份证号和手机号。')).toHaveCount(2)
    expect(new Set(offsets).size).toBe(offsets.length)
    await commander.unroute('**/api/file/part?*')
    // What arrived stays with the draft.
    await commander.reload()
    await expect(commander.getByText('值守要求.docx')).toBeVisible()
    await commander.getByRole('button', { name: '发出通知' }).click()
    await commander
      .getByRole('row', { name: new RegExp(title.slice(0, 9)) })
      .first()
      .click()
    await expect(commander.getByRole('link', { name: /附表\.txt/ })).toBeVisible()
  })

  const agency = await people.atDesk('agency_staff')
  await test.step('an agency saves the Word file as it was sent, and reports with a PDF', async () => {
    await agency.goto(commander.url())
    const [saved] = await Promise.all([
      agency.waitForEvent('download'),
      agency.getByRole('link', { name: /值守要求\.docx/ }).click(),
    ])
    expect(saved.suggestedFilename()).toBe('值守要求.docx')
    expect(readFileSync(await saved.path())).toEqual(word.buffer)
    await agency.getByRole('button', { name: /^回\s?报$/ }).click()
    await agency.getByLabel('办理结果').fill('各点已到岗，见附件')
    await choose(agency, proof)
    await expect(agency.getByText('已检查，没有身份证号和手机号。')).toBeVisible()
    await agency
      .getByRole('dialog')
      .getByRole('button', { name: /^回\s?报$/ })
      .click()
    await expect(agency.getByRole('listitem').getByRole('link', { name: /到岗情况\.pdf/ })).toBeVisible()
  })

  await test.step('the commander sees it beside the report', async () => {
    await commander
      .getByRole('button', { name: /第 1 条：已回报/ })
      .first()
      .click()
    const drawer = commander.getByRole('dialog')
    const [saved] = await Promise.all([
      commander.waitForEvent('download'),
      drawer.getByRole('link', { name: /到岗情况\.pdf/ }).click(),
    ])
    expect(readFileSync(await saved.path())).toEqual(proof.buffer)
  })
})

/** A picture that the browser itself reads. */
async function picture(page: Page): Promise<Buffer> {
  const bytes = (await page.evaluate(`(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 40 })
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'))
    return [...new Uint8Array(await blob.arrayBuffer())]
  })()`)) as number[]
  return Buffer.from(bytes)
}
