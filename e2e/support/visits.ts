import { expect, type Locator, type Page } from '@playwright/test'

/** What a grid worker finds at a door. */
export type Found =
  | { outcome: '已登记'; headCount: 1 | 2 | 3 | 4 | 5 | 6; family?: readonly Member[] }
  | { outcome: '拒访' | '无人' | '空置' }

export interface Member {
  name: string
  sex: '男' | '女'
  birthYear: number
}

/** Puts in what was found at the door that is open on the phone, saves it, and waits until the server has it. */
export async function visit(phone: Page, found: Found): Promise<void> {
  await putIn(phone, found)
  const what = found.outcome === '已登记' ? `已登记 · ${found.headCount} 人` : found.outcome
  await expect(phone.getByText(new RegExp(`· ${what}$`))).toBeVisible()
  await expect(phone.getByText(/^服务器已收到/)).toBeVisible()
}

/** Puts it in and saves it, with or without signal: the phone goes on to the next door. */
export async function putIn(phone: Page, found: Found): Promise<void> {
  const here = phone.url()
  await choose(phone, found.outcome)
  if (found.outcome === '已登记') {
    await choose(phone, `${found.headCount} 人`)
    if (found.family) await fillFamily(phone, found.family)
  }
  await phone.getByRole('button', { name: '保存并到下一户' }).tap()
  await phone.waitForURL((url) => url.href !== here && url.pathname.startsWith('/field/door/'))
}

/** Presses one of the large buttons of a choice, as the thumb does: on its words. */
export async function choose(phone: Page, name: string, within: Page | Locator = phone): Promise<void> {
  const radio = { name, exact: true }
  await within
    .locator('label')
    .filter({ has: phone.getByRole('radio', radio) })
    .tap()
  await expect(within.getByRole('radio', radio)).toBeChecked()
}

async function fillFamily(phone: Page, family: readonly Member[]): Promise<void> {
  await phone.getByRole('link', { name: /^家庭成员/ }).tap()
  for (const [index, member] of family.entries()) {
    if (index > 0) await phone.getByRole('button', { name: '再加一人' }).tap()
    const card = phone.getByRole('region', { name: `第 ${index + 1} 人` })
    await card.getByLabel('姓名').fill(member.name)
    await choose(phone, member.sex, card)
    await card.getByLabel('出生年').fill(String(member.birthYear))
  }
  await phone.getByRole('button', { name: '填好了，回到走访' }).tap()
}
