import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Closed, Problem, type Static, Type } from '#platform/contract/index.ts'
import { check } from '#platform/server/commands/check.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { cookieOf, findToken, hashToken, joinHalf, setSessionCookie } from '#platform/server/http/session.ts'
import { refuseStrangers } from '#platform/server/http/signed-in.ts'
import type { Services } from '#platform/server/services.ts'
import { agencyProblems, Enrolment } from '../../contract/index.ts'
import { bindHalf, isHalf, isRevoked } from '../queries-device.ts'
import { agentOf } from '../sign-in/agent.ts'
import { networkOf } from '../sign-in/network.ts'
import { deviceTokenOf, phoneCookieEnds, setDeviceCookie } from './cookie.ts'
import { enrol } from './enrol.ts'

/** 256 bits that the phone made by itself and keeps under its lock. */
const Half = Closed({ half: Type.String({ pattern: '^[\\w-]{43}$', minLength: 43, maxLength: 43 }) })

/** Enrolment of a phone, and the second half of its session. */
export function deviceRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/device/enrol', async (request, reply) => {
    const problem = check(Enrolment, request.body)
    if (problem) throw problem
    const { code, name } = request.body as Static<typeof Enrolment>
    const before = findToken(request)
    const { enrolled, sessionToken, deviceToken } = await enrol(services, {
      code,
      name,
      network: networkOf(request.ip),
      agent: agentOf(request),
      before: before === undefined ? undefined : hashToken(before),
    })
    setSessionCookie(request, reply, sessionToken, { expires: phoneCookieEnds() })
    setDeviceCookie(request, reply, deviceToken)
    reply.header('cache-control', 'no-store')
    return enrolled
  })

  // Once a phone has its lock, its cookie is to open nothing without it. A phone asks again until it has heard the answer.
  app.post('/api/device/half', async (request, reply) => {
    const cookie = cookieOf(request)
    const problem = check(Half, request.body)
    if (problem) {
      await refuseStrangers(services, cookie)
      throw problem
    }
    const { half } = request.body as Static<typeof Half>
    const isBound = await withClient(services.signIn, (client) =>
      bindHalf(queryable(client), cookie, joinHalf(cookie, half)),
    )
    if (isBound)
      setSessionCookie(request, reply, findToken(request) ?? '', { expires: phoneCookieEnds(), isHalved: true })
    else await refuseStrangers(services, cookie)
    reply.header('cache-control', 'no-store')
    return { bound: isBound }
  })
}

/**
 * Why nobody is signed in: the device that asks was revoked, which tells it to let go of what it holds; or it is locked, and
 * sent the cookie alone.
 */
export async function phoneProblem(services: Services, request: FastifyRequest): Promise<Problem | undefined> {
  const device = deviceTokenOf(request)
  const session = findToken(request)
  return withClient(services.signIn, async (client) => {
    const db = queryable(client)
    if (device && (await isRevoked(db, device))) return new Problem(agencyProblems.device_revoked)
    if (session && (await isHalf(db, hashToken(session)))) return new Problem(agencyProblems.device_locked)
    return undefined
  })
}
