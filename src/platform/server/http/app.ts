import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import { type AccessRow, Problem, problems } from '../../contract/index.ts'
import type { Services } from '../services.ts'
import { assertAccess, type RouteName } from './access.ts'
import { bodyLimit, readJsonBodies } from './body.ts'
import { commandsRoute } from './commands-route.ts'
import { answerBrokenHttp, answerProblems, sendProblem } from './failures.ts'
import { openapi } from './openapi.ts'
import { queriesRoute } from './queries-route.ts'
import { refuseCrossSite } from './session.ts'
import { systemRoutesOf } from './system-routes.ts'
import { serveWeb } from './web.ts'

/** Builds the internal HTTP server: commands, queries, sign-in, the built web. It does not listen yet. */
export async function createApp(
  services: Services,
  version: string,
  access: readonly AccessRow[],
): Promise<FastifyInstance> {
  const { tls } = services.runtime
  const app = Fastify({
    loggerInstance: services.log.child({ module: 'http' }),
    disableRequestLogging: true,
    bodyLimit,
    requestTimeout: 20_000,
    routerOptions: { maxParamLength: 200 },
    // An address that no router can read.
    frameworkErrors: (_error, request, reply) =>
      void sendProblem(request as never, reply as never, new Problem(problems.not_found)),
    clientErrorHandler: answerBrokenHttp,
    ...(tls ? { https: tls } : {}),
  }) as unknown as FastifyInstance
  const routes: RouteName[] = []
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url })
  })
  readJsonBodies(app)
  answerProblems(app, services)
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The component kits set style attributes at run time; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    hsts: tls ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    // For browsers and plug-ins that are gone; a phone on a thin line would pay for them with every poll.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
  // A gate of a guest network answers 200 with a page of its own; what lacks this is none of our answers.
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('x-lianfang', '1')
  })
  app.addHook('onRequest', async (request) => refuseCrossSite(request))
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    services.metrics.requests.observe(
      { route, method: request.method, status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
    if (reply.statusCode >= 500 || reply.elapsedTime > 1000)
      request.log.warn(
        { route, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
        'request',
      )
  })
  systemRoutesOf(app, services)
  commandsRoute(app, services)
  queriesRoute(app, services)
  for (const module of services.modules) module.routes?.(app, services)
  const document = openapi(services, version, access)
  app.get('/api/openapi.json', async () => document)
  await app.register(async (docs) => {
    await docs.register(fastifySwagger, { mode: 'static', specification: { document: document as never } })
    await docs.register(fastifySwaggerUi, { routePrefix: '/api/docs' })
  })
  // What follows are the built files of the web, which hold nothing of anybody.
  assertAccess(routes, services, access)
  await serveWeb(app, services.runtime.webRoot)
  return app
}
