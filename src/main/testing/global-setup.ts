import type { TestProject } from 'vitest/node'
import { install } from '#platform/server/install/install.ts'
import { createTestCluster } from '#platform/server/postgres/test-cluster.ts'
import { syncAccess } from '../access.ts'
import { fillTemplate } from './county-fixture.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: { adminUrl: string; template: string; secrets: string }
  }
}

/** One real PostgreSQL a test run, and a template database with a small county, which each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await createTestCluster()
  const template = 'lianfang_template'
  await install({ adminUrl: cluster.adminUrl, secrets: cluster.secrets, database: template, afterMigrate: syncAccess })
  await fillTemplate(cluster.adminUrlFor(template))
  project.provide('cluster', { adminUrl: cluster.adminUrl, template, secrets: JSON.stringify(cluster.secrets) })
  return () => cluster.stop()
}
