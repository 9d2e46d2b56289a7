import type { FastifyInstance } from 'fastify'
import { Closed, Problem, problems, type Static, Type } from '#platform/contract/index.ts'
import { check } from '#platform/server/commands/check.ts'
import type { EnterRow } from '#platform/server/commands/context.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import {
  clearSessionCookie,
  findToken,
  halfOf,
  hashToken,
  joinHalf,
  languageOf,
  setSessionCookie,
  tokenOf,
} from '#platform/server/http/session.ts'
import type { Services } from '#platform/server/services.ts'
import { clearDeviceCookie, deviceTokenOf, phoneCookieEnds } from '../device/cookie.ts'
import { nobody } from '../passwords/hash.ts'
import { bindHalf } from '../queries-device.ts'
import { endSessionOf, enter, listCounties, readSelf } from '../queries-sign-in.ts'
import { newTotpSecret, totpUri } from '../totp.ts'
import { agentOf } from './agent.ts'
import { describeSession } from './me.ts'
import { networkOf } from './network.ts'
import { signIn } from './sign-in.ts'

/** What the sign-in page sends. */
const Body = Closed({
  username: Type.String({ minLength: 1, maxLength: 64, format: 'words' }),
  password: Type.String({ minLength: 1, maxLength: 128, format: 'words' }),
  code: Type.Optional(Type.String({ pattern: '^[0-9]{6}$', maxLength: 6 })),
  /** Needed only where several counties share an installation. */
  county: Type.Optional(Type.Integer({ minimum: 100000, maximum: 999999 })),
})

/** Sign-in, sign-out, who is signed in, and a secret for a new second factor. */
export function sessionRoutes(app: FastifyInstance, services: Services): void {
  void nobody()
  app.post('/api/session', async (request, reply) => {
    const problem = check(Body, request.body)
    if (problem) throw problem
    const body = request.body as Static<typeof Body>
    const before = findToken(request)
    const { token, expires, isPhone, isRevoked } = await signIn(services, {
      username: body.username,
      password: body.password,
      code: body.code,
      county: body.county,
      network: networkOf(request.ip),
      device: agentOf(request),
      phone: deviceTokenOf(request),
      before: before === undefined ? undefined : hashToken(before),
    })
    const hash = hashToken(token)
    // On a phone that is open the new session is as good as the old one: nothing without the half under its lock.
    const half = isPhone ? halfOf(request) : undefined
    const opens = half === undefined ? hash : joinHalf(hash, half)
    if (half !== undefined) await withClient(services.signIn, (client) => bindHalf(queryable(client), hash, opens))
    setSessionCookie(request, reply, token, {
      expires: isPhone ? phoneCookieEnds() : expires,
      isHalved: half !== undefined,
    })
    // Somebody who knows the password works on in this browser, but no longer on an enrolled phone.
    if (isRevoked) clearDeviceCookie(request, reply)
    reply.header('cache-control', 'no-store')
    return describeSession(services, opens, languageOf(request))
  })

  app.get('/api/session', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return describeSession(services, tokenOf(request), languageOf(request))
  })

  app.delete('/api/session', async (request, reply) => {
    const token = findToken(request)
    if (token !== undefined) {
      await withClient(services.signIn, (client) => endSessionOf(queryable(client), hashToken(token)))
    }
    clearSessionCookie(request, reply)
    return reply.header('cache-control', 'no-store').status(204).send()
  })

  app.get('/api/agency/totp', async (request, reply) => {
    const hash = tokenOf(request)
    const { self, county } = await withClient(services.staff, async (client) => {
      const db = queryable(client)
      await client.query('begin')
      const row = await enter<EnterRow>(db, hash, 'GET /api/agency/totp')
      if (!row) throw new Problem(problems.not_signed_in)
      if (row.restricted) throw new Problem(problems.password_must_change)
      const [found, counties] = await Promise.all([readSelf(db, hash), listCounties(db)])
      await client.query('commit')
      return { self: found.self, county: counties.find(({ code }) => code === row.county)?.name ?? '' }
    })
    const secret = newTotpSecret()
    reply.header('cache-control', 'no-store')
    return { secret, uri: totpUri(secret, self?.username ?? '', county) }
  })
}
