import type { ParamsOf, QueryDefinition, ResponseOf } from '#platform/contract/index.ts'
import { ApiProblem, get } from './api.ts'

/**
 * What this device can answer by itself when the server cannot be asked. The same screens read the same queries with and
 * without signal; where a module has no answer of its own, the read fails as it always did.
 */

/** A query with the answer that the device gives; undefined where it holds nothing of it. */
export interface LocalAnswer {
  query: string
  answer: (params: never) => unknown
}

const answers = new Map<string, LocalAnswer['answer']>()

/** Declares an answer, typed by its query's contract. */
export function answersLocally<D extends QueryDefinition>(
  query: D,
  answer: (params: ParamsOf<D>) => ResponseOf<D> | undefined,
): LocalAnswer {
  return { query: query.name, answer }
}

/** Makes answers known, once at the start of the application. */
export function knowAnswers(known: readonly LocalAnswer[]): void {
  for (const { query, answer } of known) answers.set(query, answer)
}

/** What the device itself says; undefined where it does not know. */
export function localAnswer<D extends QueryDefinition>(query: D, params: ParamsOf<D>): ResponseOf<D> | undefined {
  return answers.get(query.name)?.(params as never) as ResponseOf<D> | undefined
}

/** How long a device that knows an answer waits for the server's better one, in milliseconds. */
const patience = 4000
/** Answers that are no word of the server's: nobody there, or a gate of a guest network. */
const isUnheard = (problem: ApiProblem) => [0, 502, 503, 504].includes(problem.body.status)

/** Asks the server, and the device itself where the server is not to be had. */
export async function read<D extends QueryDefinition>(
  query: D,
  params: ParamsOf<D>,
  signal?: AbortSignal,
): Promise<ResponseOf<D>> {
  if (!answers.has(query.name)) return get(query, params, signal)
  if (navigator.onLine === false) {
    const own = localAnswer(query, params)
    if (own !== undefined) return own
  }
  const patient = AbortSignal.timeout(patience)
  const hasOwn = localAnswer(query, params) !== undefined
  try {
    return await get(query, params, hasOwn && signal ? AbortSignal.any([signal, patient]) : signal)
  } catch (error) {
    if (signal?.aborted) throw error
    const own = localAnswer(query, params)
    if (own !== undefined && (patient.aborted || (error instanceof ApiProblem && isUnheard(error)))) return own
    throw error
  }
}
