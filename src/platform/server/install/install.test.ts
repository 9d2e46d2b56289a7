import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { LOGIN_ROLES, newSecrets } from '../postgres/secrets.ts'
import { createTestCluster, type TestCluster } from '../postgres/test-cluster.ts'
import { databaseOf, withLogin } from './database.ts'
import { install } from './install.ts'
import { migrationState } from './migrate.ts'

let cluster: TestCluster
let folder: string
let count = 0

beforeAll(async () => {
  cluster = await createTestCluster()
}, 60_000)
afterAll(() => cluster.stop())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianfang-install-'))
  mkdirSync(join(folder, 'migrations'))
  count += 1
  return () => rmSync(folder, { recursive: true, force: true })
})

function migration(name: string, sql: string): void {
  writeFileSync(join(folder, 'migrations', `${name}.sql`), sql)
}

function settings() {
  return {
    adminUrl: cluster.adminUrl,
    secrets: cluster.secrets,
    database: `one_${count}`,
    folder,
    migrations: join(folder, 'migrations'),
  }
}

async function rows(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('makes logins of which none is mighty, and a database that the migrator owns', async () => {
  migration('0001-one', 'create schema one; create table one.t (n int)')
  const { urls, applied } = await install(settings())
  expect(applied).toEqual(['0001-one'])
  const mighty = await rows(
    cluster.adminUrl,
    `select rolname from pg_roles where rolname like 'lianfang%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  )
  expect(mighty).toEqual([])
  for (const [login, url] of Object.entries(urls)) {
    const [row] = await rows(url, 'select current_user as role')
    expect(row).toEqual({ role: LOGIN_ROLES[login as keyof typeof LOGIN_ROLES] })
  }
  const owner = `select pg_get_userbyid(datdba) as owner from pg_database where datname = '${settings().database}'`
  expect(await rows(cluster.adminUrl, owner)).toEqual([{ owner: 'lianfang_migrator' }])
  const extensions = await rows(urls.migrator, `select extname from pg_extension where extname <> 'plpgsql' order by 1`)
  expect(extensions.map((row) => row.extname)).toEqual(['btree_gist', 'ltree', 'pg_trgm', 'pgcrypto'])
})

test('a second installation changes nothing, and calls the hook again', async () => {
  migration('0001-one', 'create schema one')
  await install(settings())
  const called: string[] = []
  const again = await install({ ...settings(), afterMigrate: async (url) => void called.push(url) })
  expect(again.applied).toEqual([])
  expect(called).toEqual([again.urls.migrator])
})

test('new secrets replace the passwords; the old ones open nothing', async () => {
  const first = await install(settings())
  const secrets = { ...newSecrets(), superuser: cluster.secrets.superuser }
  const second = await install({ ...settings(), secrets })
  await expect(rows(first.urls.staff, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  expect(await rows(second.urls.staff, 'select 1 n')).toEqual([{ n: 1 }])
  await install(settings())
})

test('a role that somebody made mighty is cut back', async () => {
  await install(settings())
  await rows(cluster.adminUrl, 'alter role lianfang_staff bypassrls createdb')
  await install(settings())
  const [row] = await rows(
    cluster.adminUrl,
    `select rolbypassrls or rolcreatedb as mighty from pg_roles where rolname = 'lianfang_staff'`,
  )
  expect(row).toEqual({ mighty: false })
})

test('a database of a newer version is refused by name', async () => {
  migration('0001-one', 'create schema one')
  migration('0002-two', 'create schema two')
  const { urls } = await install(settings())
  rmSync(join(folder, 'migrations', '0002-two.sql'))
  await expect(install(settings())).rejects.toMatchObject({ code: 'schema-newer', params: { migration: '0002-two' } })
  expect(await migrationState(urls.migrator, join(folder, 'migrations'))).toEqual({
    applied: ['0001-one', '0002-two'],
    pending: [],
    unknown: ['0002-two'],
  })
})

test('when one migration fails, none of its run is applied', async () => {
  migration('0001-one', 'create schema one')
  migration('0002-two', 'create schema two; select 1/0')
  await expect(install(settings())).rejects.toMatchObject({
    code: 'migration-failed',
    params: { migration: '0002-two' },
  })
  migration('0002-two', 'create schema two')
  expect((await install(settings())).applied).toEqual(['0001-one', '0002-two'])
})

test('a migration may ask to run outside a transaction', async () => {
  migration('0001-one', 'create schema one; create table one.t (n int)')
  migration('0002-two', '-- no-transaction\ncreate index concurrently t_n on one.t (n)')
  migration('0003-three', 'alter table one.t add m int')
  const { urls, applied } = await install(settings())
  expect(applied).toEqual(['0001-one', '0002-two', '0003-three'])
  expect(await rows(urls.migrator, `select to_regclass('one.t_n') is not null as found`)).toEqual([{ found: true }])
})

test('a login that may make roles and databases but is no superuser is enough', async () => {
  const fresh = await createTestCluster()
  try {
    await rows(fresh.adminUrl, `create role keeper login createrole createdb password 'k'`)
    const adminUrl = withLogin(fresh.adminUrl, { user: 'keeper', password: 'k' })
    migration('0001-one', 'create schema one')
    const options = { adminUrl, secrets: fresh.secrets, folder, migrations: join(folder, 'migrations') }
    const { database, urls } = await install(options)
    expect(database).toBe('lianfang')
    expect(await rows(urls.worker, 'select current_database() as name')).toEqual([{ name: 'lianfang' }])
    expect((await install(options)).applied).toEqual([])
  } finally {
    await fresh.stop()
  }
}, 30_000)

test('a login without that right gets the statements to hand to its administrator; they are enough', async () => {
  const fresh = await createTestCluster()
  try {
    await rows(fresh.adminUrl, `create role guest login password 'g'`)
    migration('0001-one', 'create schema one')
    const adminUrl = withLogin(fresh.adminUrl, { user: 'guest', password: 'g', database: 'county' })
    const options = { adminUrl, secrets: fresh.secrets, folder, migrations: join(folder, 'migrations') }
    const refused = await install(options).catch((error: unknown) => error)
    const file = join(folder, 'create-roles.sql')
    expect(refused).toMatchObject({ code: 'external-rights', params: { file, database: 'county' } })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) await rows(fresh.adminUrl, line)
    expect((await install(options)).applied).toEqual(['0001-one'])
    expect((await install(options)).applied).toEqual([])
    // A version that knows one login more: the statements bring what stands up to date and make what lacks.
    const county = fresh.adminUrlFor('county')
    await rows(county, 'drop owned by lianfang_signin')
    await rows(county, 'drop role lianfang_signin')
    await expect(install(options)).rejects.toMatchObject({ code: 'external-rights' })
    expect(
      readFileSync(file, 'utf8')
        .match(/^(create|alter) (role|database)/gm)
        ?.sort(),
    ).toEqual(['alter database', ...Array.from({ length: 5 }, () => 'alter role'), 'create role'])
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) await rows(fresh.adminUrl, line)
    expect((await install(options)).applied).toEqual([])
  } finally {
    await fresh.stop()
  }
}, 30_000)

test('connection strings keep their server when login or database change', () => {
  expect(databaseOf('postgres://u:p@host:5433/county?sslmode=require')).toBe('county')
  expect(databaseOf('postgres://u:p@host/postgres')).toBe('lianfang')
  expect(databaseOf('postgres://u:p@/postgres?host=%2Frun')).toBe('lianfang')
  const socket = withLogin('postgres://u:p@/postgres?host=%2Frun', { user: 'a', password: 'b/c', database: 'd' })
  expect(socket).toBe('postgres://a:b%2Fc@/d?host=%2Frun')
  const host = withLogin('postgres://u:p@host:5433/x?sslmode=require', { database: 'd' })
  expect(host).toBe('postgres://u:p@host:5433/d?sslmode=require')
})
