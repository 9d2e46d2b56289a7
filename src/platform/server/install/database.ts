/**
 * The product's database inside a cluster: making it, giving it to the migrator, and closing it to everybody else.
 */
import { Client, type DatabaseError } from 'pg'
import { SetupError } from '../postgres/errors.ts'
import { LOGIN_ROLES, LOGINS } from '../postgres/secrets.ts'

const OLDEST = 150_000
const EXTENSIONS = ['ltree', 'pgcrypto', 'pg_trgm', 'btree_gist']
/** Databases that every cluster has; a connection string that names one asks us to make our own beside it. */
const MAINTENANCE = ['', 'postgres', 'template1']

/** The database that a connection string asks for, or `lianfang` when it names only the cluster. */
export function databaseOf(url: string): string {
  const name = decodeURIComponent(new URL(url.replace('@/', '@socket/')).pathname.slice(1))
  return MAINTENANCE.includes(name) ? 'lianfang' : name
}

/** The same connection string with another login or database. */
export function withLogin(url: string, change: { user?: string; password?: string; database?: string }): string {
  const noHost = url.includes('@/')
  const parsed = new URL(url.replace('@/', '@socket/'))
  if (change.user !== undefined) parsed.username = encodeURIComponent(change.user)
  if (change.password !== undefined) parsed.password = encodeURIComponent(change.password)
  if (change.database !== undefined) parsed.pathname = `/${encodeURIComponent(change.database)}`
  return noHost ? parsed.href.replace('@socket/', '@/') : parsed.href
}

/** An administrator's connection; when the database of the string is not there yet, to the cluster's own. */
export async function connectAdmin(url: string): Promise<Client> {
  try {
    return await connect(url)
  } catch (error) {
    if ((error as DatabaseError).code === '3D000') return connectAdmin(withLogin(url, { database: 'postgres' }))
    throw new SetupError('database-unreachable', { said: (error as Error).message }, error)
  }
}

/** Connects, or throws what the driver says. */
export async function connect(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'lianfang install',
    connectionTimeoutMillis: 10_000,
  })
  // Without a listener a connection that breaks while idle would end the process.
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Refuses a server that is older than 15; returns its version number, such as 180004. */
export async function checkVersion(admin: Client): Promise<number> {
  const { rows } = await admin.query<{ number: number; text: string }>(
    `select current_setting('server_version_num')::int number, current_setting('server_version') text`,
  )
  const found = rows[0] ?? { number: 0, text: '' }
  if (found.number < OLDEST) throw new SetupError('database-version-old', { path: '', found: found.text, ours: 15 })
  return found.number
}

/** Makes the database when absent and makes the migrator its owner. */
export async function makeDatabase(admin: Client, name: string, version: number): Promise<void> {
  const migrator = LOGIN_ROLES.migrator
  const { rows } = await admin.query<{ owner: string }>(
    'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
    [name],
  )
  if (rows[0]?.owner === migrator) return
  try {
    const { rows: mine } = await admin.query<{ rolsuper: boolean }>(
      'select rolsuper from pg_roles where rolname = current_user',
    )
    // Only a member of a role may give it something.
    if (!mine[0]?.rolsuper) await admin.query(`grant ${migrator} to current_user`)
    if (!rows[0]) await createDatabase(admin, name, version)
    await admin.query(`alter database ${admin.escapeIdentifier(name)} owner to ${migrator}`)
  } catch (error) {
    if ((error as DatabaseError).code === '42501') throw new SetupError('external-rights', {}, error)
    throw error
  }
}

/**
 * Extensions, and who may connect: our logins, the administrator's for the next installation, and nobody else. Runs
 * as the migrator, the owner.
 */
export async function prepareDatabase(migrator: Client, name: string, adminRole: string): Promise<void> {
  const logins = LOGINS.map((login) => LOGIN_ROLES[login]).join(', ')
  const database = migrator.escapeIdentifier(name)
  for (const extension of EXTENSIONS) {
    try {
      await migrator.query(`create extension if not exists ${extension}`)
    } catch (error) {
      throw new SetupError('extension-missing', { extension, said: (error as Error).message }, error)
    }
  }
  await migrator.query(
    `revoke all on database ${database} from public; grant connect on database ${database} to ${logins}, ${migrator.escapeIdentifier(adminRole)};
     revoke all on schema public from public; grant usage on schema public to ${logins}`,
  )
}

/**
 * Sorted by code point wherever the server can: no update of a system library can then disturb an index. The letter
 * classes come from C.UTF-8, since trigrams of Chinese need them.
 */
async function createDatabase(admin: Client, name: string, version: number): Promise<void> {
  const base = `create database ${admin.escapeIdentifier(name)} template template0 encoding 'UTF8'`
  const wishes = [
    ...(version >= 170_000
      ? [`locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8'`]
      : []),
    `lc_collate 'C' lc_ctype 'C.UTF-8'`,
    '',
  ]
  for (const [index, wish] of wishes.entries()) {
    try {
      await admin.query(`${base} ${wish}`)
      return
    } catch (error) {
      // 42809, 22023: the server does not have that locale; the last wish leaves it to the server's own.
      if (!['42809', '22023'].includes((error as DatabaseError).code ?? '') || index === wishes.length - 1) throw error
    }
  }
}
