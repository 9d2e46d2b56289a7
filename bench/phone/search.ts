import { atMost, type Result } from '../lib/result.ts'
import type { BenchPhone } from './browser.ts'
import { slower } from './start.ts'

const searches = ['w', 'zy', 'lxm', '王', '静丽', '301', '备用门牌77', '没有的']

/** From a letter to its hits on the screen, among all names of the phone. */
export async function measureSearch(phone: BenchPhone, persons: number): Promise<Result[]> {
  const { page } = phone
  const results: Result[] = []
  await page.getByRole('link', { name: '查找' }).first().click()
  await page.locator('input').first().waitFor()
  // The index is made when the screen opens.
  await page.waitForTimeout(2000)
  for (const rate of [1, slower]) {
    await phone.slowDown(rate)
    const took: number[] = []
    for (const words of searches) took.push((await page.evaluate(typeAndWait(words))) as number)
    const name = `letter to hits on the screen, slowest of ${searches.length}, ${persons} names`
    results.push(
      rate === 1
        ? { name, value: Math.max(...took), unit: 'ms' }
        : atMost(`${name}, ${rate} times slower`, Math.max(...took), 'ms', 50),
    )
  }
  await phone.slowDown(1)
  return results
}

/** Puts words into the field as typing does, and answers the milliseconds until the list stands in the page. */
const typeAndWait = (words: string) => `new Promise((resolve) => {
  const input = document.querySelector('input')
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
  const type = (text) => {
    set.call(input, text)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  type('')
  requestAnimationFrame(() => setTimeout(() => {
    const begun = performance.now()
    const observer = new MutationObserver(() => {
      observer.disconnect()
      resolve(performance.now() - begun)
    })
    observer.observe(document.querySelector('main') ?? document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    type(${JSON.stringify(words)})
  }, 400))
})`
