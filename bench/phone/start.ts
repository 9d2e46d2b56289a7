import { atMost, type Result } from '../lib/result.ts'
import type { BenchPhone } from './browser.ts'

/** How much slower than this machine a cheap phone is taken to be. */
export const slower = 4
const times = 5
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Starts of a locked phone without any network: to the lock, and from the last digit to the day's list. Medians of five. */
export async function measureStart(phone: BenchPhone, holding: string, withLock: boolean): Promise<Result[]> {
  const { page } = phone
  await page.waitForFunction('navigator.serviceWorker.controller !== null', undefined, { timeout: 60_000 })
  await page.waitForTimeout(2000)
  await page.context().setOffline(true)
  await phone.slowDown(slower)
  const locks: number[] = []
  const opens: number[] = []
  for (let run = 0; run < times; run++) {
    await page.reload({ waitUntil: 'commit' })
    await page.locator('.f-pin-pad').waitFor()
    await page.waitForTimeout(500)
    await phone.typePin()
    await page.locator('.f-dock').waitFor({ timeout: 60_000 })
    await page.waitForTimeout(300)
    const { lock = Number.NaN, typed = Number.NaN, today = Number.NaN } = await phone.marks()
    locks.push(lock)
    opens.push(today - typed)
  }
  await phone.slowDown(1)
  await page.context().setOffline(false)
  const how = `without network, ${slower} times slower`
  return [
    ...(withLock ? [atMost(`start to the lock, ${how}`, median(locks) / 1000, 's', 2)] : []),
    atMost(`last digit to today's list, ${holding}, ${how}`, median(opens) / 1000, 's', 2),
  ]
}
