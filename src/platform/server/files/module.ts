import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Finish, largestPart, Part, uploadState } from '../../contract/file.ts'
import { Closed, Problem, problems, type Static, type TSchema, Type, Uuid } from '../../contract/index.ts'
import { check } from '../commands/check.ts'
import type { Context } from '../commands/context.ts'
import { contextOf } from '../commands/context-of.ts'
import { answer, type ServerModule } from '../commands/module.ts'
import { keyOf } from '../commands/open.ts'
import { createLane } from '../http/lane.ts'
import { tokenOf } from '../http/session.ts'
import type { Services } from '../services.ts'

/** Uploads as a module of the platform; modules hang what is finished on their records (`attach.ts`). */
export const fileModule: ServerModule = {
  name: 'file',
  commands: [],
  queries: [answer(uploadState, (work, { upload }) => work.files.uploads.state(work, upload))],
  routes: uploadRoutes,
}

function uploadRoutes(app: FastifyInstance, services: Services): void {
  // Putting together and looking through takes memory and a processor: two at a time.
  const lane = createLane(2, 100)
  const whose = (request: FastifyRequest, permission: string): Promise<Context> =>
    contextOf(services, tokenOf(request), { name: permission, roles: 'self' })
  void app.register(async (scope) => {
    // Bytes are taken here alone: everywhere else they are a wrong type of body.
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: largestPart },
      (_request, body, done) => done(null, body),
    )
    scope.post('/api/file/part', async (request) => {
      const context = await whose(request, 'POST /api/file/part')
      const { upload, offset, size } = read(Part, numbers(request.query))
      if (!Buffer.isBuffer(request.body)) throw new Problem(problems.invalid)
      return services.files.uploads.part(context, upload, { offset, size }, request.body)
    })
    scope.post('/api/file/finish', async (request) => {
      const context = await whose(request, 'POST /api/file/finish')
      const { upload, ...told } = read(Finish, request.body)
      return lane(() => services.files.uploads.finish(context, upload, told, keyOf(context)))
    })
    scope.delete('/api/file/upload', async (request) => {
      const context = await whose(request, 'DELETE /api/file/upload')
      await services.files.uploads.drop(context, read(Closed({ upload: Uuid }), request.query).upload)
      return {}
    })
    scope.delete('/api/file/uploads', async (request) => {
      const context = await whose(request, 'DELETE /api/file/uploads')
      const { keep = '' } = read(Closed({ keep: Type.Optional(Type.String({ maxLength: 1000 })) }), request.query)
      return { dropped: await services.files.uploads.dropOthers(context, keep.split(',')) }
    })
  })
}

/** Values of a query string that are whole numbers. */
function numbers(query: unknown): unknown {
  return Object.fromEntries(
    Object.entries(query as Record<string, unknown>).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
    ]),
  )
}

function read<T extends TSchema>(schema: T, value: unknown): Static<T> {
  const problem = check(schema, value ?? {}, '/body')
  if (problem) throw problem
  return value as Static<T>
}
