import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem, type Static } from '#platform/contract/index.ts'
import { check } from '#platform/server/commands/check.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { findToken, hashToken, setSessionCookie } from '#platform/server/http/session.ts'
import type { Services } from '#platform/server/services.ts'
import { agencyProblems, Enrolment } from '../../contract/index.ts'
import { isRevoked } from '../queries-device.ts'
import { agentOf } from '../sign-in/agent.ts'
import { networkOf } from '../sign-in/network.ts'
import { deviceTokenOf, setDeviceCookie } from './cookie.ts'
import { enrol } from './enrol.ts'

/** Enrolment of a phone. */
export function deviceRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/device/enrol', async (request, reply) => {
    const problem = check(Enrolment, request.body)
    if (problem) throw problem
    const { code, name } = request.body as Static<typeof Enrolment>
    const before = findToken(request)
    const { enrolled, sessionToken, deviceToken, expires } = await enrol(services, {
      code,
      name,
      network: networkOf(request.ip),
      agent: agentOf(request),
      before: before === undefined ? undefined : hashToken(before),
    })
    setSessionCookie(request, reply, sessionToken, expires)
    setDeviceCookie(request, reply, deviceToken)
    reply.header('cache-control', 'no-store')
    return enrolled
  })
}

/** Why nobody is signed in: the device that asks was revoked, which tells it to let go of what it holds. */
export async function revokedProblem(services: Services, request: FastifyRequest): Promise<Problem | undefined> {
  const token = deviceTokenOf(request)
  if (!token) return undefined
  const revoked = await withClient(services.signIn, (client) => isRevoked(queryable(client), token))
  return revoked ? new Problem(agencyProblems.device_revoked) : undefined
}
