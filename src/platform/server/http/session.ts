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

/** The session of a request, from its cookie; a problem when there is none. */
export function tokenOf(request: FastifyRequest): Buffer {
  const token = findToken(request)
  if (!token) throw new Problem(problems.not_signed_in)
  return hashToken(token)
}

/** The raw token of a request, if it carries one. */
export function findToken(request: FastifyRequest): string | undefined {
  const token = request.cookies[nameOf(isSecure(request))]
  return token && /^[\w-]{43}$/.test(token) ? token : undefined
}

/** Puts the token into the browser: unreadable for scripts, never sent from other sites. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string, expires: Date): void {
  const secure = isSecure(request)
  reply.setCookie(nameOf(secure), token, { path: '/', httpOnly: true, sameSite: 'strict', secure, expires })
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
