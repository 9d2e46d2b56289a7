/** The doctor's look into a database that answers. */
import { join } from 'node:path'
import { verifyFiles } from '#platform/server/files/verify.ts'
import { connect, withLogin } from '#platform/server/install/database.ts'
import { keysFolder } from '#platform/server/install/folder.ts'
import { migrationState } from '#platform/server/install/migrate.ts'
import { findKeys } from '../supervisor/county.ts'
import type { OpenDatabase } from './database.ts'
import type { Check } from './doctor-check.ts'

const OLDEST = 150_000
/** Seconds that a record may wait for its seal: the sealer runs every five. */
const LONGEST_WAIT = 60

/** Findings inside the database, in the order in which they would be mended. */
export async function checkDatabase(database: OpenDatabase, folder: string): Promise<Check[]> {
  const log = join(folder, 'log')
  try {
    const version = await rows<{ number: number; version: string }>(
      withLogin(database.adminUrl, { database: database.database }),
      `select current_setting('server_version_num')::int number, current_setting('server_version') version`,
    )
    const { number = 0, version: text = '' } = version[0] ?? {}
    if (number < OLDEST) return [{ level: 'fail', finding: 'database.old', params: { version: text } }]
    const checks: Check[] = [{ level: 'ok', finding: 'database.ok', params: { version: text } }]
    const migrations = await checkMigrations(database.urls.migrator)
    checks.push(migrations)
    if (migrations.level === 'ok') {
      checks.push(await checkLeakproof(database.urls.migrator))
      checks.push(await checkKeys(database.urls.migrator, folder), await checkJournal(database.urls.worker, log))
      checks.push(await checkFiles(database.urls.migrator, folder))
      checks.push(await checkRetention(database.urls.migrator, log), ...(await checkClock(database.urls.migrator)))
    }
    return checks
  } catch (error) {
    return [{ level: 'fail', finding: 'database.fail', params: { said: (error as Error).message, log } }]
  }
}

async function checkMigrations(url: string): Promise<Check> {
  const { applied, pending, unknown } = await migrationState(url)
  if (unknown.length > 0) return { level: 'fail', finding: 'migrations.unknown', params: { names: unknown.join(', ') } }
  if (pending.length > 0) return { level: 'fail', finding: 'migrations.pending', params: { count: pending.length } }
  return { level: 'ok', finding: 'migrations.ok', params: { count: applied.length } }
}

/** Whether a place's range may use the index under row security, which the server's owner has to allow. */
async function checkLeakproof(url: string): Promise<Check> {
  const found = await rows<{ name: string }>(
    url,
    `select oid::regprocedure::text as name from pg_proc
      where proname in ('ltree_lt', 'ltree_le', 'ltree_eq', 'ltree_ge', 'ltree_gt') and not proleakproof`,
  )
  if (found.length === 0) return { level: 'ok', finding: 'leakproof.ok', params: {} }
  const sql = found.map(({ name }) => `alter function ${name} leakproof;`).join(' ')
  return { level: 'warn', finding: 'leakproof.off', params: { sql } }
}

async function checkKeys(url: string, folder: string): Promise<Check> {
  const { needed, missing } = await findKeys(url, folder)
  if (missing.length === 0) return { level: 'ok', finding: 'keys.ok', params: { count: needed.length } }
  return { level: 'fail', finding: 'keys.fail', params: { names: missing.join(', '), path: keysFolder(folder) } }
}

async function checkJournal(url: string, log: string): Promise<Check> {
  const found = await rows<{ waiting: number | null; sealed: number | null }>(
    url,
    `select (select extract(epoch from now() - min(e.received_at))::int from journal.entry e
              where e.ord = 0 and e.received_at > now() - interval '1 day'
                and not exists (select from journal.line l where l.county = e.county and l.parcel = e.parcel)) as waiting,
            (select extract(epoch from now() - max(sealed_at))::int from journal.seal) as sealed`,
  )
  const { waiting = null, sealed = null } = found[0] ?? {}
  if (waiting !== null && waiting > LONGEST_WAIT) {
    return { level: 'fail', finding: 'journal.behind', params: { age: waiting, log: join(log, 'worker.log') } }
  }
  if (sealed === null) return { level: 'ok', finding: 'journal.empty', params: {} }
  return { level: 'ok', finding: 'journal.ok', params: { age: sealed } }
}

/** Whether every file that a record names is there; `lianfang verify` opens them too. */
async function checkFiles(migratorUrl: string, folder: string): Promise<Check> {
  const { files, problems } = await verifyFiles({ migratorUrl, folder, opens: false })
  if (problems.length === 0) return { level: 'ok', finding: 'files.ok', params: { count: files } }
  return { level: 'fail', finding: 'files.missing', params: { count: problems.length, path: join(folder, 'files') } }
}

/** A county that plays other days: no rule about persons goes by the real clock there. */
async function checkClock(url: string): Promise<Check[]> {
  const [played] = await rows<{ at: string }>(
    url,
    `select to_char(app.now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at from app.played_clock`,
  )
  return played ? [{ level: 'warn', finding: 'clock.played', params: { at: played.at } }] : []
}

/** Rows about persons that should be gone; the worker deletes them within ten minutes of their date. */
async function checkRetention(url: string, log: string): Promise<Check> {
  const tables = [
    ...['checkpoint.pass', 'checkpoint.pass_person'],
    ...healthTables.map((name) => `monitoring.${name}`),
    ...leadTables.map((name) => `lead.${name}`),
    'volunteer.volunteer',
  ]
  const found = await rows<{ past: number }>(
    url,
    `select (${tables
      .map((name) => `(select count(*) from ${name} where retain_until <= app.now() - interval '11 minutes')`)
      .join(' + ')})::int as past`,
  )
  const { past = 0 } = found[0] ?? {}
  return past === 0
    ? { level: 'ok', finding: 'retention.ok', params: {} }
    : { level: 'fail', finding: 'retention.past', params: { count: past, log: join(log, 'worker.log') } }
}
const leadTables = ['list', 'reject', 'lead', 'event', 'match']
const healthTables = ['person', 'exposure', 'fact', 'sample', 'schedule', 'follow_up', 'import', 'paper']

async function rows<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = await connect(url)
  try {
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end()
  }
}
