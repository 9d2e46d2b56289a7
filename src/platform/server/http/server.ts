import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Logger } from 'pino'
import type { AccessRow } from '../../contract/index.ts'
import { clockOf } from '../clock.ts'
import type { ServerModule } from '../commands/module.ts'
import { createShared } from '../commands/shared.ts'
import { createTickets } from '../commands/tickets.ts'
import { createPool } from '../db/pool.ts'
import { openFiles } from '../files/files.ts'
import { createLog } from '../log.ts'
import type { Runtime } from '../runtime.ts'
import type { Services } from '../services.ts'
import { openVault } from '../vault/vault.ts'
import { createApp } from './app.ts'
import { closeApp } from './close.ts'
import { createLive } from './live.ts'
import { createMetrics } from './metrics.ts'

/** Version of the product, from its package. */
export const version = (
  JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** A running internal server. */
export interface InternalServer {
  app: FastifyInstance
  services: Services
  /** The port it listens on. */
  port: number
  stop(): Promise<void>
}

/** Builds and starts the internal server with the modules and the access matrix that `main/` names. */
export async function startServer(
  runtime: Runtime,
  modules: readonly ServerModule[],
  access: readonly AccessRow[],
  log: Logger = createLog('internal'),
): Promise<InternalServer> {
  const commands = new Map(
    modules.flatMap((module) => module.commands).map((handled) => [handled.definition.name, handled]),
  )
  const queries = modules.flatMap((module) => module.queries)
  const warn = (error: Error) =>
    log.warn({ error: error.name, code: (error as { code?: string }).code }, 'database connection lost')
  const staff = createPool(runtime.database.staff, 12, warn)
  const signIn = createPool(runtime.database.signIn, 4, warn)
  const auditor = createPool(runtime.database.auditor, 2, warn)
  const metrics = createMetrics()
  const shared = createShared()
  const live = createLive(
    metrics,
    (names) =>
      void staff
        .query('select pg_notify($1, $2)', ['lianfang_changed', JSON.stringify({ pid: process.pid, names })])
        .catch(() => undefined),
    shared.changed,
  )
  const vault = openVault(runtime.folder)
  const services: Services = {
    runtime,
    now: clockOf(runtime),
    log,
    staff,
    signIn,
    auditor,
    vault,
    files: openFiles(runtime.folder, vault),
    tickets: createTickets(),
    shared,
    live,
    metrics,
    modules,
    commands,
    queries,
  }
  const app = await createApp(services, version, access)
  await app.listen({ host: runtime.host, port: runtime.port })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : runtime.port
  const unlisten = listen(runtime.database.staff, log, live.heard)
  return {
    app,
    services,
    port,
    async stop() {
      live.close()
      unlisten()
      await closeApp(app)
      await Promise.all([staff.end(), signIn.end(), auditor.end()])
    },
  }
}

/** Hears from other processes that something changed; connects again when the database was away. */
function listen(url: string, log: Logger, heard: (modules: readonly string[]) => void): () => void {
  let stopped = false
  let client: pg.Client | undefined
  const connect = async () => {
    if (stopped) return
    client = new pg.Client({ connectionString: url })
    client.on('notification', ({ payload }) => {
      const { pid, names } = JSON.parse(payload ?? '{}') as { pid?: number; names?: string[] }
      if (pid !== process.pid) heard(names ?? [])
    })
    client.on('error', () => undefined)
    client.on('end', () => {
      if (!stopped) setTimeout(() => void connect(), 1000).unref()
    })
    try {
      await client.connect()
      await client.query('listen lianfang_changed')
    } catch {
      log.debug('no connection to listen on; trying again')
    }
  }
  void connect()
  return () => {
    stopped = true
    void client?.end().catch(() => undefined)
  }
}
