import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Page, paths, type Reader } from './layout.ts'
import type { Published } from './queries.ts'
import type { VolunteerDesk } from './queries-volunteer.ts'
import type { Sent } from './report-form.ts'
import { slowPage } from './slow.ts'
import { openedVolunteer, signedUp, volunteerCodePage, volunteerCodePath, volunteerPage } from './volunteer.ts'
import { limitWrongCodes, signUpsAtOnce } from './wrong-codes.ts'

/** What the routes are given of the site. */
export interface VolunteerParts {
  desk: VolunteerDesk
  /** Opens what a code opens, against a try of the network. */
  tried(
    request: FastifyRequest,
    reply: FastifyReply,
    name: 'volunteer',
    open: () => Promise<Page | undefined>,
    action?: string,
  ): Promise<{ page?: Page | undefined; waits?: FastifyReply }>
  read(): Promise<Published>
  readerOf(request: FastifyRequest): Promise<Reader>
  send(reply: FastifyReply, reader: Reader, page: Page, isOwn: boolean): FastifyReply
}

/** The pages of volunteers. A form holds a code of its own, so none of them is kept in a cache. */
export function volunteerRoutes(app: FastifyInstance, { desk, tried, read, readerOf, send }: VolunteerParts): void {
  const signUps = limitWrongCodes(Date.now, signUpsAtOnce)
  app.get(paths.volunteer, async (request, reply) => {
    const isLive = (await read()).live.length > 0
    const reader = await readerOf(request)
    return send(reply, reader, volunteerPage(reader, await desk.ground(), isLive), true)
  })
  app.post(paths.volunteer, { bodyLimit: 16_384 }, async (request, reply) => {
    const reader = await readerOf(request)
    const sent = (request.body ?? {}) as Sent
    const wait = signUps.take(request.ip)
    if (wait !== undefined) {
      request.log.warn({ page: 'volunteer' }, 'sign-ups are slowed')
      const page = slowPage(reader, 'volunteer', sent as Record<string, string>, wait)
      return send(reply.code(429).header('retry-after', String(wait)), reader, page, true)
    }
    const isLive = (await read()).live.length > 0
    const { page, status } = await signedUp(reader, desk, await desk.ground(), isLive, sent)
    // What was sent back to be mended is no sign-up.
    if (status === 422) signUps.giveBack(request.ip)
    return send(reply.code(status), reader, page, true)
  })
  app.get(volunteerCodePath, async (request, reply) => {
    const reader = await readerOf(request)
    return send(reply, reader, volunteerCodePage(reader), false)
  })
  app.post(volunteerCodePath, { bodyLimit: 16_384 }, async (request, reply) => {
    const reader = await readerOf(request)
    const sent = (request.body ?? {}) as Sent
    const open = () => openedVolunteer(reader, desk, sent)
    const { page, waits } = await tried(request, reply, 'volunteer', open, volunteerCodePath)
    if (waits) return waits
    if (page) return send(reply, reader, page, true)
    return send(reply.code(404), reader, volunteerCodePage(reader, (sent.code ?? '').slice(0, 40)), true)
  })
}
