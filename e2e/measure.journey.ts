import type { Page } from '@playwright/test'
import { command, newId } from './support/api.ts'
import { expect, test } from './support/test.ts'

interface Home {
  door: string
  address: string
  people: { id: string; name: string }[]
}

/** Puts families on the roll behind doors of the worker's grid that nobody reached yet. */
async function families(worker: Page, sizes: readonly number[]): Promise<Home[]> {
  const answer = await worker.request.get(new URL('/api/registry/doors?state=unreached', worker.url()).href)
  const { items } = (await answer.json()) as { items: { id: string; address: string }[] }
  const homes: Home[] = []
  for (const [nth, size] of sizes.entries()) {
    const { id: door, address } = items.at(-1 - nth) as { id: string; address: string }
    const people = Array.from({ length: size }, (_, at) => ({
      id: newId(),
      name: `白测${'甲乙丙丁戊己庚辛壬癸'[nth]}${at + 1}`,
    }))
    const household = { id: newId(), headCount: size, contactName: people[0]?.name, residents: people }
    const done = await command(worker, 'registry.recordVisit', { door, outcome: 'registered', household })
    expect(done.text).toContain('"accepted"')
    homes.push({ door, address, people })
  }
  return homes
}

test('an officer tries to put a measure on 30 people alone: by screen and by request nothing of it runs until two other agencies sign', async ({
  people,
  product,
  browser,
}) => {
  const worker = await people.onPhone('grid_worker', '白马')
  const homes = await families(worker, [6, 6, 6, 6, 6])
  const police = await people.atDesk('police_officer')
  await test.step('thirty people of five households are named one by one', async () => {
    const [first] = homes
    await police.goto(`${product.desk}measures/new?door=${first?.door}`)
    for (const [nth, { address, people: family }] of homes.entries()) {
      if (nth > 0) {
        await police.getByRole('button', { name: '再选一户' }).click()
        await police
          .getByRole('searchbox')
          .or(police.getByPlaceholder(/地址|名称|搜索/))
          .first()
          .fill(address)
        await police
          .getByRole('button', { name: address })
          .or(police.getByText(address, { exact: true }))
          .first()
          .click()
      }
      for (const { name } of family) await police.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
    }
    await expect(police.getByText('对谁（已选 30 人）')).toBeVisible()
    await expect(police.getByText(/还须卫生健康部门作第三个批准/)).toBeVisible()
    await police.getByLabel('具体情况').fill('1 月 24 日同车自疫情流行地区返回')
    await police.getByRole('button', { name: '提出（30 人）' }).click()
    await expect(police.getByText('待批准').first()).toBeVisible()
  })
  const measure = police.url().split('/').at(-1) ?? ''
  const path = `/api/measure/measure?id=${measure}`
  type Whole = { measure: { order: string }; order: { id: string; content: string }[] }
  const read = async (page: Page) => (await (await page.request.get(new URL(path, page.url()).href)).json()) as Whole
  const { measure: one, order } = await read(police)
  const contents = order.map(({ id, content }) => ({ measure: id, content }))
  await test.step('the officer cannot sign it, nor serve it, nor have the own agency sign', async () => {
    await expect(police.getByText('这是您提出的，须由另一单位的另一个人批准。')).toBeVisible()
    await expect(police.getByRole('button', { name: /^批准/ })).toHaveCount(0)
    await expect(police.getByRole('button', { name: /^送\s?达$/ })).toHaveCount(0)
    const sign = await command(police, 'measure.approve', { order: one.order, contents })
    expect(sign.text).toContain('measure.same_person')
    const serve = await command(police, 'measure.serve', { measure, how: 'paper', language: 'zh-Hans' })
    expect(serve.text).toContain('measure.not_approved')
  })
  await test.step('the command signs; it still does not run, since health has to sign thirty', async () => {
    const commander = await people.atDesk('commander')
    await commander.getByRole('link', { name: /^措施/ }).click()
    await expect(commander.getByRole('row', { name: /等 30 人/ })).toBeVisible()
    await commander.getByRole('row', { name: /等 30 人/ }).click()
    await expect(commander.getByText('1 月 24 日同车自疫情流行地区返回')).toBeVisible()
    await commander.getByRole('button', { name: '批准 30 人居家医学观察' }).click()
    await commander.getByRole('dialog').getByRole('button', { name: '批准 30 人居家医学观察' }).click()
    await expect(commander.getByText('待卫健批准').first()).toBeVisible()
    const serve = await command(police, 'measure.serve', { measure, how: 'paper', language: 'zh-Hans' })
    expect(serve.text).toContain('measure.not_approved')
  })
  await test.step('health signs as third; it is served, printed on one page, and read with the code on the public site', async () => {
    const health = await people.atDesk('health_officer')
    await health.goto(`${product.desk}measures/${measure}`)
    await health.getByRole('button', { name: '批准 30 人居家医学观察' }).click()
    await health.getByRole('dialog').getByRole('button', { name: '批准 30 人居家医学观察' }).click()
    await expect(health.getByText('待送达').first()).toBeVisible()
    await police.getByRole('button', { name: /^送\s?达$/ }).click()
    await police.getByRole('button', { name: '已告知本人，出通知书' }).click()
    await expect(police.getByRole('heading', { name: '措施通知书' })).toBeVisible()
    const code = (await police.locator('.measure-code').textContent()) ?? ''
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    expect(police.url()).not.toContain(code)
    expect(
      (await police.pdf({ format: 'A4' }).then((bytes) => bytes.toString('latin1'))).match(/\/Type\s*\/Page[^s]/g),
    ).toHaveLength(1)
    const resident = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
    await resident.goto(`${product.public}measures`)
    await resident.getByLabel('编码（16 位）').fill(code.toLowerCase())
    await resident.getByRole('button', { name: '查看通知书' }).click()
    await expect(resident.getByText('执行中')).toBeVisible()
    expect(resident.url()).not.toContain(code)
    await resident.getByLabel('您为什么不同意').fill('我没有坐那辆车。')
    await resident.getByRole('button', { name: '提出异议' }).click()
    await expect(resident.getByText('已收到您的异议')).toBeVisible()
    await resident.close()
    await health.goto(`${product.desk}measures/${measure}`)
    await expect(health.getByText('我没有坐那辆车。')).toBeVisible()
    await health.getByRole('button', { name: '答复异议' }).click()
    await health.getByText('解除', { exact: true }).click()
    await expect(health.getByRole('radio', { name: '解除' })).toBeChecked()
    await health.getByLabel('写给本人的答复，凭通知书编码可以看到').fill('已核实，您不在车上。')
    await health.getByRole('button', { name: '答复，解除措施' }).click()
    await expect(health.getByText('因异议解除').first()).toBeVisible()
  })
})
