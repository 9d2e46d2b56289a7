import { at, expect, test } from './support/test.ts'

/** The first day of a made-up outbreak of two generations. */
const first = Date.parse('2020-01-20')
const day = (count: number) => new Date(first + count * 86_400_000).toISOString().slice(0, 10)

test('a health officer reads a line list in and sees who infected whom, the interval and the reproduction number', async ({
  people,
  product,
}) => {
  test.slow()
  const desk = await people.atDesk('health_officer')
  const mark = String(Date.now()).slice(-6)
  const code = (at: number) => `H${mark}-${at}`
  const cases = Array.from({ length: 13 }, (_, at) => `${code(at)},${day(at === 0 ? 0 : at < 4 ? 4 + at : 10 + at)}`)
  const links = Array.from({ length: 12 }, (_, at) => `${code(at < 3 ? 0 : 1 + (at % 3))},${code(at + 1)}`)
  const file = (name: string, lines: readonly string[]) => ({
    ...{ name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) },
  })
  const pick = async () => {
    await desk.getByPlaceholder('名称、代码、门牌、拼音首字母').fill('龙安镇')
    await desk.getByRole('listbox', { name: '找到的地点' }).getByRole('option').first().click()
  }
  await desk.goto(at(product.desk, '/monitoring/import'))

  await test.step('an old .xls is refused with its reason', async () => {
    const xls = { name: 'old.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) }
    await desk.locator('input[type=file]').setInputFiles([xls])
    await expect(desk.getByText(/old\.xls：这是旧式 \.xls 文件/)).toBeVisible()
  })

  await test.step('columns and dates are settled; what nobody can read is named; a dry run writes nothing', async () => {
    const rows = cases.map((line) => line.replace(/(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1'))
    await desk
      .locator('input[type=file]')
      .setInputFiles([
        file('cases.csv', ['病例编号,日子', ...rows, `${code(20)},上周三`, `${code(20)},`]),
        file('links.csv', ['from,to', ...links, `${code(99)},${code(1)}`]),
      ])
    await expect(desk.getByText(/^共 28 行：病例和密接 14，关系 13，随访 0，剔除 1。/)).toBeVisible()
    await desk.getByRole('combobox', { name: '发病日期' }).click()
    await desk.getByTitle('日子').click()
    await expect(desk.getByRole('row', { name: /上周三/ })).toContainText('读不出')
    await expect(desk.getByRole('row', { name: /编号重复/ })).toContainText(code(20))
    await expect(desk.getByText('日、月、年').first()).toBeVisible()
    await pick()
    await expect(desk.getByRole('button', { name: /^导\s?入$/ })).toBeDisabled()
    await desk.getByRole('button', { name: /^试\s?算$/ }).click()
    await expect(desk.getByText(/^将新增病例和密接 14，已有 0；关系 12；未写入 1。/)).toBeVisible()
  })

  await test.step('the import comes in, is taken back, and comes in again', async () => {
    await desk.getByRole('button', { name: /^导\s?入$/ }).click()
    await expect(desk.getByText(/^新增病例和密接 14，/)).toBeVisible()
    // The link from somebody who is not in the list is told, not dropped.
    await expect(desk.getByText(code(99)).first()).toBeVisible()
    await desk
      .getByRole('button', { name: /^撤\s?销$/ })
      .first()
      .click()
    await desk.getByRole('button', { name: '整批撤销' }).click()
    await expect(desk.getByRole('dialog')).toBeHidden()
    await desk.reload()
    await desk
      .locator('input[type=file]')
      .setInputFiles([file('cases.csv', ['病例编号,日子', ...cases]), file('links.csv', ['from,to', ...links])])
    // What was chosen for these headings is remembered.
    await expect(desk.getByTitle('日子').first()).toBeVisible()
    await pick()
    await desk.getByRole('button', { name: /^试\s?算$/ }).click()
    await desk.getByRole('button', { name: /^导\s?入$/ }).click()
    await expect(desk.getByText(/^新增病例和密接 13，/)).toBeVisible()
  })

  await test.step('its cases stand alone in the list, with onset, outcome and sample', async () => {
    await desk.getByRole('link', { name: '查看病例' }).first().click()
    await expect(desk.getByRole('columnheader', { name: '最近样本' })).toBeVisible()
    await expect(desk.getByRole('radio', { name: '病例 13' })).toBeChecked()
    await expect(desk.getByRole('row', { name: new RegExp(code(12)) })).toContainText('未定')
  })

  await desk.getByRole('link', { name: '传播链' }).click()
  await expect(desk.getByText(/^13 人，12 条暴露/)).toBeVisible()
  await expect(desk.getByRole('heading', { name: '谁传给谁' })).toBeVisible()
  await expect(desk.locator('.chain-graph svg')).toBeVisible()
  await expect(desk.getByText(/\d+ 对：平均 \d+\.\d\d 天，标准差/)).toBeVisible()
  await expect(desk.getByText(/：再生数 \d+\.\d\d，95% 区间/)).toBeVisible()
  const cori = await desk.getByText(/：再生数 \d+\.\d\d，95% 区间/).textContent()
  await desk.getByRole('combobox', { name: '方法' }).click()
  await desk.getByTitle(/Wallinga/).click()
  await expect(desk.getByText(/：再生数 \d+\.\d\d，95% 区间/)).not.toHaveText(cori ?? '')
  await desk.getByRole('combobox', { name: '代际间隔' }).click()
  await desk.getByTitle('本地传播对的分布').click()
  await expect(desk.locator('.reproduction-chart svg')).toBeVisible()
})
