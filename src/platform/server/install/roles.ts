/**
 * The login roles of an installation. They are known to a whole cluster, so their passwords are set again at every
 * installation; none of them may override row security.
 */
import { join } from 'node:path'
import type { Client } from 'pg'
import { SetupError } from '../postgres/errors.ts'
import { LOGIN_ROLES, LOGINS, type Secrets, writeOwnerOnly } from '../postgres/secrets.ts'
import { scramVerifier } from './scram.ts'

interface RoleRow {
  name: string
  is_too_mighty: boolean
}

/** Makes the missing login roles, sets all passwords, and takes rights away that no role of ours may have. */
export async function setRoles(admin: Client, secrets: Secrets, canLogIn: () => Promise<boolean>): Promise<void> {
  const names = LOGINS.map((login) => LOGIN_ROLES[login])
  const { rows } = await admin.query<RoleRow>(
    `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as is_too_mighty
       from pg_roles where rolname = any ($1)`,
    [names],
  )
  try {
    for (const login of LOGINS) {
      const name = LOGIN_ROLES[login]
      const row = rows.find((found) => found.name === name)
      const verifier = admin.escapeLiteral(scramVerifier(secrets[login]))
      await admin.query(`${row ? 'alter' : 'create'} role ${name} with login password ${verifier}`)
      if (row?.is_too_mighty) {
        await admin.query(`alter role ${name} nosuperuser nobypassrls nocreaterole nocreatedb noreplication`)
      }
    }
  } catch (error) {
    const isForbidden = (error as { code?: string }).code === '42501'
    if (!isForbidden) throw error
    if (rows.length === names.length && !rows.some((row) => row.is_too_mighty) && (await canLogIn())) return
    throw new SetupError('external-rights', {}, error)
  }
}

/**
 * Writes the statements that an administrator of a foreign PostgreSQL must run when our login may not, into a file that
 * only its owner can read (it opens the logins), and returns its path. What stands already is only brought up to date: a
 * later version may know one login more.
 */
export async function writeRoleStatements(
  admin: Client,
  folder: string,
  secrets: Secrets,
  database: string,
): Promise<string> {
  const file = join(folder, 'create-roles.sql')
  const quoted = `"${database.replaceAll('"', '""')}"`
  const standing = await admin.query<{ name: string }>(
    "select rolname as name from pg_roles union all select 'database' from pg_database where datname = $1",
    [database],
  )
  const stands = new Set(standing.rows.map(({ name }) => name))
  const lines = LOGINS.map((login) => {
    const name = LOGIN_ROLES[login]
    return `${stands.has(name) ? 'alter' : 'create'} role ${name} login password '${scramVerifier(secrets[login])}';`
  })
  if (!stands.has('database')) lines.push(`create database ${quoted} encoding 'UTF8' template template0;`)
  lines.push(`alter database ${quoted} owner to ${LOGIN_ROLES.migrator};`)
  writeOwnerOnly(file, `${lines.join('\n')}\n`)
  return file
}
