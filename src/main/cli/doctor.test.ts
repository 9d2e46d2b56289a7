import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFolder } from '#platform/server/install/folder.ts'
import { takeLock } from '#platform/server/install/lock.ts'
import { loadSecrets, secretsFile } from '#platform/server/postgres/secrets.ts'
import { examine } from './doctor.ts'
import type { Check } from './doctor-check.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianfang-doctor-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function findings(port = 0): Promise<Check[]> {
  return examine(folder, { host: '127.0.0.1', port })
}

test('a folder without an installation is a thing to look at, not an error', async () => {
  const checks = await findings()
  expect(checks).toContainEqual({ level: 'warn', finding: 'folder.none', params: { path: folder } })
  expect(checks.filter((check) => check.level === 'fail')).toEqual([])
})

test('an installation that is down is sound', async () => {
  openFolder(folder, 'main')
  loadSecrets(folder)
  const checks = await findings()
  expect(checks.filter((check) => check.level === 'fail')).toEqual([])
  expect(checks.map((check) => check.finding)).toEqual(
    expect.arrayContaining(['programs.ok', 'folder.ok', 'secrets.ok', 'server.down']),
  )
})

test('passwords that others can read are an error that names its remedy', async () => {
  openFolder(folder, 'main')
  loadSecrets(folder)
  chmodSync(secretsFile(folder), 0o640)
  const params = { path: secretsFile(folder), mode: '640', wanted: '600' }
  expect(await findings()).toContainEqual({ level: 'fail', finding: 'folder.open', params })
})

test('a port that another program holds is an error, except while the product itself runs', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  try {
    openFolder(folder, 'main')
    expect(await findings(port)).toContainEqual({ level: 'fail', finding: 'port.taken', params: { port } })
    const lock = takeLock(folder)
    expect((await findings(port)).filter((check) => check.level === 'fail')).toEqual([])
    lock.release()
  } finally {
    server.close()
  }
})
