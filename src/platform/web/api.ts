import type { Language, ParamsOf, ProblemBody, QueryDefinition, ResponseOf } from '#platform/contract/index.ts'
import { isProblem, ourHeader, own, type RawAnswer } from '#platform/sync/answer.ts'

/** How long a read may take before the screen says so, in milliseconds. */
export const timeOut = 15_000

/** A problem as a screen meets it: what the server answered, or that it did not answer (`code` starts with `web.`). */
export class ApiProblem extends Error {
  readonly body: ProblemBody
  /** Seconds after which another try makes sense, where the server said so. */
  readonly retryAfter: number | undefined

  constructor(body: ProblemBody, retryAfter?: number) {
    super(body.code)
    this.body = body
    this.retryAfter = retryAfter
  }

  get code(): string {
    return this.body.code
  }

  /** No answer came: no network, or over the time-out. */
  get unreachable(): boolean {
    return this.body.status === 0
  }
}

/** Anything thrown, as a problem. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem({ code: 'web.failed', status: 0, title: '' })
}

let language: Language = 'zh-Hans'
let lastHeard = Date.now()
let hasHeard = false
const signedOut = new Set<() => void>()
const revoked = new Set<() => void>()
const timeListeners = new Set<(server: number) => void>()
let half: Promise<string | undefined> | undefined
let onLocked: (() => Promise<boolean>) | undefined

/** Language in which the server words its problems; set by `i18n.ts`. */
export function speak(next: Language): void {
  language = next
}

/** Calls `listener` whenever the server answers that nobody is signed in. Returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener)
  return () => signedOut.delete(listener)
}

/** Calls `listener` when the server answers that this device was revoked. Returns how to stop. */
export function onRevoked(listener: () => void): () => void {
  revoked.add(listener)
  return () => revoked.delete(listener)
}

/** The second half of a phone's session, which goes along while the phone is open (`store/half.ts`). */
export function carryHalf(next: Promise<string | undefined> | undefined): void {
  half = next
}

/** Asks `mend` when the server misses the second half; the request is sent once more where that answers true. */
export function onSessionLocked(mend: () => Promise<boolean>): void {
  onLocked = mend
}

/** Calls `listener` with the server's time, in ms, at every answer. Returns how to stop. */
export function onServerTime(listener: (server: number) => void): () => void {
  timeListeners.add(listener)
  return () => timeListeners.delete(listener)
}

/** Language in which problems are worded. */
export function spoken(): Language {
  return language
}

/** When the server last answered anything, in milliseconds since 1970. */
export function heardAt(): number {
  return lastHeard
}

/** Notes that the server was heard; the live channel calls it too. */
export function heard(): void {
  hasHeard = true
  lastHeard = Date.now()
}

/** Says when the server was heard before this page began: one that begins without signal must not claim to have heard it. */
export function heardBefore(at: number): void {
  if (!hasHeard) lastHeard = at
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  /** Instead of a body: bytes as they are; the headers say what they are. */
  bytes?: Blob
  headers?: Readonly<Record<string, string>>
  /** What is asked for is a file: its bytes are the answer. */
  wantsFile?: boolean
  signal?: AbortSignal
  /** Milliseconds; `timeOut` when absent. */
  timeOut?: number
}

/** One request to our own server. Throws ApiProblem, never anything else. An empty answer is undefined. */
export async function request(path: string, options: RequestOptions = {}): Promise<unknown> {
  const raw = await exchange(path, options)
  if (raw.status === 0) throw new ApiProblem(own(raw.code ?? 'web.unreachable'))
  if (!raw.isOurs) throw new ApiProblem(own('web.not_ours'))
  if (raw.status >= 200 && raw.status < 300) return raw.body
  throw new ApiProblem(isProblem(raw.body) ? raw.body : own('web.failed', raw.status), raw.retryAfter)
}

/**
 * One request to our own server, and what came back, whatever it is. Throws only where the caller gave the request up. The
 * gate of a guest network answers for anybody: what lacks our header is not the server's word.
 */
export async function exchange(path: string, options: RequestOptions = {}, isAgain = false): Promise<RawAnswer> {
  const second = half && (await half)
  const clock = AbortSignal.timeout(options.timeOut ?? timeOut)
  let response: Response
  let body: unknown
  try {
    response = await fetch(path, {
      method: options.method ?? 'GET',
      credentials: 'same-origin',
      signal: options.signal ? AbortSignal.any([options.signal, clock]) : clock,
      headers: {
        accept: 'application/json',
        'accept-language': language,
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(second ? { 'x-lianfang-half': second } : {}),
        ...options.headers,
      },
      body: options.bytes ?? JSON.stringify(options.body) ?? null,
    })
    body = options.wantsFile && response.ok ? await response.blob() : parse(await response.text())
  } catch (error) {
    if (options.signal?.aborted) throw error
    const code = clock.aborted ? 'web.timed_out' : 'web.unreachable'
    return { status: 0, isOurs: false, body: undefined, code }
  }
  const isOurs = response.headers.has(ourHeader)
  if (isOurs) {
    heard()
    const server = Date.parse(response.headers.get('date') ?? '')
    if (Number.isFinite(server)) for (const listener of timeListeners) listener(server)
    if (response.status === 401 && isProblem(body)) {
      const isOwn = path === '/api/device/half'
      if (body.code === 'agency.device_locked' && !isAgain && !isOwn && (await onLocked?.()))
        return exchange(path, options, true)
      const isRevoked = body.code === 'agency.device_revoked'
      if (isRevoked) for (const listener of revoked) listener()
      if (isRevoked || body.code === 'platform.not_signed_in') for (const listener of signedOut) listener()
    }
  }
  const after = Number(response.headers.get('retry-after') ?? Number.NaN)
  return { status: response.status, isOurs, body, ...(Number.isFinite(after) ? { retryAfter: after } : {}) }
}

/** Reads a declared query. Undefined parameters are left out. */
export async function get<D extends QueryDefinition>(
  query: D,
  params: ParamsOf<D>,
  signal?: AbortSignal,
): Promise<ResponseOf<D>> {
  const address = addressOf(query, params)
  return (await request(address, signal ? { signal } : {})) as ResponseOf<D>
}

/** Address of a declared query with its parameters, for links to files. */
export function addressOf<D extends QueryDefinition>(query: D, params: ParamsOf<D>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params as Record<string, unknown>)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${query.path}?${text}` : query.path
}

function parse(text: string): unknown {
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
