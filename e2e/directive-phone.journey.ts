import type { Page } from '@playwright/test'
import { command, newId } from './support/api.ts'
import { minePhone } from './support/pin.ts'
import { at, expect, test } from './support/test.ts'

/** A small grey square. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR4nGNogAIGyhgAgIQgAQ2AJGEAAAAASUVORK5CYII=',
  'base64',
)

test('the head of a village signs for a directive and answers it in a valley without signal; with signal it stands on the desk’s matrix', async ({
  people,
  product,
}) => {
  const commander = await people.atDesk('commander')
  const phone = await people.onPhone('community_leader', '人民东路')
  const context = phone.context()
  const { agencyName } = (await ask<{ account: { agencyName: string } }>(phone, '/api/session')).account
  const title = `关于值守和志愿者的通知${Date.now()}`
  const [paper, mistake] = [newId(), newId()]

  await test.step('two papers go out; the phone is told, and the tab says how much waits', async () => {
    await issue(commander, agencyName, paper, title, ['守好村口卡口', '上报在岗志愿者人数'])
    await issue(commander, agencyName, mistake, `${title}（误发）`, ['关闭村口道路'])
    await expect.poll(() => phone.evaluate('navigator.serviceWorker.controller !== null')).toBe(true)
    await phone.reload()
    await expect(phone.getByRole('link', { name: /\d+ 项待办 ?通知/ })).toBeVisible()
    await phone.getByRole('link', { name: /^消息提醒/ }).tap()
    await phone
      .getByRole('button', { name: /有新通知待签收/ })
      .first()
      .tap()
    // The paper itself on the phone, not the desk's page of it.
    await expect(phone.getByRole('heading', { name: `${title}（误发）` })).toBeVisible()
    expect(new URL(phone.url()).pathname).toBe(`/field/directives/${mistake}`)
  })

  await test.step('the list takes the papers along', async () => {
    await phone.goto(at(product.field, '/directives'))
    const open = phone.getByRole('navigation', { name: '等我们办' })
    await expect(open.getByRole('link', { name: /1\. 守好村口卡口/ }).filter({ hasText: title })).toBeVisible()
    await expect.poll(() => held(phone)).toEqual(expect.arrayContaining([paper, mistake]))
  })

  await context.setOffline(true)
  let now = phone
  await test.step('without signal the paper opens, is signed for and reported; all of it says that it waits', async () => {
    await tapDemand(now, title, '守好村口卡口')
    await now.getByRole('button', { name: '签收 2 项' }).tap()
    await expect(now.getByText('签收待传')).toHaveCount(2)
    await now.getByRole('button', { name: '答复第 2 条' }).tap()
    await radio(now, '回报').tap()
    await now.getByRole('button', { name: '回报', exact: true }).tap()
    await expect(now.getByText('请填一个数，从 0 到 1 亿。')).toBeVisible()
    await now.getByLabel('数目').fill('12')
    await now.getByLabel('办理结果').fill('十二人在岗，两班倒')
    await now.getByRole('button', { name: '回报', exact: true }).tap()
    await expect(now.getByText('回报待传')).toBeVisible()
    await expect(now.getByRole('button', { name: '答复第 2 条' })).toBeHidden()
  })

  await test.step('what was typed outlives the phone, and so does what waits', async () => {
    await now.getByRole('button', { name: '答复第 1 条' }).tap()
    await radio(now, '报进展').tap()
    await now.getByLabel('进展', { exact: true }).fill('村口两人已到岗')
    await now.waitForTimeout(1000)
    await now.close()
    now = await context.newPage()
    await minePhone(now)
    await now.goto(at(product.field, '/directives'))
    await expect(now.getByText(/^没有信号。这是 .+ 读到的。$/)).toBeVisible()
    await tapDemand(now, title, '守好村口卡口')
    await expect(now.getByText('回报待传')).toBeVisible()
    await now.getByRole('button', { name: '答复第 1 条' }).tap()
    await expect(now.getByLabel('进展', { exact: true })).toHaveValue('村口两人已到岗')
    await now.getByRole('button', { name: '报进展', exact: true }).tap()
    await expect(now.getByText('进展待传')).toBeVisible()
  })

  await test.step('the other paper is answered too, while the desk takes it back', async () => {
    await now.getByRole('button', { name: '返回' }).tap()
    await tapDemand(now, `${title}（误发）`, '关闭村口道路')
    await now.getByRole('button', { name: '答复第 1 条' }).tap()
    await radio(now, '提出疑问').tap()
    await now.getByLabel('问什么').fill('救护车也不让过吗？')
    await now.getByRole('button', { name: '提出疑问', exact: true }).tap()
    await expect(now.getByText('疑问待传')).toBeVisible()
    expect((await command(commander, 'directive.withdraw', { directive: mistake, why: '发错了' })).status).toBe(200)
    await commander.goto(at(product.desk, `/directives/${paper}`))
    await expect(cell(commander, agencyName, 1).getByText('未签收')).toBeVisible()
  })

  await test.step('with signal it stands on the desk’s matrix, once', async () => {
    await context.setOffline(false)
    await expect(cell(commander, agencyName, 1).getByText('在办')).toBeVisible({ timeout: 20_000 })
    await expect(cell(commander, agencyName, 2).getByText('已回报')).toBeVisible()
    await cell(commander, agencyName, 2).click()
    const drawer = commander.getByRole('dialog')
    await expect(drawer.getByText('十二人在岗，两班倒').first()).toBeVisible()
    await expect(drawer.getByText('数目：12')).toBeVisible()
    await expect(drawer.getByRole('listitem').filter({ hasText: '回报' })).toHaveCount(1)
  })

  await test.step('what the server did not take is said under 我, with its reason and words', async () => {
    await now.goto(at(product.field, '/me'))
    const refused = now.getByRole('region', { name: '没有记上的内容' })
    await expect(refused.getByText(/通知要求/)).toBeVisible()
    await expect(refused.getByText('这份通知已经撤回。')).toBeVisible()
    await expect(refused.getByText('写的是：救护车也不让过吗？')).toBeVisible()
    await refused.getByRole('button', { name: '不要了' }).tap()
    await expect(refused).toBeHidden()
  })

  await test.step('a report goes with a photo as its proof, which the desk reads', async () => {
    await now.getByRole('link', { name: /通知$/ }).tap()
    await tapDemand(now, title, '守好村口卡口')
    await now.getByRole('button', { name: '答复第 1 条' }).tap()
    await radio(now, '回报').tap()
    await now.getByLabel('办理结果').fill('村口两班倒')
    await now
      .getByLabel('拍照', { exact: true })
      .and(now.locator('input'))
      .setInputFiles({ name: '村口.png', mimeType: 'image/png', buffer: picture })
    await now.getByLabel('我看过，里面没有不该发出去的号码').check()
    await now.getByRole('button', { name: '回报', exact: true }).tap()
    await expect(now.getByRole('button', { name: /村口\.png/ })).toBeVisible()
    await commander.goto(at(product.desk, `/directives/${paper}`))
    await cell(commander, agencyName, 1).click()
    await expect(commander.getByRole('dialog').getByText(/村口\.png/)).toBeVisible()
  })
})

async function ask<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(new URL(path, page.url()).href)).json()) as T
}

/** A paper to one agency; the second demand asks for a number. */
async function issue(commander: Page, agency: string, id: string, title: string, texts: readonly string[]) {
  const { roles } = await ask<{ roles: { place: string }[] }>(commander, '/api/session')
  const { items } = await ask<{ items: { id: string; name: string }[] }>(commander, '/api/agency/agencies')
  const owners = items.filter(({ name }) => name === agency).map((one) => one.id)
  const dueAt = new Date(Date.now() + 86_400_000).toISOString()
  const demands = texts.map((text, nth) => ({ text, asks: nth === 1 ? 'count' : 'words', dueAt, owners }))
  const body = { place: roles[0]?.place, title, preamble: '各乡镇：', demands }
  expect((await command(commander, 'directive.issue', body, id)).text).toContain('accepted')
}

/** Ids of the papers that the phone keeps. */
function held(page: Page): Promise<string[]> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('lianfang-phone')
    opening.onerror = reject
    opening.onsuccess = () => {
      const asked = opening.result.transaction('meta').objectStore('meta').getAllKeys()
      asked.onsuccess = () => {
        opening.result.close()
        resolve(asked.result.map((key) => String(key).replace('kept directive.own.', '')))
      }
    }
  })`)
}

function tapDemand(page: Page, title: string, text: string): Promise<void> {
  return page
    .getByRole('navigation', { name: /等我们办|已逾期/ })
    .getByRole('link', { name: new RegExp(`${text}.*${title.replace(/[（）]/g, '.')}(?!（)`) })
    .first()
    .tap()
}

const radio = (page: Page, name: string) =>
  page.locator('label').filter({ has: page.getByRole('radio', { name, exact: true }) })

const cell = (page: Page, agency: string, ord: number) =>
  page.getByRole('button', { name: new RegExp(`^${agency}第 ${ord} 条`) })
