/** `node scripts/icons.ts`: draws the icons of the installed phone application anew from the mark in `icon.svg`, in Chromium. */
import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findChromium } from './lib/chromium.ts'
import { root } from './lib/run.ts'

const folder = `${root}src/main/web/public`
const mark = readFileSync(`${folder}/icon.svg`, 'utf8')
const blue = /fill="(#[0-9a-f]{6})"/.exec(mark)?.[1] ?? '#1d5a96'

/** `inset`: share of the edge around the mark, so that a launcher that cuts a circle (maskable) leaves it whole. */
const icons = [
  { name: 'icon-180', size: 180, inset: 0.06, ground: blue },
  { name: 'icon-192', size: 192, inset: 0, ground: 'transparent' },
  { name: 'icon-512', size: 512, inset: 0, ground: 'transparent' },
  { name: 'icon-maskable-512', size: 512, inset: 0.12, ground: blue },
]

const browser = await chromium.launch({
  executablePath: await findChromium((text) => process.stderr.write(`${text}\n`)),
  args: ['--no-sandbox'],
})
const page = await browser.newPage()
for (const { name, size, inset, ground } of icons) {
  const edge = Math.round(size * inset)
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>*{margin:0}body{background:${ground}}svg{display:block;margin:${edge}px;width:${size - 2 * edge}px}</style>${mark}`,
  )
  await page.screenshot({ path: `${folder}/field/${name}.png`, omitBackground: true })
}
await browser.close()
