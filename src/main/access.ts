import pg from 'pg'
import { sessionAccess } from '#modules/agency/contract/index.ts'
import { calendarAccess } from '#modules/duty/contract/index.ts'
import { fileAccess } from '#platform/contract/file.ts'
import type { AccessRow } from '#platform/contract/index.ts'
import { systemRoutes } from '#platform/server/http/system-routes.ts'
import { modules } from './modules.ts'
import { setupAccess } from './setup/access.ts'

/** The whole access matrix: every command, every query, every other route. */
export function accessMatrix(): readonly AccessRow[] {
  const declared = modules.flatMap((module) => [
    ...module.commands.map(({ definition }) => definition),
    ...module.queries.map(({ definition }) => definition),
  ])
  return [
    ...declared.map(({ permission, roles, classes, also }) => ({
      permission,
      roles,
      classes,
      ...(also ? { also } : {}),
    })),
    ...[...systemRoutes, ...fileAccess, ...sessionAccess].map((row) => ({ ...row, classes: [] })),
    ...calendarAccess,
    ...setupAccess,
  ]
}

/**
 * Copies the matrix into the database, where app.enter reads it. Runs as the migrator at every installation, so that the
 * source stays the one truth.
 */
export async function syncAccess(migratorUrl: string): Promise<void> {
  const rows = accessMatrix()
  const pairs = rows.flatMap(({ permission, roles, also = [] }) =>
    (typeof roles === 'string' ? also : roles).map((role) => ({ permission, role })),
  )
  const client = new pg.Client({ connectionString: migratorUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(510728)')
    await client.query('delete from app.role_permission')
    await client.query('delete from app.permission where not name = any ($1)', [rows.map((row) => row.permission)])
    await client.query(
      `insert into app.permission (name, classes) select p.name, string_to_array(p.classes, ',') from unnest($1::text[], $2::text[]) as p (name, classes)
       on conflict (name) do update set classes = excluded.classes`,
      [rows.map((row) => row.permission), rows.map((row) => row.classes.join(','))],
    )
    await client.query(
      'insert into app.role_permission (role, permission) select * from unnest($1::text[], $2::text[])',
      [pairs.map((pair) => pair.role), pairs.map((pair) => pair.permission)],
    )
    await client.query('commit')
  } finally {
    await client.end()
  }
}
