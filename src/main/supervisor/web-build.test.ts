import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CHECKOUT } from '../cli/place.ts'
import { buildWeb, isWebFresh } from './web-build.ts'

let checkout: string

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'lianfang-web-'))
  mkdirSync(join(checkout, 'src', 'main', 'web'), { recursive: true })
  symlinkSync(join(CHECKOUT, 'node_modules'), join(checkout, 'node_modules'))
  writeFileSync(join(checkout, 'package.json'), '{"type":"module"}')
  writeFileSync(join(checkout, 'src', 'main', 'server.ts'), '')
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

function web(script: string): void {
  writeFileSync(join(checkout, 'vite.config.ts'), `export default { root: 'src/main/web' }`)
  writeFileSync(join(checkout, 'src', 'main', 'web', 'index.html'), '<script type="module" src="./main.ts"></script>')
  writeFileSync(join(checkout, 'src', 'main', 'web', 'main.ts'), script)
}

test('the web is built once, and again when one of its sources changes', async () => {
  web('console.log(1)')
  expect(await buildWeb(checkout).done).toBe('built')
  expect(readFileSync(join(checkout, 'dist', 'web', 'index.html'), 'utf8')).toContain('script')
  expect(buildWeb(checkout).isBuilding).toBe(false)
  writeFileSync(join(checkout, 'src', 'main', 'server.ts'), 'export {}')
  expect(isWebFresh(checkout)).toBe(true)
  web('console.log(2)')
  expect(isWebFresh(checkout)).toBe(false)
  expect(await buildWeb(checkout).done).toBe('built')
})

test('a build that fails says why and leaves the last one in its place', async () => {
  web('console.log(1)')
  await buildWeb(checkout).done
  web('import "./nowhere.ts"')
  await expect(buildWeb(checkout).done).rejects.toMatchObject({ code: 'web-build-failed' })
  expect(existsSync(join(checkout, 'dist', 'web', 'index.html'))).toBe(true)
})

test('a copy without sources of the web serves what it has', async () => {
  expect(await buildWeb(checkout).done).toBe('absent')
})
