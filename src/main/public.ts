import Fastify from 'fastify'
import type { Runtime } from '#platform/server/runtime.ts'
import { type Running, serveChild } from './supervisor/child.ts'

/** The public site: an own process with an own database role that can read what was published and nothing else. */
export async function startPublic(runtime: Runtime): Promise<Running> {
  const app = Fastify()
  app.get('/healthz', async () => ({ status: 'ok' }))
  await app.listen({ host: runtime.host, port: runtime.publicPort })
  const address = app.server.address()
  return { port: typeof address === 'object' && address ? address.port : runtime.publicPort, stop: () => app.close() }
}

serveChild(startPublic)
