import type { FastifyInstance } from 'fastify'
import { Problem, problems } from '../../contract/index.ts'

/** Greatest body of a request, in bytes. */
export const bodyLimit = 1_048_576
/** Deepest nesting of a JSON body; our contracts need seven. */
const depthLimit = 20

/** Reads JSON bodies: refuses what is too deep before parsing, and anything that is not JSON or not UTF-8. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit }, (_request, body: Buffer, done) => {
    try {
      done(null, parseJson(body))
    } catch (error) {
      done(error as Error, undefined)
    }
  })
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Parses a JSON body or throws the problem with it. */
export function parseJson(body: Buffer): unknown {
  let text: string
  try {
    text = decoder.decode(body)
  } catch {
    throw new Problem(problems.not_json)
  }
  if (isTooDeep(text)) throw new Problem(problems.too_deep)
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem(problems.not_json)
  }
}

/** Counts brackets outside strings. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (inString) {
      if (c === 92) i++
      else if (c === 34) inString = false
    } else if (c === 34) inString = true
    else if (c === 123 || c === 91) {
      if (++depth > depthLimit) return true
    } else if (c === 125 || c === 93) depth--
  }
  return false
}
