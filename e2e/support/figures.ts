import { expect, type Page } from '@playwright/test'

/** Names of the board's figures as the desk shows them in Chinese. */
export type FigureName = '已登记' | '拒访' | '无人在家' | '未到' | '空置'

/** Figures as one person reads them off the screen. */
export interface Reading {
  doors: number
  covered: number
  persons: number
  /** Of a state that is not shown there are none. */
  of(name: FigureName): number
}

/** Reads the line of figures on the coverage board that is open. */
export async function readBoard(page: Page): Promise<Reading> {
  const line = page.getByRole('region', { name: '覆盖数字' })
  const lead = /^([\d,]+) 户中已核清 ([\d,]+) 户$/
  const [, doors, covered] = lead.exec((await line.getByText(lead).textContent()) ?? '') ?? []
  const [, persons] =
    /^已登记 ([\d,]+) 人$/.exec((await line.getByText(/^已登记 [\d,]+ 人$/).textContent()) ?? '') ?? []
  const bar = (await line.getByRole('img', { name: /^已登记/ }).getAttribute('aria-label')) ?? ''
  const states = await line.getByRole('button').allInnerTexts()
  return {
    doors: numberIn(doors),
    covered: numberIn(covered),
    persons: numberIn(persons),
    of: (name) => {
      const text =
        states.find((state) => state.startsWith(name)) ?? bar.split(' · ').find((part) => part.startsWith(name))
      return text ? numberIn(text.slice(name.length)) : 0
    },
  }
}

/** Waits until the board shows as many doors of a state, without being loaded anew. */
export async function boardShows(page: Page, name: FigureName, count: number): Promise<void> {
  await expect.poll(async () => (await readBoard(page)).of(name), { message: name }).toBe(count)
}

/** "1,257" as 1257. */
export function numberIn(text: string | undefined): number {
  return Number((text ?? '').replace(/[^\d]/g, ''))
}
