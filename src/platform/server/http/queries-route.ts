import type { FastifyInstance } from 'fastify'
import { Problem, problems } from '../../contract/index.ts'
import { runQuery } from '../commands/read.ts'
import type { Services } from '../services.ts'
import { languageOf, tokenOf } from './session.ts'
import { refuseStrangers } from './signed-in.ts'

/** A file as an answer of a query, instead of JSON. */
export class FileAnswer {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer

  constructor(name: string, type: string, bytes: Buffer) {
    this.name = name
    this.type = type
    this.bytes = bytes
  }
}

/** One GET a query of every module. */
export function queriesRoute(app: FastifyInstance, services: Services): void {
  for (const handled of services.queries) {
    app.get(handled.definition.path, async (request, reply) => {
      const token = tokenOf(request)
      const params = request.query as Record<string, unknown>
      const answer = await runQuery(services, token, handled, params, languageOf(request)).catch(async (error) => {
        if (error instanceof Problem && error.definition === problems.invalid) await refuseStrangers(services, token)
        throw error
      })
      reply.header('cache-control', 'no-store')
      if (!(answer instanceof FileAnswer)) return answer
      reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`)
      return reply.type(answer.type).send(answer.bytes)
    })
  }
}
