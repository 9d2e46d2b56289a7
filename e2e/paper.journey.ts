import type { Page } from '@playwright/test'
import { command, newId } from './support/api.ts'
import { boardShows, readBoard } from './support/figures.ts'
import { isWholeOnPaper, pagesIn } from './support/paper.ts'
import { at, expect, test } from './support/test.ts'

/** Doors on the sheet, and the seconds in which they have to be in. */
const doors = 30
const seconds = 120
/** Keys that somebody strikes in a second who looks at paper: 36 words a minute, a beginner's pace. */
const pace = 3

interface Line {
  code: string
  outcome: '1' | '2' | '3' | '4'
  headCount: string
}

test('a grid worker without a phone: the list is printed, filled and typed back in', async ({ people, product }) => {
  const desk = await people.atDesk('community_leader', '人民东路')
  await desk.goto(at(product.desk, '/coverage'))
  await desk.getByRole('treeitem', { name: /第二网格/ }).click()
  await expect(desk.getByRole('heading', { level: 1, name: '第二网格' })).toBeVisible()
  const before = await readBoard(desk)

  const codes = await test.step('the list is printed on A4, with a code for every door and nobody’s name', async () => {
    await desk.getByRole('link', { name: '打印走访表' }).click()
    const sheet = desk.getByRole('article')
    await expect(sheet.getByRole('heading', { name: /第二网格 走访登记表/ })).toBeVisible()
    const found = (await sheet.getByRole('cell', { name: /^[0-9A-Z]{3} [0-9A-Z]{3}$/ }).allTextContents()).slice(
      0,
      doors,
    )
    expect(new Set(found).size).toBe(doors)
    await desk.emulateMedia({ media: 'print' })
    await expect(desk.getByRole('button', { name: /^打\s*印$/ })).toBeHidden()
    const pages = pagesIn(await desk.pdf({ preferCSSPageSize: true }))
    expect(pages).toBeGreaterThanOrEqual(2)
    await desk.emulateMedia({ media: null })
    return found
  })

  const filled = codes.map((code, index): Line => {
    const outcome = (['1', '1', '2', '1', '3', '4'] as const)[index % 6] ?? '1'
    return { code, outcome, headCount: outcome === '1' ? String((index % 5) + 1) : '' }
  })
  const registered = filled.filter(({ outcome }) => outcome === '1')

  await test.step('somebody with a phone registers the first door meanwhile', () => registerFirst(desk))

  await test.step('the sheet is typed in by keyboard, with slips', async () => {
    await desk.getByRole('link', { name: '录入走访表' }).click()
    await expect(desk.getByLabel('第 1 行 短码')).toBeFocused()
    const keys = new Keys(desk)
    for (const line of filled.slice(0, 29)) await keys.line(line)
    // The last door as a copy of the second, with a count that no door has.
    await keys.line({ ...(filled[1] as Line), headCount: '201' })
    // What the form keeps is there after a reload.
    await desk.reload()
    await expect(desk.getByLabel('第 29 行 短码')).toHaveValue(filled[28]?.code.replace(' ', '').toLowerCase() ?? '')
    await expect(desk.getByText('已填 30 行')).toBeVisible()
    await expect(wordOf(desk, 30)).toContainText('与第 2 行是同一户')
    await expect(wordOf(desk, 30)).toContainText('人数应为 0 到 200')
    await expect(wordOf(desk, 1)).toContainText('系统里：已登记 6 人')
    await expect(wordOf(desk, 1)).toContainText('纸上：已登记 1 人')
    await expect(desk.getByText('可提交 28 行')).toBeVisible()
    expect(keys.struck, 'keys for 30 doors').toBeLessThanOrEqual(seconds * pace)
  })

  await test.step('what is ready is sent, and what is not is mended at its line', async () => {
    await desk.keyboard.press('Control+Enter')
    await expect(desk.getByText('已完成 28 行')).toBeVisible()
    await expect(wordOf(desk, 2)).toContainText('已录入')
    // The cursor stands on the first thing to decide: the paper's count goes to a person, nothing is overwritten.
    await expect(desk.getByRole('button', { name: '照纸上录入' })).toBeFocused()
    await desk.keyboard.press('Enter')
    await desk.keyboard.press('Control+Enter')
    await expect(wordOf(desk, 1)).toContainText('与系统不同，等人核对')
    await expect(desk.getByLabel('第 30 行 短码')).toBeFocused()
    const last = filled[29] as Line
    const slip = swapped(last.code)
    await desk.keyboard.type(slip)
    await expect(wordOf(desk, 30)).toContainText('短码有误')
    await desk.keyboard.press('Control+A')
    await new Keys(desk).line(last)
    if (last.headCount === '') await clearCount(desk)
    await desk.keyboard.press('Control+Enter')
    await expect(desk.getByText('已完成 30 行')).toBeVisible()
  })

  await test.step('the board has all of it, once', async () => {
    const area = new URL(desk.url()).searchParams.get('area')
    await desk.goto(at(product.desk, `/coverage?area=${area}`))
    await boardShows(desk, '已登记', before.of('已登记') + registered.length)
    const now = await readBoard(desk)
    for (const [name, outcome] of [
      ['无人在家', '2'],
      ['拒访', '3'],
      ['空置', '4'],
    ] as const)
      expect(now.of(name), name).toBe(before.of(name) + filled.filter((line) => line.outcome === outcome).length)
    const persons = registered.slice(1).reduce((sum, { headCount }) => sum + Number(headCount), 0)
    expect(now.persons).toBe(before.persons + 6 + persons)
    expect(now.doors).toBe(before.doors)
  })
})

