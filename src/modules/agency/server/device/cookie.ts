import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashToken } from '#platform/server/http/session.ts'

/** Longer than any emergency, in seconds; the server decides at every look whether the device is still one. */
const lasts = 400 * 24 * 3600

/** When the session cookie of a phone runs out: the session itself is drawn out at the server with each lease. */
export const phoneCookieEnds = (): Date => new Date(Date.now() + lasts * 1000)

const isSecure = (request: FastifyRequest) => request.protocol === 'https'
const nameOf = (request: FastifyRequest) => (isSecure(request) ? '__Host-lianfang-device' : 'lianfang-device')

/** Hash of the token of an enrolled device, if the request carries one. */
export function deviceTokenOf(request: FastifyRequest): Buffer | undefined {
  const token = request.cookies[nameOf(request)]
  return token && /^[\w-]{43}$/.test(token) ? hashToken(token) : undefined
}

/** Puts the token of a device into its browser. It opens nothing: it only says which device asks. */
export function setDeviceCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(nameOf(request), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(request),
    maxAge: lasts,
  })
}

/** Takes it out again. */
export function clearDeviceCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameOf(request), { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(request) })
}
