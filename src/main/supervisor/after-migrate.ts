/**
 * What an installation does after its migrations, at every start and every `lianfang migrate`: the source's own
 * declarations (permissions, roles) are written into the database as the migrator.
 */
export async function afterMigrate(_migratorUrl: string): Promise<void> {}
