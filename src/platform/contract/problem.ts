import type { Language, Text } from './language.ts'
import { fill } from './language.ts'

/**
 * Every error that the product can answer, in one registry: stable code, HTTP status, text in three languages. The detail
 * holds values for the text and for programs; it never holds personal data (RIGHTS: not in problem texts, URLs or logs).
 */
export interface ProblemDefinition {
  /** `<module>.<what>`; stable: programs and translations rely on it. */
  code: string
  status: number
  text: Text
  /** Names of the values that `detail` carries. */
  detail?: readonly string[]
}

/** Where in the request something is wrong: a JSON pointer and the code of a platform problem. */
export interface FieldProblem {
  path: string
  code: string
  text: string
}

/** A problem as the API answers it (RFC 9457, `application/problem+json`). */
export interface ProblemBody {
  code: string
  status: number
  title: string
  detail?: Readonly<Record<string, string | number>>
  fields?: readonly FieldProblem[]
}

const registry = new Map<string, ProblemDefinition>()

/** Registers the problems of a module; a code defined twice is a programming error. `more` are of the same module, registered before. */
export function defineProblems<
  const D extends Record<string, Omit<ProblemDefinition, 'code'>>,
  const M extends Record<string, ProblemDefinition> = Record<never, never>,
>(module: string, definitions: D, more?: M): { readonly [K in keyof D | keyof M]: ProblemDefinition } {
  const made: Record<string, ProblemDefinition> = { ...more }
  for (const [name, definition] of Object.entries(definitions)) {
    const code = `${module}.${name}`
    if (registry.has(code)) throw new Error(`problem defined twice: ${code}`)
    made[name] = { code, ...definition }
    registry.set(code, made[name])
  }
  return made as { readonly [K in keyof D | keyof M]: ProblemDefinition }
}

/** All registered problems, by code; for the catalogue at /api/problems and the tests. */
export function listProblems(): readonly ProblemDefinition[] {
  return [...registry.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Thrown anywhere below the HTTP door; becomes exactly one problem answer. */
export class Problem extends Error {
  readonly definition: ProblemDefinition
  readonly detail: Readonly<Record<string, string | number>> | undefined
  readonly fields:
    | readonly { path: string; definition: ProblemDefinition; detail?: Record<string, string | number> }[]
    | undefined

  constructor(
    definition: ProblemDefinition,
    detail?: Record<string, string | number>,
    fields?: readonly { path: string; definition: ProblemDefinition; detail?: Record<string, string | number> }[],
  ) {
    super(definition.code)
    this.definition = definition
    this.detail = detail
    this.fields = fields
  }

  /** The answer in one language. */
  in(language: Language): ProblemBody {
    return {
      code: this.definition.code,
      status: this.definition.status,
      title: fill(this.definition.text[language], this.detail),
      ...(this.detail ? { detail: this.detail } : {}),
      ...(this.fields
        ? {
            fields: this.fields.map((field) => ({
              path: field.path,
              code: field.definition.code,
              text: fill(field.definition.text[language], field.detail),
            })),
          }
        : {}),
    }
  }
}
