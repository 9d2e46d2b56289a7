import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startOf } from '../postgres/process.ts'
import { keysFolder, openFolder, readMarker, wipeDemo } from './folder.ts'
import { holderOf, LOCK, takeLock } from './lock.ts'

let base: string
let folder: string

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'lianfang-folder-'))
  folder = join(base, 'a', 'demo')
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

test('a new folder is marked, and its keys are closed to others', () => {
  expect(openFolder(folder, 'demo')).toEqual({ product: 'lianfang', kind: 'demo' })
  expect(statSync(keysFolder(folder)).mode & 0o777).toBe(0o700)
  expect(statSync(folder).mode & 0o066).toBe(0)
  expect(openFolder(folder, 'demo').kind).toBe('demo')
})

test('generated and real persons never share a folder', () => {
  openFolder(folder, 'demo')
  expect(() => openFolder(folder, 'main')).toThrow(expect.objectContaining({ code: 'real-in-demo-folder' }))
  openFolder(join(base, 'main'), 'main')
  expect(() => openFolder(join(base, 'main'), 'demo')).toThrow(expect.objectContaining({ code: 'demo-in-real-folder' }))
})

test('a folder with other things in it is neither used nor wiped', async () => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'thesis.txt'), 'years of work')
  expect(() => openFolder(folder, 'demo')).toThrow(expect.objectContaining({ code: 'folder-foreign' }))
  await expect(wipeDemo(folder)).rejects.toMatchObject({ code: 'folder-foreign' })
  expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('years of work')
})

test('a wipe empties a demo folder but for its lock, and refuses a real county', async () => {
  openFolder(folder, 'demo')
  writeFileSync(join(folder, 'secrets.json'), '{}')
  const lock = takeLock(folder)
  await wipeDemo(folder)
  expect(existsSync(join(folder, 'secrets.json'))).toBe(false)
  expect(readMarker(folder)).toBeUndefined()
  expect(holderOf(folder)?.pid).toBe(process.pid)
  lock.release()
  openFolder(join(base, 'main'), 'main')
  await expect(wipeDemo(join(base, 'main'))).rejects.toMatchObject({ code: 'reset-real' })
})

test('a path that is a file is refused', () => {
  mkdirSync(join(base, 'a'))
  writeFileSync(folder, '')
  expect(() => openFolder(folder, 'demo')).toThrow(expect.objectContaining({ code: 'folder-foreign' }))
})

test.skipIf(process.getuid?.() === 0)('a place without permission is named', () => {
  chmodSync(base, 0o500)
  expect(() => openFolder(folder, 'demo')).toThrow(expect.objectContaining({ code: 'no-permission' }))
  chmodSync(base, 0o700)
})

test('a second start is told where the first one answers; the lock is free after release', () => {
  openFolder(folder, 'demo')
  const lock = takeLock(folder)
  lock.announce('http://127.0.0.1:8420/', 8420)
  expect(statSync(join(folder, LOCK)).mode & 0o777).toBe(0o600)
  const again = expect.objectContaining({
    code: 'already-running',
    params: { url: 'http://127.0.0.1:8420/', pid: process.pid },
  })
  expect(() => takeLock(folder)).toThrow(again)
  lock.release()
  expect(holderOf(folder)).toBeUndefined()
  takeLock(folder).release()
})

test('the lock of a killed process is taken over, also when its number is in use again', async () => {
  openFolder(folder, 'demo')
  const other = spawn('sleep', ['60'])
  const pid = other.pid ?? 0
  const stale = { pid, start: startOf(pid), url: 'http://x/', port: 1 }
  writeFileSync(join(folder, LOCK), JSON.stringify(stale))
  expect(() => takeLock(folder)).toThrow(expect.objectContaining({ code: 'already-running' }))
  writeFileSync(join(folder, LOCK), JSON.stringify({ ...stale, start: 'long ago' }))
  const lock = takeLock(folder)
  expect(lock.wasLeftBehind).toBe(true)
  lock.release()
  writeFileSync(join(folder, LOCK), JSON.stringify(stale))
  other.kill('SIGKILL')
  await new Promise((resolve) => other.once('exit', resolve))
  expect(takeLock(folder).wasLeftBehind).toBe(true)
})

test('a lock file torn by a power cut holds nobody off', () => {
  openFolder(folder, 'demo')
  writeFileSync(join(folder, LOCK), '')
  expect(takeLock(folder).wasLeftBehind).toBe(true)
})

test.runIf(process.platform === 'linux')('a place where nothing can be made is said to be closed', () => {
  expect(() => openFolder('/proc/lianfang/demo', 'demo')).toThrow(expect.objectContaining({ code: 'no-permission' }))
})
