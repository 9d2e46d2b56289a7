import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LOGINS, loadSecrets, loginUrls, secretsFile } from './secrets.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianfang-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('passwords are random, distinct, kept, and readable by their owner alone', () => {
  const secrets = loadSecrets(folder)
  expect(new Set(Object.values(secrets)).size).toBe(7)
  for (const password of Object.values(secrets)) expect(password).toMatch(/^[\w-]{43}$/)
  expect(statSync(secretsFile(folder)).mode & 0o777).toBe(0o600)
  expect(loadSecrets(folder)).toEqual(secrets)
})

test('a secrets file that others may read is closed at the next start', () => {
  loadSecrets(folder)
  chmodSync(secretsFile(folder), 0o644)
  loadSecrets(folder)
  expect(statSync(secretsFile(folder)).mode & 0o777).toBe(0o600)
})

test('each login has its own connection string', () => {
  const urls = loginUrls((role, password) => `${role}:${password}`, loadSecrets(folder))
  expect(LOGINS).toEqual(['staff', 'signIn', 'public', 'worker', 'auditor', 'migrator'])
  expect(urls.staff).toMatch(/^lianfang_staff:/)
  expect(new Set(Object.values(urls)).size).toBe(6)
})

test('a folder of a version that did not know a login gets a password for that one, and keeps all others', () => {
  const { signIn: _, ...before } = loadSecrets(folder)
  mkdirSync(join(folder, 'postgres'))
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '18\n')
  writeFileSync(secretsFile(folder), JSON.stringify(before))
  const grown = loadSecrets(folder)
  expect(grown).toEqual({ ...before, signIn: expect.stringMatching(/^[\w-]{43}$/) })
  expect(statSync(secretsFile(folder)).mode & 0o777).toBe(0o600)
  expect(loadSecrets(folder)).toEqual(grown)
})

test('passwords of a database that stands are never made anew, and a damaged file is named', () => {
  const secrets = loadSecrets(folder)
  mkdirSync(join(folder, 'postgres'))
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '18\n')
  expect(loadSecrets(folder)).toEqual(secrets)
  for (const damaged of ['{', '{}', 'null']) {
    writeFileSync(secretsFile(folder), damaged)
    expect(() => loadSecrets(folder)).toThrow(expect.objectContaining({ code: 'file-lost' }))
    expect(readFileSync(secretsFile(folder), 'utf8')).toBe(damaged)
  }
  rmSync(secretsFile(folder))
  expect(() => loadSecrets(folder)).toThrow(expect.objectContaining({ code: 'file-lost' }))
  expect(existsSync(secretsFile(folder))).toBe(false)
})
