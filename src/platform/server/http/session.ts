import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { chooseLanguage, type Language, Problem, problems } from '../../contract/index.ts'

/** Opaque 256-bit token; the database keeps its SHA-256 only. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

/** What the database knows a token by. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

const nameOf = (secure: boolean) => (secure ? '__Host-lianfang' : 'lianfang')

/** Header with the second half of a phone's session, which lies on the phone under its lock alone. */
export const halfHeader = 'x-lianfang-half'
/** Behind the cookie of a session with a second half, so that one without is not asked for it. */
const halved = '.h'
const half = /^[\w-]{43}$/

/**
 * The session of a request, from its cookie and, on a phone, from the half that an open phone sends with it; a problem when
 * either is missing.
 */
export function tokenOf(request: FastifyRequest): Buffer {
  const cookie = cookieOf(request)
  if (!request.cookies[nameOf(isSecure(request))]?.endsWith(halved)) return cookie
  const second = halfOf(request)
  if (!second) throw new Problem(problems.not_signed_in)
  return joinHalf(cookie, second)
}

/** Hash of the cookie of a request, which opens a session unless that has a second half; a problem when there is none. */
export function cookieOf(request: FastifyRequest): Buffer {
  const token = findToken(request)
  if (!token) throw new Problem(problems.not_signed_in)
  return hashToken(token)
}

/** The second half that came with a request. */
export function halfOf(request: FastifyRequest): string | undefined {
  const given = request.headers[halfHeader]
  return typeof given === 'string' && half.test(given) ? given : undefined
}

/** What the database knows a token by whose cookie has this hash and whose second half is `second`. */
export function joinHalf(cookie: Buffer, second: string): Buffer {
  return createHash('sha256').update(cookie).update(second).digest()
}

/** The raw token in the cookie of a request, if it carries one. */
export function findToken(request: FastifyRequest): string | undefined {
  return /^([\w-]{43})(?:\.h)?$/.exec(request.cookies[nameOf(isSecure(request))] ?? '')?.[1]
}

/** Puts the token into the browser: unreadable for scripts, never sent from other sites. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  { expires, isHalved = false }: { expires: Date; isHalved?: boolean },
): void {
  const secure = isSecure(request)
  const value = isHalved ? token + halved : token
  reply.setCookie(nameOf(secure), value, { path: '/', httpOnly: true, sameSite: 'strict', secure, expires })
}

/** Takes the token out of the browser. */
export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  const secure = isSecure(request)
  reply.clearCookie(nameOf(secure), { path: '/', httpOnly: true, sameSite: 'strict', secure })
}

/** Language of an answer. */
export function languageOf(request: FastifyRequest): Language {
  return chooseLanguage(request.headers['accept-language'])
}

/** A browser says where a request comes from; what changes something must come from our own pages (CSRF). */
export function refuseCrossSite(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem(problems.cross_site)
  const origin = request.headers.origin
  if (origin !== undefined && origin !== `${isSecure(request) ? 'https' : 'http'}://${request.headers.host}`)
    throw new Problem(problems.cross_site)
}

function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https'
}
