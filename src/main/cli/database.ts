/**
 * The database that a command works on: the foreign one of DATABASE_URL, ours that already runs, or ours started for
 * the length of the command.
 */
import { databaseOf } from '#platform/server/install/database.ts'
import { urlsOf } from '#platform/server/install/install.ts'
import { takeLock } from '#platform/server/install/lock.ts'
import { urlOf } from '#platform/server/postgres/address.ts'
import { type ClusterEvent, dataFolderOf, openCluster } from '#platform/server/postgres/cluster.ts'
import { SUPERUSER } from '#platform/server/postgres/initdb.ts'
import { readPostmasterFile, runningServer } from '#platform/server/postgres/postmaster.ts'
import { loadSecrets, type Secrets } from '#platform/server/postgres/secrets.ts'
import type { DatabaseUrls } from '#platform/server/runtime.ts'

/** A database in reach of an administrator. */
export interface OpenDatabase {
  adminUrl: string
  /** Name of the product's database. */
  database: string
  urls: DatabaseUrls
  /** Ends what was started for this command alone. */
  close(): Promise<void>
}

/** DATABASE_URL when it is set. */
export function foreignUrl(): string | undefined {
  return process.env.DATABASE_URL || undefined
}

/** The database as it can be reached now, without starting anything; undefined when ours is down. */
export function runningDatabase(folder: string, secrets: Secrets): OpenDatabase | undefined {
  const foreign = foreignUrl()
  if (foreign) return reach(foreign, secrets)
  const dataFolder = dataFolderOf(folder)
  const address = readPostmasterFile(dataFolder)?.address
  if (!address || runningServer(dataFolder) === undefined) return undefined
  return reach(urlOf(address, SUPERUSER, secrets.superuser, 'postgres'), secrets)
}

/** The database as it can be reached now, or started for this command under the folder's lock. */
export async function openDatabase(folder: string, onEvent?: (event: ClusterEvent) => void): Promise<OpenDatabase> {
  const secrets = loadSecrets(folder)
  const running = runningDatabase(folder, secrets)
  if (running) return running
  const lock = takeLock(folder)
  try {
    const cluster = await openCluster({ folder, password: secrets.superuser, ...(onEvent && { onEvent }) })
    const close = async () => {
      await cluster.stop()
      lock.release()
    }
    return { ...reach(cluster.adminUrl, secrets), close }
  } catch (error) {
    lock.release()
    throw error
  }
}

function reach(adminUrl: string, secrets: Secrets): OpenDatabase {
  const database = databaseOf(adminUrl)
  return { adminUrl, database, urls: urlsOf(adminUrl, database, secrets), close: async () => {} }
}
