/**
 * What an installation does after its migrations, at every start and every `lianfang migrate`: the permissions and roles
 * that the source declares are written into the database. The declarations are read only when they are wanted, since
 * they bring the code of every module along.
 */
export async function afterMigrate(migratorUrl: string): Promise<void> {
  const { syncAccess } = await import('../access.ts')
  await syncAccess(migratorUrl)
}
