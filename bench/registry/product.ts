/** The measured product: one cluster with real durability, a database a size, and the product's own processes on each. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { install } from '#platform/server/install/install.ts'
import { type Cluster, openCluster } from '#platform/server/postgres/cluster.ts'
import { newSecrets, type Secrets } from '#platform/server/postgres/secrets.ts'
import type { Runtime } from '#platform/server/runtime.ts'
import { openVault } from '#platform/server/vault/vault.ts'
import { afterMigrate } from '../../src/main/supervisor/after-migrate.ts'
import { type Child, keepChild } from '../../src/main/supervisor/children.ts'
import { county, emergency } from './county.ts'

/** A folder with a cluster that nothing was switched off in. */
export interface Ground {
  folder: string
  secrets: Secrets
  cluster: Cluster
  /** A superuser's connection to one database. */
  admin(database: string): Promise<pg.Client>
  stop(): Promise<void>
}

/** Makes the cluster under the system's temporary folder. */
export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'lianfang-bench-'))
  chmodSync(folder, 0o711)
  const secrets = newSecrets()
  const cluster = await openCluster({ folder, password: secrets.superuser })
  const ground: Ground = {
    folder,
    secrets,
    cluster,
    admin: async (database) => {
      const client = new pg.Client({ connectionString: ground.cluster.urlFor('postgres', secrets.superuser, database) })
      client.on('error', () => undefined)
      await client.connect()
      return client
    },
    stop: async () => {
      await ground.cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return ground
}

/** Installs the product into a database of the cluster; answers what its processes are told. */
export async function installInto(ground: Ground, database: string): Promise<Runtime> {
  const folder = join(ground.folder, database)
  mkdirSync(join(folder, 'web'), { recursive: true, mode: 0o700 })
  const { adminUrl } = ground.cluster
  const { urls } = await install({ adminUrl, secrets: ground.secrets, database, folder, afterMigrate })
  const vault = openVault(folder)
  for (const key of ['journal', `county-${county}`, `emergency-${emergency}`] as const) vault.createKey(key)
  return {
    folder,
    database: urls,
    host: '127.0.0.1',
    port: 0,
    publicPort: 0,
    demo: false,
    webRoot: join(folder, 'web'),
  }
}

/** Starts one process of the product. */
export function startProcess(name: 'internal' | 'worker', runtime: Runtime, known?: Promise<unknown>): Promise<Child> {
  const entry = fileURLToPath(new URL(`../../src/main/${name}.ts`, import.meta.url))
  const plan = { name, entry, runtime: () => runtime, onDied: () => undefined, onBack: () => undefined }
  return keepChild(plan, runtime.folder, known)
}

/** Memory that a process holds, in MiB; undefined where the system does not say. */
export function residentMemory(pid: number | undefined): number | undefined {
  const file = `/proc/${pid}/status`
  if (!existsSync(file)) return undefined
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]) / 1024
}
