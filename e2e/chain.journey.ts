import { at, expect, test } from './support/test.ts'

/** The first day of a made-up outbreak of two generations. */
const first = Date.parse('2020-01-20')
const day = (count: number) => new Date(first + count * 86_400_000).toISOString().slice(0, 10)

test('a health officer reads a line list in and sees who infected whom, the interval and the reproduction number', async ({
  people,
  product,
}) => {
  const desk = await people.atDesk('health_officer')
  const mark = String(Date.now()).slice(-6)
  const code = (at: number) => `H${mark}-${at}`
  const cases = Array.from({ length: 13 }, (_, at) => `${code(at)},${day(at === 0 ? 0 : at < 4 ? 4 + at : 10 + at)}`)
  const links = Array.from({ length: 12 }, (_, at) => `${code(at < 3 ? 0 : 1 + (at % 3))},${code(at + 1)}`)
  await desk.goto(at(product.desk, '/monitoring/import'))
  await desk.locator('input[type=file]').setInputFiles([
    { name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from(`id,onset\n${cases.join('\n')}\n`) },
    {
      name: 'links.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`from,to\n${links.join('\n')}\n${code(99)},${code(1)}\n`),
    },
  ])
  await desk.getByPlaceholder('名称、代码、门牌、拼音首字母').fill('龙安镇')
  await desk.getByRole('listbox', { name: '找到的地点' }).getByRole('option').first().click()
  await desk.getByRole('button', { name: /^导\s?入$/ }).click()
  // The link from somebody who is not in the list is told, not dropped.
  await expect(desk.getByText(code(99)).first()).toBeVisible()

  await desk.goto(at(product.desk, '/monitoring/chain'))
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
