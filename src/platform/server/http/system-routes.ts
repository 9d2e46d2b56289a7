import type { FastifyInstance } from 'fastify'
import { listProblems, Problem, problems } from '../../contract/index.ts'
import { queryable, withClient } from '../db/tx.ts'
import type { Services } from '../services.ts'
import { cookieOf } from './session.ts'
import { isKnown } from './signed-in.ts'

/** Routes of the platform that are neither command nor query, with the permission each has in the access matrix. */
export const systemRoutes = [
  { permission: 'GET /healthz', roles: 'anyone' },
  { permission: 'GET /readyz', roles: 'anyone' },
  { permission: 'GET /metrics', roles: 'anyone' },
  { permission: 'GET /api/problems', roles: 'anyone' },
  { permission: 'GET /api/openapi.json', roles: 'anyone' },
  { permission: 'GET /api/docs/*', roles: 'anyone' },
  { permission: 'POST /api/commands', roles: 'self' },
  { permission: 'GET /api/live', roles: 'self' },
] as const

/** Life signs, figures, the catalogue of problems, and the live stream. */
export function systemRoutesOf(app: FastifyInstance, services: Services): void {
  app.get('/healthz', async () => ({ status: 'alive' }))
  app.get('/readyz', async (_request, reply) => {
    try {
      await withClient(services.staff, async (client) => queryable(client).query('select 1'))
      return { status: 'ready' }
    } catch {
      return reply.status(503).header('retry-after', '2').send({ status: 'database down' })
    }
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type(services.metrics.registry.contentType).send(await services.metrics.registry.metrics()),
  )
  app.get('/api/problems', async () => ({ items: listProblems() }))
  app.get('/api/live', async (request, reply) => {
    // An event stream can bear no header. It says which modules changed and never what, so a phone's cookie is enough for it.
    const cookie = cookieOf(request)
    if (!(await isKnown(services, cookie))) throw new Problem(problems.not_signed_in)
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-lianfang': '1',
    })
    services.live.join(reply.raw, () => isKnown(services, cookie))
  })
}
