import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { createPool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { closeApp } from '#platform/server/http/close.ts'
import { createLog } from '#platform/server/log.ts'
import type { Runtime } from '#platform/server/runtime.ts'
import { createPublicApp } from './public/app.ts'
import { readMeasure, readPublished, writeObjection } from './public/queries.ts'
import { readFollowUp, writeReport } from './public/queries-report.ts'
import { readGround, readSignUp, readThanks, writeSignUp, writeWithdrawal } from './public/queries-volunteer.ts'
import { type Running, serveChild } from './supervisor/child.ts'

/** The public site while it runs. */
export interface PublicServer extends Running {
  app: FastifyInstance
  port: number
}

/**
 * The public site: an own process with an own database role that reads what was published and nothing else. It opens no key
 * and knows no session.
 */
export async function startPublic(runtime: Runtime, log: Logger = createLog('public')): Promise<PublicServer> {
  const pool = createPool(runtime.database.public, 3, (error) =>
    log.warn({ error: error.name }, 'database connection lost'),
  )
  const ask = <T>(what: (db: ReturnType<typeof queryable>) => Promise<T>) =>
    withClient(pool, (client) => what(queryable(client)))
  const app = await createPublicApp({
    log,
    demo: runtime.demo,
    ...(runtime.tls && { tls: runtime.tls }),
    read: () => ask(readPublished),
    measures: {
      read: (hash) => ask((db) => readMeasure(db, hash)),
      object: (hash, id, cipher) => ask((db) => writeObjection(db, hash, id, cipher)),
    },
    reports: {
      read: (hash) => ask((db) => readFollowUp(db, hash)),
      report: (hash, one) => ask((db) => writeReport(db, hash, one)),
    },
    volunteers: {
      ground: () => ask(readGround),
      signUp: (one) => ask((db) => writeSignUp(db, one)),
      read: (hash) => ask((db) => readSignUp(db, hash)),
      withdraw: (hash, event) => ask((db) => writeWithdrawal(db, hash, event)),
      thanks: (hash) => ask((db) => readThanks(db, hash)),
    },
  })
  await app.listen({ host: runtime.host, port: runtime.publicPort })
  const address = app.server.address()
  return {
    app,
    port: typeof address === 'object' && address ? address.port : runtime.publicPort,
    async stop() {
      await closeApp(app)
      await pool.end()
    },
  }
}

serveChild((runtime) => startPublic(runtime))
