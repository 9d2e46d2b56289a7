/**
 * A throwaway cluster for tests, under the system's temporary folder. The only place where durability is switched off:
 * nothing in it outlives the run.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { DatabaseUrls } from '../runtime.ts'
import { dataFolderOf, openCluster } from './cluster.ts'
import { runningServer, stopServer } from './postmaster.ts'
import { isAlive, startOf } from './process.ts'
import { LOGIN_ROLES, loginUrls, newSecrets, type Secrets } from './secrets.ts'

/** A cluster that a test run owns. */
export interface TestCluster {
  /** Connection string of the superuser, to the database `postgres`. */
  adminUrl: string
  /** Passwords of the login roles; hand them to `install`. */
  secrets: Secrets
  /** The cluster's own folder, removed at `stop`. */
  folder: string
  /** Connection string of the superuser to one database. */
  adminUrlFor(database: string): string
  /** Connection strings of the login roles to one database. */
  urlsFor(database: string): DatabaseUrls
  /** Makes a database owned by the migrator, as a copy of `template` when given (nobody may be connected to that). */
  createDatabase(name: string, template?: string): Promise<void>
  stop(): Promise<void>
}

const PREFIX = 'lianfang-test-'
const OWNER_FILE = 'owner'

/** Starts a cluster for tests. Clusters of test runs that were killed are stopped and removed on the way. */
export async function createTestCluster(settings: Record<string, string> = {}): Promise<TestCluster> {
  const base = realpathSync(tmpdir())
  await sweep(base)
  const folder = mkdtempSync(join(base, PREFIX))
  chmodSync(folder, 0o711)
  writeFileSync(join(folder, OWNER_FILE), `${process.pid} ${startOf(process.pid) ?? ''}`)
  const secrets = newSecrets()
  const cluster = await openCluster({
    folder,
    password: secrets.superuser,
    sync: false,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '128MB',
      max_connections: '100',
      ...settings,
    },
  })
  const adminUrlFor = (database: string) => cluster.urlFor('postgres', secrets.superuser, database)
  return {
    adminUrl: cluster.adminUrl,
    secrets,
    folder,
    adminUrlFor,
    urlsFor: (database) => loginUrls((role, password) => cluster.urlFor(role, password, database), secrets),
    createDatabase: async (name, template) => {
      const admin = new Client(cluster.adminUrl)
      await admin.connect()
      try {
        const source = template === undefined ? '' : ` template ${admin.escapeIdentifier(template)}`
        const owned = template === undefined ? '' : ` owner ${LOGIN_ROLES.migrator}`
        await admin.query(`create database ${admin.escapeIdentifier(name)}${owned}${source}`)
        if (template !== undefined) {
          await admin.query(`alter database ${admin.escapeIdentifier(name)} owner to ${LOGIN_ROLES.migrator}`)
        }
      } finally {
        await admin.end()
      }
    },
    stop: async () => {
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function sweep(base: string): Promise<void> {
  for (const name of readdirSync(base)) {
    if (!name.startsWith(PREFIX)) continue
    const folder = join(base, name)
    try {
      const [pid, start] = readFileSync(join(folder, OWNER_FILE), 'utf8').split(' ')
      if (isAlive(Number(pid)) && startOf(Number(pid)) === start) continue
      const server = runningServer(dataFolderOf(folder))
      if (server !== undefined) await stopServer(server)
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another run's folder, made or removed at this very moment.
    }
  }
}
