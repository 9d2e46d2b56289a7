/** Whether the installation has its county, and loading the demo county into one that has none. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseError } from 'pg'
import { connect } from '#platform/server/install/database.ts'
import { keysFolder } from '#platform/server/install/folder.ts'
import type { Runtime } from '#platform/server/runtime.ts'

/** An account of the demo county with the password made for it at the first start. */
export interface DemoAccount {
  role: string
  place: string
  username: string
  password: string
}

interface DemoLoader {
  loadDemo(options: {
    runtime: Runtime
    adminUrl: string
    onProgress: (text: string) => void
  }): Promise<{ accounts: DemoAccount[] }>
}

const NO_SUCH_TABLE = ['42P01', '3F000']

/** True when at least one county is set up. */
export async function hasCounty(migratorUrl: string): Promise<boolean> {
  const client = await connect(migratorUrl)
  try {
    const { rows } = await client.query<{ found: boolean }>('select exists (select from app.county) as found')
    return rows[0]?.found ?? false
  } catch (error) {
    if (NO_SUCH_TABLE.includes((error as DatabaseError).code ?? '')) return false
    throw error
  } finally {
    await client.end()
  }
}

/** The keys that must be there: the county's, that of each live emergency, and the journal's once a county stands. */
export async function findKeys(migratorUrl: string, folder: string): Promise<{ needed: string[]; missing: string[] }> {
  const client = await connect(migratorUrl)
  try {
    const { rows } = await client.query<{ name: string }>(
      `select 'county-' || code as name from app.county
        union all select 'emergency-' || emergency from app.live_emergency
        union all select 'journal' where exists (select from app.county)`,
    )
    const needed = rows.map(({ name }) => name)
    return { needed, missing: needed.filter((name) => !existsSync(join(keysFolder(folder), `${name}.key`))) }
  } finally {
    await client.end()
  }
}

/** Drops a database whose demo county was only half loaded. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const admin = await connect(adminUrl)
  try {
    await admin.query(`drop database if exists ${admin.escapeIdentifier(name)} with (force)`)
  } finally {
    await admin.end()
  }
}

/** Loads the demo county; its code is read only when it is wanted. */
export async function loadDemoCounty(
  runtime: Runtime,
  adminUrl: string,
  onProgress: (text: string) => void,
): Promise<DemoAccount[]> {
  const loader = (await import(new URL('../demo/load.ts', import.meta.url).href)) as DemoLoader
  return (await loader.loadDemo({ runtime, adminUrl, onProgress })).accounts
}
