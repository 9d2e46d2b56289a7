import { expect, type Page } from '@playwright/test'

/** Width of what is printed on A4 between the margins, in millimetres. */
const widths = { portrait: 180, landscape: 273 } as const

/** What of the page is wrong on its paper; runs in the browser. */
const faults = `(() => {
  const end = document.body.getBoundingClientRect().right + 1
  const nameOf = (one) => one.tagName + '.' + one.className + ' ' + (one.textContent ?? '').slice(0, 20)
  const found = []
  for (const one of document.querySelectorAll('main *')) {
    const style = getComputedStyle(one)
    const box = one.getBoundingClientRect()
    if (box.width <= 1 || box.height <= 1 || style.visibility === 'hidden') continue
    if (box.right > end) found.push('beyond the margin: ' + nameOf(one))
    if (/auto|scroll/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1) found.push('cut: ' + nameOf(one))
    if (!['auto', ''].includes(style.getPropertyValue('page')) && one.parentElement.closest('.page'))
      found.push('a sheet of its own: ' + nameOf(one))
    if (one.matches('.watermark') && style.getPropertyValue('print-color-adjust') !== 'exact')
      found.push('the mark is painted white')
  }
  return found.slice(0, 8)
})()`

/**
 * What a page is on A4: nothing of it reaches beyond the margin or is cut by a box that scrolls on screen, no part asks for a sheet of
 * its own after the title, no button is left, and a mark over the text is not painted white over it.
 */
export async function isWholeOnPaper(page: Page, way: keyof typeof widths = 'portrait'): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  const was = page.viewportSize()
  await page.setViewportSize(way === 'portrait' ? { width: 794, height: 1123 } : { width: 1123, height: 794 })
  await page.evaluate(`document.body.style.width = '${widths[way]}mm'`)
  expect(await page.evaluate(faults), new URL(page.url()).pathname).toEqual([])
  await expect(page.getByRole('button', { name: /^打\s?印$/ })).toHaveCount(0)
  await page.evaluate(`document.body.style.removeProperty('width')`)
  if (was) await page.setViewportSize(was)
  await page.emulateMedia({ media: null })
}

/** Pages of a PDF, by its own page objects. */
export function pagesIn(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}