test('what a desk prints is whole on A4: matrix, draw, report, figures, roster', async ({ people, product }) => {
  const commander = await people.atDesk('commander')
  const inspector = await people.atDesk('inspector')
  const ask = async (path: string) => (await commander.request.get(new URL(path, commander.url()).href)).json()
  const place = ((await ask('/api/session')) as { roles: { place: string }[] }).roles[0]?.place
  const day = (from: number): string => new Date(Date.now() + (8 + 24 * from) * 3_600_000).toISOString()

  await test.step('a directive of seven demands: each agency and each demand is on the paper', async () => {
    const { items } = (await ask('/api/agency/agencies')) as { items: { id: string; name: string }[] }
    const directive = newId()
    const demands = [1, 2, 3, 4, 5, 6, 7].map((ord) => ({
      ...{ text: `第${ord}项要求：逐户走到，登记造册，每日报送进展`, asks: 'count' },
      ...{ dueAt: day(ord), owners: items.map(({ id }) => id) },
    }))
    const issued = await command(commander, 'directive.issue', { place, title: '七项要求', demands }, directive)
    expect(issued.text).toContain('"accepted"')
    await commander.goto(at(product.desk, `/directives/${directive}`))
    await expect(commander.getByRole('checkbox', { name: /只看未签收的/ })).toBeVisible()
    await commander.emulateMedia({ media: 'print' })
    await expect(commander.getByRole('checkbox', { name: /只看未签收的/ })).toBeHidden()
    await expect(commander.getByRole('columnheader', { name: /^第 7 条/ })).toBeVisible()
    await expect(commander.getByRole('rowheader', { name: items[0]?.name ?? '' })).toHaveCount(2)
    await expect(commander.getByText(/^平武县 · .*打印$/)).toBeVisible()
    await isWholeOnPaper(commander)
  })

  await test.step('figures have their total once, at the end', async () => {
    await commander.goto(at(product.desk, '/statistics'))
    await expect(commander.getByRole('row', { name: /^合计 [\d,]+ / })).toBeVisible()
    await isWholeOnPaper(commander)
    await commander.emulateMedia({ media: 'print' })
    await expect(commander.locator('tfoot')).toHaveCSS('display', 'table-row-group')
    await commander.emulateMedia({ media: null })
  })

  await test.step('the board of all tasks names the demand; stock and plan say of when they are', async () => {
    await commander.goto(at(product.desk, '/tasks'))
    await expect(commander.getByText(/· 第 1 条要求$/).first()).toBeVisible()
    await isWholeOnPaper(commander)
    await commander.goto(at(product.desk, '/supply'))
    await expect(commander.getByRole('rowheader').first()).toBeVisible()
    await isWholeOnPaper(commander, 'landscape')
  })

  await test.step('the roster of a week lies on its side from the first sheet on', async () => {
    await commander.goto(at(product.desk, '/duty'))
    await expect(commander.getByRole('rowheader').first()).toBeVisible()
    await isWholeOnPaper(commander, 'landscape')
    const pdf = await commander.pdf({ format: 'A4', preferCSSPageSize: true })
    expect(pdf.toString('latin1')).not.toMatch(/MediaBox \[0 0 59\d[.\d]* 84/)
  })

  await test.step('a draw and the report of the discipline body, under the mark of whoever prints it', async () => {
    const draw = newId()
    const checks = Array.from({ length: 40 }, () => newId())
    const scope = { place, agencies: [], fromDay: day(1).slice(0, 10), days: 7, hourFrom: 0, hourTo: 0 }
    expect((await command(inspector, 'inspection.draw', { ...scope, checks }, draw)).text).toContain('"accepted"')
    await inspector.goto(at(product.desk, `/inspections/draws/${draw}`))
    await expect(inspector.getByRole('row').nth(40)).toBeVisible()
    await isWholeOnPaper(inspector)
    expect(pagesIn(await inspector.pdf({ format: 'A4', preferCSSPageSize: true }))).toBeLessThanOrEqual(3)
    await inspector.goto(at(product.desk, '/inspections/report'))
    await expect(inspector.locator('.watermark')).toBeAttached()
    await expect(inspector.getByText('抽签次数')).toBeVisible()
    await isWholeOnPaper(inspector)
  })
})

/** A hand on the keyboard that counts its keys. */
class Keys {
  struck = 0
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async line({ code, outcome, headCount }: Line): Promise<void> {
    const keys = code.replace(' ', '').toLowerCase() + outcome + headCount
    await this.page.keyboard.type(keys)
    await this.page.keyboard.press('Enter')
    this.struck += keys.length + 1
  }
}

/** What the form says of a line. */
function wordOf(page: Page, line: number) {
  return page.getByRole('row').nth(line).getByRole('cell').last()
}

/** The same code with two neighbours that differ in each other's place. */
function swapped(code: string): string {
  const typed = [...code.replace(' ', '')]
  const first = typed.findIndex((each, index) => index < 5 && each !== typed[index + 1])
  typed.splice(first, 2, typed[first + 1] as string, typed[first] as string)
  return typed.join('')
}

async function clearCount(page: Page): Promise<void> {
  await page.getByLabel('第 30 行 人数').focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
}

/** Registers the first door of the list with six people, as a phone would. */
async function registerFirst(page: Page): Promise<void> {
  const area = new URL(page.url()).searchParams.get('area')
  const list = await page.request.get(new URL(`/api/registry/doors?area=${area}&gap=due&limit=1`, page.url()).href)
  const [door] = ((await list.json()) as { items: { id: string }[] }).items
  const answer = await page.request.post(new URL('/api/commands', page.url()).href, {
    headers: { origin: new URL(page.url()).origin },
    data: {
      commands: [
        {
          id: newId(),
          name: 'registry.recordVisit',
          body: { door: door?.id, outcome: 'registered', household: { id: newId(), headCount: 6 } },
          occurredAt: new Date().toISOString(),
          device: 'journey',
        },
      ],
    },
  })
  expect(await answer.text()).toContain('accepted')
}
