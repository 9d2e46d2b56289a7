import type { Page } from '@playwright/test'
import { command, newId, read } from './support/api.ts'
import { at, expect, test } from './support/test.ts'
import { choose, visit } from './support/visits.ts'

test('a worker of another town sees nothing', async ({ people, product }) => {
  const near = await people.onPhone('grid_worker', '人民东路')
  await near.getByRole('button', { name: '开始登记' }).tap()
  await near.waitForURL(/\/door\//)
  const door = near.url().split('/').at(-1) ?? ''
  await visit(near, { outcome: '已登记', headCount: 2, family: [{ name: '白雪晴', sex: '女', birthYear: 1968 }] })
  const known = JSON.parse(
    await (await near.request.get(at(product.desk, `/api/registry/door?id=${door}`))).text(),
  ) as {
    door: { address: string }
    household: { id: string; version: number; residents: { id: string }[] }
  }
  const board = JSON.parse(await (await near.request.get(at(product.desk, '/api/registry/board'))).text()) as {
    area: { id: string }
  }

  const { address } = known.door

  const phone = await people.onPhone('grid_worker', '白马')
  await test.step('not in the lists of the phone', async () => {
    await expect(phone.getByRole('button', { name: '开始登记' })).toBeVisible()
    await choose(phone, '全部')
    await expect(phone.getByRole('link', { name: /未到$/ }).first()).toBeVisible()
    await expect(phone.getByText('人民东路')).toHaveCount(0)
    await expect(phone.locator(`a[href*="${door}"]`)).toHaveCount(0)
    await phone.getByRole('link', { name: '查找' }).tap()
    await phone.getByLabel('地址或门牌号').fill(address)
    await expect(phone.getByText(`没有找到“${address}”。`)).toBeVisible()
  })

  await test.step('not by an address typed on the phone', async () => {
    for (const page of ['', '/family', '/edit', '/arrived', '/left', '/history', '?again=1'])
      await sameScreen(phone, (id) => at(product.field, `/door/${id}${page}`), door)
  })

  const desk = await people.atDesk('grid_worker', '白马')
  await test.step('not at the desk', async () => {
    await desk.getByRole('combobox', { name: '地点、门牌、拼音首字母' }).fill(address)
    await expect(desk.getByText(`没有找到“${address}”。`)).toBeVisible()
    await sameScreen(desk, (id) => at(product.desk, `/doors/${id}`), door)
    await sameScreen(desk, (id) => at(product.desk, `/coverage?area=${id}`), board.area.id)
    await sameScreen(desk, (id) => at(product.desk, `/coverage?door=${id}`), door, 'dialog')
  })

  await test.step('not by the interface of programs', async () => {
    const reads = [
      (id: string) => `/api/registry/door?id=${id}`,
      (id: string) => `/api/registry/doors?area=${id}`,
      (id: string) => `/api/registry/board?area=${id}`,
      (id: string) => `/api/registry/trend?area=${id}`,
      (id: string) => `/api/registry/statements?area=${id}`,
      (id: string) => `/api/place/dwellings?area=${id}`,
      (id: string) => `/api/place/history?place=${id}`,
    ]
    for (const path of reads) {
      for (const id of [door, board.area.id]) {
        const theirs = await read(desk, path(id))
        expect(theirs, path(id)).toEqual(await read(desk, path(newId())))
        expect(theirs.text).not.toContain('人民东路')
      }
    }
    // Names and codes of areas are public knowledge in the county; how many doors stand in them, and who answers, is not.
    const named = await read(desk, `/api/place/area?id=${board.area.id}`)
    expect(Object.keys(JSON.parse(named.text).area)).not.toEqual(expect.arrayContaining(['dwellings']))
    expect(named.text).not.toContain('responsible')
    expect(named.text).not.toContain('contact')
    const household = known.household.id
    const resident = known.household.residents[0]?.id ?? ''
    const commands: readonly [string, (id: string) => Record<string, unknown>, string][] = [
      ['registry.recordVisit', (id) => ({ door: id, outcome: 'vacant' }), door],
      ['registry.reportDoor', (id) => ({ id: newId(), area: id, number: '999' }), board.area.id],
      ['registry.editHousehold', (id) => ({ household: id, fields: { headCount: { is: 9, was: 2 } } }), household],
      ['registry.addResidents', (id) => ({ household: id, residents: [{ id: newId(), name: '白雪明' }] }), household],
      ['registry.residentLeft', (id) => ({ resident: id, leftOn: '2020-01-25' }), resident],
      ['registry.reveal', (id) => ({ household: id, reason: 'contact_household', explanation: '联系' }), household],
    ]
    for (const [name, body, id] of commands) {
      const theirs = await command(desk, name, body(id))
      expect(theirs.text, name).toContain('not_found')
      expect(theirs, name).toEqual(await command(desk, name, body(newId())))
    }
  })

  await test.step('and nothing was changed by trying', async () => {
    await near.goto(at(product.field, `/door/${door}`))
    await expect(near.getByText('2 人', { exact: true }).first()).toBeVisible()
    await expect(near.getByText('白雪晴')).toBeVisible()
  })
})

/** The screen at an address of theirs says what it says at an address of nothing, and that is all it says. */
async function sameScreen(
  page: Page,
  address: (id: string) => string,
  theirs: string,
  role: 'main' | 'dialog' = 'main',
) {
  const screen = page.getByRole(role)
  await page.goto(address(newId()))
  await expect(screen).toContainText('没有找到，或不在您的范围内。')
  const nothing = (await screen.textContent()) ?? ''
  await page.goto(address(theirs))
  await expect(screen, address(theirs)).toHaveText(nothing)
}
