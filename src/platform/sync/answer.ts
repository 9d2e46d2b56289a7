import type { ProblemBody } from '../contract/index.ts'

/**
 * What an HTTP answer to commands means. A wireless network may answer for anybody with 200 and a page of its own, a proxy
 * with any status; so only JSON that bears our header and speaks of our ids is a decision. Everything else means: ask again
 * with the same ids.
 */
export type Answer =
  /** Decisions by id; of an id that is missing nothing is known. */
  | { is: 'decided'; results: ReadonlyMap<string, Decision> }
  /** The request as a whole cannot be taken; the same would be said again. */
  | { is: 'unfit'; problem: ProblemBody }
  /** Nobody, or nobody with a living device, is signed in. */
  | { is: 'signed-out'; problem: ProblemBody }
  /** No answer, or not now. */
  | { is: 'none'; problem: ProblemBody; retryAfter?: number }

/** What became of one command. */
export type Decision =
  | { status: 'accepted'; result: unknown }
  | { status: 'refused' | 'conflict'; problem: ProblemBody }

/** An answer as it came off the wire; `status` 0 where none came. */
export interface RawAnswer {
  status: number
  /** Whether it bears the header by which our server says that it is itself. */
  isOurs: boolean
  body: unknown
  /** Seconds, from Retry-After. */
  retryAfter?: number
  /** Why none came. */
  code?: 'web.unreachable' | 'web.timed_out'
}

/** Header on every answer of ours below /api. */
export const ourHeader = 'x-lianfang'

/** Statuses of a whole request that say that this very request can never be taken. */
const unfit = [400, 409, 411, 413, 414, 415, 422, 500]

/** Reads an answer to `POST /api/commands`. */
export function readAnswer(raw: RawAnswer): Answer {
  const after = raw.retryAfter === undefined ? {} : { retryAfter: raw.retryAfter }
  if (raw.status === 0) return { is: 'none', problem: own(raw.code ?? 'web.unreachable') }
  if (!raw.isOurs) return { is: 'none', problem: own('web.not_ours'), ...after }
  if (raw.status === 200) {
    const results = readResults(raw.body)
    return results ? { is: 'decided', results } : { is: 'none', problem: own('web.failed'), ...after }
  }
  if (!isProblem(raw.body)) return { is: 'none', problem: own('web.failed', raw.status), ...after }
  if (raw.status === 401) return { is: 'signed-out', problem: raw.body }
  if (unfit.includes(raw.status)) return { is: 'unfit', problem: raw.body }
  return { is: 'none', problem: raw.body, ...after }
}

/** A problem of the browser's own; its words come with the screens. */
export function own(code: string, status = 0): ProblemBody {
  return { code, status, title: '' }
}

/** Whether a value is a problem as our server answers it. */
export function isProblem(body: unknown): body is ProblemBody {
  return isRecord(body) && typeof body.code === 'string' && typeof body.title === 'string'
}

function readResults(body: unknown): Map<string, Decision> | undefined {
  if (!isRecord(body) || !Array.isArray(body.results)) return undefined
  const results = new Map<string, Decision>()
  for (const one of body.results as unknown[]) {
    if (!isRecord(one) || typeof one.id !== 'string') return undefined
    if (one.status === 'accepted' || one.status === 'repeated')
      results.set(one.id, { status: 'accepted', result: one.result })
    else if (one.status === 'refused' || one.status === 'conflict')
      results.set(one.id, { status: one.status, problem: isProblem(one.problem) ? one.problem : own('web.failed') })
  }
  return results
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
