import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, expect, test } from 'vitest'
import { type Cluster, type ClusterEvent, dataFolderOf, openCluster } from './cluster.ts'
import { SetupError } from './errors.ts'
import { readPostmasterFile, runningServer, stopServer } from './postmaster.ts'
import { isAlive } from './process.ts'

const opened: Cluster[] = []
const folders: string[] = []
const helpers: ChildProcess[] = []

afterEach(async () => {
  for (const cluster of opened.splice(0)) await cluster.stop()
  for (const helper of helpers.splice(0)) helper.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    const server = runningServer(dataFolderOf(folder))
    if (server !== undefined) await stopServer(server)
    rmSync(folder, { recursive: true, force: true })
  }
})

function newFolder(base = tmpdir()): string {
  const folder = mkdtempSync(join(base, 'lianfang-cluster-'))
  chmodSync(folder, 0o711)
  folders.push(folder)
  return folder
}

async function open(folder: string, onEvent?: (event: ClusterEvent) => void): Promise<Cluster> {
  const cluster = await openCluster({
    folder,
    password: 'for this test alone',
    ...(onEvent && { onEvent }),
    sync: false,
    settings: { shared_buffers: '16MB' },
  })
  opened.push(cluster)
  return cluster
}

async function query(cluster: Cluster, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(cluster.adminUrl)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function pidFile(folder: string): string {
  return join(dataFolderOf(folder), 'postmaster.pid')
}

test('makes, starts and stops a cluster that is closed to everybody else and durable', async () => {
  const folder = newFolder()
  const events: ClusterEvent[] = []
  const cluster = await open(folder, (event) => events.push(event))
  const [settings] = await query(
    cluster,
    `select current_setting('fsync') fsync, current_setting('synchronous_commit') commit,
       current_setting('data_checksums') checksums, current_setting('server_encoding') encoding,
       current_setting('listen_addresses') listen, current_setting('jit') jit`,
  )
  expect(settings).toEqual({ fsync: 'on', commit: 'on', checksums: 'on', encoding: 'UTF8', listen: '', jit: 'off' })
  expect(events).toEqual(['making', 'starting'])
  expect(statSync(dataFolderOf(folder)).mode & 0o777).toBe(0o700)
  expect(readFileSync(join(dataFolderOf(folder), 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#].*trust/m)
  await cluster.stop()
  expect(runningServer(dataFolderOf(folder))).toBeUndefined()
  expect(existsSync(pidFile(folder))).toBe(false)
})

test('letters of Chinese, Tibetan and beyond the basic plane make trigrams and have an upper case', async () => {
  const cluster = await open(newFolder())
  await query(cluster, 'create extension pg_trgm')
  const [row] = await query(cluster, `select array_length(show_trgm('平武县'), 1) n, upper('é') up, 'a' < '平' as less`)
  expect(row).toEqual({ n: 4, up: 'É', less: true })
})

test('a cluster whose server was killed starts again with every row', async () => {
  const folder = newFolder()
  const cluster = await open(folder)
  await query(cluster, 'create table t as select generate_series(1, 1000) n')
  process.kill(cluster.pid() ?? 0, 'SIGKILL')
  // The watcher brings it back by itself.
  await expect
    .poll(() => query(cluster, 'select count(*)::int n from t').catch(() => undefined), { timeout: 10_000 })
    .toEqual([{ n: 1000 }])
})

test('a server left over from a killed supervisor is stopped and replaced', async () => {
  const folder = newFolder()
  const source = `import { openCluster } from ${JSON.stringify(join(import.meta.dirname, 'cluster.ts'))}
    await openCluster({ folder: ${JSON.stringify(folder)}, password: 'for this test alone', sync: false })
    console.log('ready')
    setInterval(() => {}, 1000)`
  const supervisor = spawn(process.execPath, ['--input-type=module', '-e', source])
  helpers.push(supervisor)
  await new Promise((resolve) => supervisor.stdout.once('data', resolve))
  supervisor.kill('SIGKILL')
  const old = runningServer(dataFolderOf(folder)) ?? 0
  expect(isAlive(old)).toBe(true)
  const cluster = await open(folder)
  expect(isAlive(old)).toBe(false)
  expect(cluster.pid()).not.toBe(old)
  expect(await query(cluster, 'select 1 n')).toEqual([{ n: 1 }])
})

test('a stale postmaster.pid whose number another process has now neither stops the start nor is deleted by us', async () => {
  const folder = newFolder()
  const first = await open(folder)
  await first.stop()
  opened.length = 0
  const owner = statSync(dataFolderOf(folder))
  const stranger = spawn('sleep', ['60'], { uid: owner.uid, gid: owner.gid })
  helpers.push(stranger)
  const stale = `${stranger.pid}\n${dataFolderOf(folder)}\n1\n5432\n\n\n  1 1\nready   \n`
  writeFileSync(pidFile(folder), stale, { mode: 0o600 })
  chownSync(pidFile(folder), owner.uid, owner.gid)
  const second = await open(folder)
  expect(await query(second, 'select 1 n')).toEqual([{ n: 1 }])
  // PostgreSQL itself overwrote the file.
  expect(readPostmasterFile(dataFolderOf(folder))?.pid).toBe(second.pid())
  expect(isAlive(stranger.pid ?? 0)).toBe(true)
})

test('no source of ours removes postmaster.pid', async () => {
  const here = import.meta.dirname
  for (const name of readdirSync(here)) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const text = readFileSync(join(here, name), 'utf8')
    for (const line of text.split('\n')) {
      if (/\b(rm|rmSync|unlink|unlinkSync)\b/.test(line)) expect(line).not.toMatch(/pid/i)
    }
  }
})

test('a folder with a longer path than a socket may have listens on loopback', async () => {
  const base = newFolder()
  const folder = join(base, 'x'.repeat(90))
  mkdirSync(folder, { mode: 0o711 })
  folders.push(folder)
  const cluster = await open(folder)
  expect(cluster.address).toMatchObject({ host: '127.0.0.1' })
  expect(await query(cluster, 'select 1 n')).toEqual([{ n: 1 }])
})

test('a cluster of a newer PostgreSQL is refused and left alone', async () => {
  const folder = newFolder()
  const first = await open(folder)
  await first.stop()
  opened.length = 0
  writeFileSync(join(dataFolderOf(folder), 'PG_VERSION'), '99\n')
  const refused = await open(folder).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(SetupError)
  expect(refused).toMatchObject({ code: 'database-version-newer', params: { found: 99 } })
})

test('a folder that the database user cannot reach is refused with its name', async () => {
  if (process.getuid?.() !== 0) return
  const folder = newFolder()
  chmodSync(folder, 0o700)
  await expect(open(folder)).rejects.toMatchObject({ code: 'folder-unreachable' })
})
