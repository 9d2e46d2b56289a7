import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import writeWorkbook from 'write-excel-file/node'
import { numberIn, readBoard } from './support/figures.ts'
import { expect, test } from './support/test.ts'

const house = ['人民东路社区', '第一网格', '县种子站宿舍', '1栋', '1单元'] as const
const headings = ['社区（村）', '网格', '小区', '楼栋', '单元', '房号', '户主姓名']
/** What the list says, and why a row is sent back. The last column is about a person and must not be taken. */
const rows: readonly { cells: readonly string[]; back?: string }[] = [
  { cells: [...house, '901'] },
  { cells: [...house, '101'] },
  { cells: [...house, '901'], back: '重复' },
  { cells: [...house, ''], back: '门牌' },
  { cells: ['月亮湾社区', ...house.slice(1), '101'], back: '月亮湾社区' },
  { cells: [house[0], '第九十九网格', ...house.slice(2), '101'], back: '第九十九网格' },
]
const rejected = rows.filter(({ back }) => back)

test('a clerk imports a door list with mistakes', async ({ people }, info) => {
  const file = info.outputPath('电表户名册.xlsx')
  await writeWorkbook(
    [headings, ...rows.map(({ cells }) => [...cells, '某人'])].map((row) => row.map(textCell)),
  ).toFile(file)
  const clerk = await people.atDesk('dispatcher', '龙安镇')
  await openBoard(clerk)
  const before = await readBoard(clerk)

  await clerk.getByRole('link', { name: '导入' }).click()
  await clerk.getByRole('radio', { name: '电表清单' }).check()
  const chooser = clerk.waitForEvent('filechooser')
  await clerk.getByRole('button', { name: /把文件拖到这里/ }).click()
  await (await chooser).setFiles(file)
  await expect(clerk.getByText(/^6 行，XLSX。/)).toBeVisible()

  await test.step('the dry run writes nothing and names every bad row', async () => {
    await clerk.getByRole('button', { name: '试运行' }).click()
    await expect(clerk.getByRole('heading', { name: '三、试运行结果（没有写入）' })).toBeVisible()
    expect(await sums(clerk)).toEqual([6, 1, 1, 4])
    await expect(clerk.getByRole('heading', { name: '退回的 4 行' })).toBeVisible()
    const download = clerk.waitForEvent('download')
    await clerk.getByRole('button', { name: '下载退回的行（CSV）' }).click()
    const lines = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split('\n')
    expect(lines).toHaveLength(rejected.length + 1)
    for (const { back } of rejected) expect(lines.join('\n')).toContain(back)
  })

  await test.step('the import writes what the dry run said', async () => {
    await clerk.getByRole('button', { name: '正式导入 2 行' }).click()
    await expect(clerk.getByRole('heading', { name: '四、导入结果' })).toBeVisible()
    const [rowsIn = 0, created = 0, matched = 0, back = 0] = await sums(clerk)
    expect(rowsIn).toBe(rows.length)
    expect(created + matched + back).toBe(rowsIn)
    expect([created, matched, back]).toEqual([1, 1, 4])
    const past = clerk.getByRole('row').filter({ hasText: '电表户名册.xlsx' })
    await expect(past.getByRole('cell').filter({ hasText: /^\d+$/ })).toHaveText(['6', '1', '1', '4'])
  })

  await test.step('the county has one door more, and it can be found', async () => {
    await openBoard(clerk)
    await expect.poll(async () => (await readBoard(clerk)).doors).toBe(before.doors + 1)
    await clerk.getByRole('combobox', { name: '地点、门牌、拼音首字母' }).fill('县种子站宿舍1栋1单元901')
    await clerk.getByRole('option', { name: /县种子站宿舍1栋1单元901/ }).click()
    await expect(clerk.getByRole('heading', { name: /县种子站宿舍1栋1单元901$/ })).toBeVisible()
    await expect(clerk.getByText('电表 有', { exact: true })).toBeVisible()
    await expect(clerk.getByText('户籍 没有', { exact: true })).toBeVisible()
  })

  await test.step('the wrong file: the import is taken back, and the county has as many doors as before', async () => {
    await clerk.getByRole('link', { name: '导入' }).click()
    const past = clerk.getByRole('row').filter({ hasText: '电表户名册.xlsx' })
    await past.getByRole('button', { name: '撤销' }).click()
    await clerk.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
    await expect(past.getByText(/已撤销$/)).toBeVisible()
    await openBoard(clerk)
    await expect.poll(async () => (await readBoard(clerk)).doors).toBe(before.doors)
  })
})

function textCell(value: string) {
  return { value, type: String }
}

/** Rows = created + there already + sent back, as the screen has them. */
async function sums(page: Page): Promise<number[]> {
  await expect(page.getByText('停下', { exact: true })).toBeHidden()
  const panel = page.getByRole('definition')
  return (await panel.allTextContents()).map(numberIn)
}

async function openBoard(page: Page): Promise<void> {
  await page.getByRole('link', { name: '覆盖', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '龙安镇' })).toBeVisible()
}
