import { lookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isForbidden, placeOf, readAddress } from '../address.ts'

/** What came back of a posting. */
export interface Answer {
  status: number
  body: string
  /** Seconds that the other side asks to wait. */
  retryAfter?: number
}
/** Why nothing came back. `refused`: our own rule; `unreachable`: it never arrived; `silent`: it may have been taken. */
export class PostError extends Error {
  readonly why: 'refused' | 'unreachable' | 'silent'
  constructor(why: 'refused' | 'unreachable' | 'silent') {
    super(why)
    this.name = 'PostError'
    this.why = why
  }
}
export interface Posting {
  url: string
  headers: Readonly<Record<string, string>>
  body: Buffer | string
  /** The address may stand in the own network. */
  isInner: boolean
  timeoutMs: number
}
/** Finds the addresses of a name; tests have their own. */
export type Resolve = (name: string) => Promise<readonly { address: string; family: number }[]>
const resolveName: Resolve = (name) => lookup(name, { all: true })
const longestAnswer = 64 * 1024

/**
 * Posts to an address outside. The name is resolved once and the connection goes to what was looked at, so that no name can be one
 * address for the check and another one for the connection; redirections are answers, not followed.
 */
export async function post(posting: Posting, resolve: Resolve = resolveName): Promise<Answer> {
  const { isInner } = posting
  const url = readAddress(posting.url, isInner)
  if (!url || isForbidden(url, isInner)) throw new PostError('refused')
  const name = url.hostname.replace(/^\[|\]$/g, '')
  const found = await resolve(name).catch(() => {
    throw new PostError('unreachable')
  })
  const isOpen = ({ address }: { address: string }) => {
    const place = placeOf(address)
    return place === 'outer' || (place === 'inner' && isInner)
  }
  // One forbidden address among them is enough: an honest name has none.
  if (found.length === 0) throw new PostError('unreachable')
  if (!found.every(isOpen)) throw new PostError('refused')
  return send(url, posting, (_name, options, done) => {
    if (options.all) done(null, [...found])
    else done(null, (found[0] as { address: string }).address, (found[0] as { family: number }).family)
  })
}

function send(url: URL, { headers, body, timeoutMs }: Posting, pinned: LookupFunction): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let isConnected = false
    const isSecure = url.protocol === 'https:'
    const make = isSecure ? httpsRequest : httpRequest
    const sent = make(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: pinned,
      agent: false,
    })
    const fail = () => {
      clearTimeout(timer)
      sent.destroy()
      reject(new PostError(isConnected ? 'silent' : 'unreachable'))
    }
    const timer = setTimeout(fail, timeoutMs)
    sent.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        isConnected = true
      })
    })
    sent.on('error', fail)
    sent.on('response', (response: IncomingMessage) => {
      const parts: Buffer[] = []
      let size = 0
      response.on('data', (part: Buffer) => {
        size += part.length
        if (size <= longestAnswer) parts.push(part)
        else response.destroy()
      })
      response.on('error', fail)
      response.on('close', () => {
        clearTimeout(timer)
        const wait = Number(response.headers['retry-after'])
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(parts).toString('utf8'),
          ...(Number.isInteger(wait) && wait > 0 ? { retryAfter: wait } : {}),
        })
      })
    })
    sent.end(body)
  })
}
