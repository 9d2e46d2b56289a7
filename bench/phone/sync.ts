import { atMost, type Result } from '../lib/result.ts'
import type { BenchPhone } from './browser.ts'

/** What the browser noted of one request. */
interface Timing {
  name: string
  startTime: number
  duration: number
  decodedBodySize: number
  transferSize: number
}

/** From the first question of a new phone until everything is encrypted on its disk and the day is in view. */
export async function measureSync(phone: BenchPhone, held: { doors: number; persons: number }): Promise<Result[]> {
  await phone.setPin()
  const done = await phone.holds(held.doors)
  await phone.page.locator('.f-dock').waitFor()
  const inView = (await phone.page.evaluate('performance.now()')) as number
  const pulls = (await phone.page.evaluate(
    `performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/sync/pull')).map((one) => one.toJSON())`,
  )) as Timing[]
  const begun = Math.min(...pulls.map(({ startTime }) => startTime))
  const sum = (of: (one: Timing) => number) => pulls.reduce((all, one) => all + of(one), 0)
  const name = `${held.doors} doors and ${held.persons} persons`
  return [
    atMost(`first sync in Chromium, ${name}, encrypted on the disk`, (done - begun) / 1000, 's', 10),
    atMost("and today's list in view", (inView - begun) / 1000, 's', 10),
    { name: 'of that in requests', value: sum(({ duration }) => duration) / 1000, unit: 's' },
    atMost('its answers before compression', sum(({ decodedBodySize }) => decodedBodySize) / 1e6, 'MB', 25),
    { name: 'its answers on the wire', value: sum(({ transferSize }) => transferSize) / 1e6, unit: 'MB' },
  ]
}
