/**
 * Everything between a running PostgreSQL and a database that this version of the product can work with. Safe to run at
 * every start; when nothing has changed it takes some tens of milliseconds.
 */
import type { Client } from 'pg'
import { SetupError } from '../postgres/errors.ts'
import { LOGIN_ROLES, loginUrls, type Secrets } from '../postgres/secrets.ts'
import type { DatabaseUrls } from '../runtime.ts'
import {
  checkVersion,
  connect,
  connectAdmin,
  databaseOf,
  makeDatabase,
  prepareDatabase,
  withLogin,
} from './database.ts'
import { markLeakproof } from './leakproof.ts'
import { MIGRATIONS, migrate } from './migrate.ts'
import { setRoles, writeRoleStatements } from './roles.ts'

/** What an installation is made from. */
export interface InstallOptions {
  /** Login that may make roles and databases, or at least own the database. */
  adminUrl: string
  secrets: Secrets
  /** Name of the product's database; by default that of `adminUrl`, or `lianfang` when it names none of its own. */
  database?: string
  /** Data folder, where statements for the administrator of a foreign server are left when our login may not run them. */
  folder?: string
  /** Folder of the migrations; tests have their own. */
  migrations?: string
  /** Called after the migrations at every installation, with the migrator's connection string. */
  afterMigrate?: (migratorUrl: string) => Promise<void>
}

/** A database that is ready. */
export interface Installed {
  database: string
  urls: DatabaseUrls
  /** Names of the migrations that this call applied. */
  applied: string[]
}

/** Makes roles, database and extensions where they lack, sets the passwords, and migrates. */
export async function install(options: InstallOptions): Promise<Installed> {
  const database = options.database ?? databaseOf(options.adminUrl)
  const urls = urlsOf(options.adminUrl, database, options.secrets)
  await prepare(options, database, urls)
  const applied = await migrate(urls.migrator, options.migrations ?? MIGRATIONS)
  await markLeakproof(withLogin(options.adminUrl, { database }))
  await options.afterMigrate?.(urls.migrator)
  return { database, urls, applied }
}

/** Connection strings of the logins to the product's database on the server of `adminUrl`. */
export function urlsOf(adminUrl: string, database: string, secrets: Secrets): DatabaseUrls {
  return loginUrls((user, password) => withLogin(adminUrl, { user, password, database }), secrets)
}

async function prepare(options: InstallOptions, database: string, urls: DatabaseUrls): Promise<void> {
  const { adminUrl, secrets, folder } = options
  const admin = await connectAdmin(adminUrl)
  const adminRole = admin.user ?? ''
  try {
    const version = await checkVersion(admin)
    await setRoles(admin, secrets, () => canConnect(urls))
    await makeDatabase(admin, database, version)
  } catch (error) {
    if (!(error instanceof SetupError) || error.code !== 'external-rights' || folder === undefined) throw error
    const file = await writeRoleStatements(admin, folder, secrets, database)
    throw new SetupError('external-rights', { file, database, owner: LOGIN_ROLES.migrator }, error)
  } finally {
    await admin.end()
  }
  const migrator = await connect(urls.migrator)
  try {
    await prepareDatabase(migrator, database, adminRole)
  } finally {
    await migrator.end()
  }
}

async function canConnect(urls: DatabaseUrls): Promise<boolean> {
  for (const url of Object.values(urls) as string[]) {
    let client: Client | undefined
    try {
      client = await connect(url)
    } catch (error) {
      // The password is right, and what lacks is granted next: a login that came with this version.
      if ((error as { code?: string }).code !== '42501') return false
    } finally {
      await client?.end()
    }
  }
  return true
}
