import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const BOOTSTRAP = join(import.meta.dirname, 'bootstrap.mjs')
const COMMAND = join(import.meta.dirname, '..', 'bin', 'lianfang.mjs')

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianfang-bootstrap-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function node(...args: string[]) {
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
}

test('runs a TypeScript entry with its arguments, its Node first on the path, and keeps its exit code', () => {
  const entry = join(folder, 'entry.ts')
  writeFileSync(
    entry,
    `const said: string[] = process.argv.slice(2)\nconsole.log(JSON.stringify([said, process.env.PATH]))\nprocess.exit(7)`,
  )
  const done = node(BOOTSTRAP, entry, '--json', 'two words')
  expect(done.status).toBe(7)
  const [said, path] = JSON.parse(done.stdout) as [string[], string]
  expect(said).toEqual(['--json', 'two words'])
  expect(path.startsWith(dirname(process.execPath))).toBe(true)
})

test('the command works from any folder and through a link', () => {
  const link = join(folder, 'lianfang')
  symlinkSync(COMMAND, link)
  expect(node(link, '--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(node(link, 'help').stdout).toContain('lianfang doctor')
  const refused = node(link, 'dance')
  expect(refused.status).toBe(1)
  expect(refused.stderr).toContain('dance')
})

test('without an entry it says how it is used', () => {
  expect(node(BOOTSTRAP).status).toBe(1)
})

test('the lock file names every package that a locked one may bring, for every platform, so npm ci accepts it', () => {
  interface Entry {
    dependencies?: Record<string, string>
    optionalDependencies?: Record<string, string>
  }
  const lock = readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')
  const packages = (JSON.parse(lock) as { packages: Record<string, Entry> }).packages
  const isLocked = (from: string, name: string): boolean => {
    if (`${from && `${from}/`}node_modules/${name}` in packages) return true
    return from !== '' && isLocked(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name)
  }
  const absent = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !isLocked(path, name)),
  )
  expect(absent).toEqual([])
})
