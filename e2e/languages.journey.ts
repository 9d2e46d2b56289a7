import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { type Language, languages } from '../src/platform/contract/language.ts'
import { command } from './support/api.ts'
import { declaredPages } from './support/pages.ts'
import { expect, test } from './support/test.ts'
import { leaveTraces, type Traces } from './support/traces.ts'
import { Calm, goInside, textsOf, Words } from './support/words.ts'

/** Said instead of a page to who may not open it. */
const notHere = languages.flatMap((language) => [
  localeOf('platform/web', language).problem.gone,
  localeOf('platform/web', language).problem.not_found,
  localeOf('platform/web/field', language).notHere.title,
])

test('the screens speak three languages and no screen shows a raw key', async ({ people }) => {
  test.slow()
  const words = new Words()
  const wrong = new Set<string>()
  const opened = new Set<string>()

  /** Reads the screen and keeps what does not belong there; false where the page is not there for this person. */
  const look = async (page: Page, calm: Calm, language: Language, where: string): Promise<boolean> => {
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    // What is being drawn may still show the page before: only what stays there is wrong.
    for (let left = 10; ; left -= 1) {
      await calm.settle()
      const texts = await textsOf(page)
      if (texts.some((text) => notHere.includes(text))) return false
      const found = texts.flatMap((text) => {
        const what = words.wrong(language, text)
        return what ? [`“${what}” in ${language} at ${where}: ${text.slice(0, 80)}`] : []
      })
      if (found.length === 0) return true
      if (left > 0) await page.waitForTimeout(300)
      else for (const what of found) wrong.add(what)
      if (left === 0) return true
    }
  }

  /** Every page that nobody before could open, in the three languages, switched while it is open. */
  const atDesk = async (page: Page, traces: Traces) => {
    const calm = await Calm.of(page, words)
    for (const [path, address] of addresses('desk', traces)) {
      if (opened.has(`desk /${address}`)) continue
      await goInside(page, `/${address}`)
      // The list of keys is one component: each page's is read in one language, in turn.
      const ofKeys = opened.has(`desk /${path}`) ? undefined : languages[opened.size % languages.length]
      let isThere = true
      for (const language of languages) {
        await page.locator(`.shell-languages button[lang=${language}]`).click()
        isThere = await look(page, calm, language, `desk /${path}`)
        if (!isThere) break
        if (language !== ofKeys) continue
        await page.keyboard.press('?')
        await look(page, calm, language, `keys of desk /${path}`)
        await expect(page.locator('.key-list')).toBeVisible()
        await page.keyboard.press('Escape')
        await expect(page.locator('.key-list')).toBeHidden()
      }
      if (isThere) opened.add(`desk /${path}`).add(`desk /${address}`)
    }
    // The county remembers a person's language, and the next journey reads Chinese.
    await page.locator('.shell-languages button[lang=zh-Hans]').click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  }

  const choose = async (page: Page, language: Language) => {
    await goInside(page, '/field/me')
    await page
      .locator('label')
      .filter({ has: page.locator(`input[value=${language}]`) })
      .tap()
  }

  const onPhone = async (page: Page, traces: Traces, only = /./) => {
    const calm = await Calm.of(page, words)
    const pages = addresses('field', traces).filter(([path]) => only.test(path))
    for (const language of languages) {
      await choose(page, language)
      for (const [path, address] of pages) {
        await goInside(page, `/field/${address}`)
        if (await look(page, calm, language, `field /${path}`)) opened.add(`field /${path}`)
      }
    }
    await choose(page, 'zh-Hans')
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  }

  const worker = await people.onPhone('grid_worker', '白马')
  const officer = await people.onPhone('checkpoint_officer', '白马')
  const dispatcher = await people.atDesk('dispatcher', '平武县')
  const [administrator, commander, auditor, health, leader, inspector] = await Promise.all([
    people.atDesk('administrator'),
    people.atDesk('commander'),
    people.atDesk('auditor'),
    people.atDesk('health_officer'),
    people.atDesk('area_leader'),
    people.atDesk('inspector'),
  ])
  const traces = await leaveTraces({ worker, dispatcher, leader, commander, health, inspector })
  const desks = [dispatcher, administrator, commander, auditor, health, inspector]
  // Two at a time: the machine has two cores, and each switch of the language reads the whole page anew.
  await Promise.all([
    onPhone(worker, traces, /^(?!pass)/).then(() => onPhone(officer, traces, /^pass/)),
    desks.reduce((before, page) => before.then(() => atDesk(page, traces)), Promise.resolve()),
  ])
  // One language a person: the phone comes after the desk of the same account.
  await onPhone(await people.onPhone('inspector'), traces, /^inspections/)
  await onPhone(await people.onPhone('volunteer'), traces, /^service/)
  await onPhone(await people.onPhone('community_leader'), traces, /^directives/)
  // The conflict was there to be seen; the journeys after it count their own.
  const conflicts = await dispatcher.request.get(new URL('/api/registry/conflicts', dispatcher.url()).href)
  for (const { id, ord } of ((await conflicts.json()) as { items: { id: string; ord: number }[] }).items)
    await command(dispatcher, 'registry.resolveConflict', { conflict: id, ord, choose: 'kept' })
  expect([...wrong]).toEqual([])
  for (const face of ['desk', 'field'] as const)
    for (const path of declaredPages(face)) expect(opened, 'opened by somebody').toContain(`${face} /${path}`)
})

/** The declared pages, each with the addresses where there is something to see. */
function addresses(face: 'desk' | 'field', traces: Traces): [path: string, address: string][] {
  const ids: Readonly<Record<string, readonly string[]>> = {
    accounts: [traces.account],
    doors: traces.doors,
    door: traces.doors,
    statements: [traces.statement],
    directives: [traces.directive],
    incidents: [traces.incident],
    duty: [face === 'desk' ? traces.dutyPost : traces.dutyShift],
    monitoring: [traces.released],
    measures: [traces.measure],
    care: [traces.followedUp],
    plans: [traces.plan],
    situation: [traces.situation],
    'inspections/draws': [traces.inspection.draw],
    'inspections/findings': [traces.inspection.finding],
    'inspections/check': [traces.inspection.check],
    'inspections/own': [traces.inspection.finding],
    patrols: [traces.patrol],
    volunteers: [traces.volunteer],
    'supply/items': [traces.supply.item],
    'supply/points': [traces.supply.point],
    'supply/requests': [traces.supply.request],
    'supply/donations': [traces.supply.donation],
    supplies: [traces.supply.request],
  }
  return declaredPages(face).flatMap((path): [string, string][] => {
    if (!path.includes(':')) return [[path, path]]
    const known = ids[path.slice(0, path.indexOf('/:'))] ?? ids[path.split('/')[0] ?? '']
    if (!known || path.split(':').length > 2) throw new Error(`say in this journey what /${path} shows`)
    // What lies below a page reads alike for all that it may show.
    const shown = path.endsWith(':id') ? known : known.slice(0, 1)
    return shown.map((id) => [path, path.replace(/:\w+/, id)])
  })
}

function localeOf(folder: string, language: Language) {
  return JSON.parse(readFileSync(new URL(`../src/${folder}/locales/${language}.json`, import.meta.url), 'utf8'))
}
