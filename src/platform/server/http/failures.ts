import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problems } from '../../contract/index.ts'
import { toProblem } from '../db/errors.ts'
import type { Services } from '../services.ts'
import { languageOf } from './session.ts'
import { answerPage } from './web.ts'

/** Every error leaves as a problem (RFC 9457); only what nobody foresaw is a 500, with a reference into the log. */
export function answerProblems(app: FastifyInstance, services: Services): void {
  const { webRoot } = services.runtime
  app.setErrorHandler(async (error, request, reply) =>
    sendProblem(request, reply, await explain(services, request, foresee(error, request))),
  )
  app.setNotFoundHandler(async (request, reply) => {
    if (!(await answerPage(request, reply, webRoot))) sendProblem(request, reply, new Problem(problems.not_found))
    return reply
  })
}

/** The reason behind a missing session, where a module knows one; asked only after the request has failed. */
async function explain(services: Services, request: FastifyRequest, problem: Problem): Promise<Problem> {
  if (problem.definition !== problems.not_signed_in) return problem
  for (const { whyNotSignedIn } of services.modules) {
    const why = await whyNotSignedIn?.(services, request).catch(() => undefined)
    if (why) return why
  }
  return problem
}

/** What is no HTTP, or has more headers than anybody needs, gets a problem too, and then silence. */
export function answerBrokenHttp({ code }: Error & { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return
  const body = JSON.stringify(new Problem(problems.not_http).in('zh-Hans'))
  const head = [
    'HTTP/1.1 400 Bad Request',
    'connection: close',
    'content-type: application/problem+json; charset=utf-8',
  ]
  socket.end([...head, `content-length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'))
}

/** Sends one problem in the caller's language. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const body = problem.in(languageOf(request))
  if (body.status === 503) reply.header('retry-after', '2')
  if (body.status === 429) reply.header('retry-after', String(problem.detail?.seconds ?? 5))
  return reply.status(body.status).type('application/problem+json; charset=utf-8').send(body)
}

function foresee(error: unknown, request: FastifyRequest): Problem {
  const known = toProblem(error)
  if (known instanceof Problem) return known
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem(problems.too_large)
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem(problems.wrong_media_type)
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new Problem(problems.not_json)
  const reference = randomUUID()
  // Name and place of the error only: its message may carry values of a row.
  const { name, stack } = error as Error
  request.log.error({ reference, error: name, code, at: stack?.split('\n').slice(1, 6) }, 'unforeseen error')
  return new Problem(problems.internal, { reference })
}
