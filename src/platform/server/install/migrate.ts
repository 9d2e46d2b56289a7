/**
 * The migrations: plain SQL files in one order, run by the migrator role with Kysely's migrator. All that are pending
 * run in one transaction, so a start that is cut short leaves the version it found.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { Pool } from 'pg'
import { SetupError } from '../postgres/errors.ts'

/** The folder of the product's own migrations. */
export const MIGRATIONS = fileURLToPath(new URL('../../../../db/migrations', import.meta.url))

/**
 * A file that begins with this line holds one statement that PostgreSQL runs outside a transaction only, such as
 * `create index concurrently`.
 */
const NO_TRANSACTION = '-- no-transaction'
const SCHEMA = 'install'
const TABLE = 'migration'

/** One file: its name without `.sql`, and whether it must run alone. */
interface MigrationFile {
  name: string
  text: string
  alone: boolean
}

/** What stands between a database and this version. */
export interface MigrationState {
  applied: string[]
  pending: string[]
  /** Applied by a newer version of the product; this one does not know them. */
  unknown: string[]
}

/** Compares the database with the files. */
export async function migrationState(url: string, folder: string = MIGRATIONS): Promise<MigrationState> {
  const db = open(url)
  try {
    return await compare(db, read(folder))
  } finally {
    await db.destroy()
  }
}

/** Applies all pending migrations and returns their names; refuses a database that a newer version has migrated. */
export async function migrate(url: string, folder: string = MIGRATIONS): Promise<string[]> {
  const files = read(folder)
  const db = open(url)
  try {
    const state = await compare(db, files)
    const newest = state.unknown.at(-1)
    if (newest !== undefined) throw new SetupError('schema-newer', { migration: newest })
    if (state.pending.length === 0) return []
    for (const last of stops(files, state.pending)) await step(db, files, last)
    return state.pending
  } finally {
    await db.destroy()
  }
}

function open(url: string): Kysely<unknown> {
  const pool = new Pool({ connectionString: url, max: 2, application_name: 'lianfang migrate' })
  // A connection that breaks between two statements has nobody to tell; the next statement reports it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
}

function read(folder: string): MigrationFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name: name.slice(0, -'.sql'.length), text, alone: text.startsWith(NO_TRANSACTION) }
    })
}

async function compare(db: Kysely<unknown>, files: MigrationFile[]): Promise<MigrationState> {
  const names = files.map((file) => file.name)
  const applied = await appliedNames(db)
  return {
    applied,
    pending: names.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !names.includes(name)),
  }
}

async function appliedNames(db: Kysely<unknown>): Promise<string[]> {
  const table = `${SCHEMA}.${TABLE}`
  const found = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(db)
  if (!found.rows[0]?.found) return []
  const rows = await sql<{ name: string }>`select name from ${sql.table(table)} order by name`.execute(db)
  return rows.rows.map((row) => row.name)
}

/** The last name of each run of pending migrations that share one transaction. */
function stops(files: MigrationFile[], pending: string[]): string[] {
  const run = files.filter((file) => pending.includes(file.name))
  return run.filter((file, index) => file.alone || run[index + 1]?.alone !== false).map((file) => file.name)
}

async function step(db: Kysely<unknown>, files: MigrationFile[], last: string): Promise<void> {
  const migrations: Record<string, Migration> = {}
  for (const { name, text } of files) {
    migrations[name] = { up: async (within) => void (await sql.raw(text).execute(within)) }
  }
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: SCHEMA,
    migrationTableName: TABLE,
    migrationLockTableName: `${TABLE}_lock`,
    disableTransactions: files.find((file) => file.name === last)?.alone ?? false,
  })
  const { error, results } = await migrator.migrateTo(last)
  if (error === undefined) return
  const name = results?.find((result) => result.status === 'Error')?.migrationName ?? last
  const { message, code } = error as Error & { code?: string }
  if (code === '53100') throw new SetupError('disk-full', { path: '' }, error)
  throw new SetupError('migration-failed', { migration: name, said: message ?? String(error) }, error)
}
