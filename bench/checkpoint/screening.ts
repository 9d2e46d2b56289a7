import { percentile } from '../lib/figures.ts'
import { atMost, type Result } from '../lib/result.ts'
import type { BenchPhone } from '../phone/browser.ts'
import { slower } from '../phone/start.ts'

const times = 200

/** From a tap that changes the facts to the advice on the screen, and from a letter to the destinations that fit. */
export async function measureScreening(
  phone: BenchPhone,
  { doors, persons }: { doors: number; persons: number },
): Promise<Result[]> {
  const { page } = phone
  await page.getByRole('button', { name: '步行或无牌' }).tap()
  await page.locator('label').filter({ hasText: /^2$/ }).tap()
  await page.locator('.pass-advice').waitFor()
  await page.context().setOffline(true)
  const results: Result[] = []
  const held = `town of ${doors} doors and ${persons} residents`
  for (const rate of [1, slower]) {
    await phone.slowDown(rate)
    const advice = (await page.evaluate(changeReasons(times))) as number[]
    const hits = (await page.evaluate(typeDestinations(40))) as number[]
    const slow = rate === 1 ? '' : `, ${rate} times slower`
    const found = `letter to destinations, slowest, ${held}${slow}`
    const advised = `tap to advice on the screen, p99 of ${times}, ${held}${slow}`
    results.push(atMost(advised, percentile(advice, 0.99), 'ms', 50))
    results.push(
      rate === 1 ? { name: found, value: Math.max(...hits), unit: 'ms' } : atMost(found, Math.max(...hits), 'ms', 200),
    )
  }
  await phone.slowDown(1)
  return results
}

/** Changes the reason between home and visit, whose rules differ, and times the new advice. */
const changeReasons = (count: number) => `(async () => {
  const took = []
  const radio = (value) => document.querySelector('input[type=radio][value=' + value + ']')
  for (let at = 0; at < ${count}; at++) {
    await new Promise((done) => setTimeout(done, 20))
    took.push(await new Promise((done) => {
      const begun = performance.now()
      const before = document.querySelector('.pass-advice').textContent
      const observer = new MutationObserver(() => {
        if (document.querySelector('.pass-advice').textContent === before) return
        observer.disconnect()
        done(performance.now() - begun)
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      radio(at % 2 === 0 ? 'visit' : 'home').click()
    }))
  }
  return took
})()`

/** Types a few letters of a destination, anew each time, and times the list. */
const typeDestinations = (count: number) => `(async () => {
  const took = []
  const words = ['一', '村', '12', '社区', '龙', '3组', '第一', 'ba']
  const field = [...document.querySelectorAll('label')].find((label) => label.textContent === '到哪里去')
  const input = document.getElementById(field.htmlFor)
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
  const type = (text) => { set.call(input, text); input.dispatchEvent(new Event('input', { bubbles: true })) }
  for (let at = 0; at < ${count}; at++) {
    type('')
    await new Promise((done) => setTimeout(done, 40))
    took.push(await new Promise((done) => {
      const begun = performance.now()
      const observer = new MutationObserver(() => { observer.disconnect(); done(performance.now() - begun) })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      type(words[at % words.length])
    }))
  }
  type('')
  return took
})()`
