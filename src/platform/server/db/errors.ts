import { Problem, type ProblemDefinition, problems } from '../../contract/index.ts'

/** What PostgreSQL says of itself in an error. */
interface DatabaseError extends Error {
  code?: string
  constraint?: string
}

/** Names of unique indexes and checks, and the problem that each one means to a user. */
export type Constraints = Readonly<Record<string, ProblemDefinition>>

/** Whether trying the same transaction again can help: serialization failure or deadlock. */
export function isRetryable(error: unknown): boolean {
  const code = (error as DatabaseError).code
  return code === '40001' || code === '40P01'
}

/** Whether a row already stands: two requests raced, and a second try sees what the first one wrote. */
export function isUniqueViolation(error: unknown): boolean {
  return (error as DatabaseError).code === '23505'
}

/**
 * Turns an error of the database into the problem that a user can act on; anything unknown is passed on as it came. The
 * text of the database never leaves: it may carry values.
 */
export function toProblem(error: unknown, constraints: Constraints = {}): unknown {
  if (error instanceof Problem) return error
  const { code, constraint, message } = error as DatabaseError
  const known = constraint === undefined ? undefined : constraints[constraint]
  if (known) return new Problem(known)
  if (code === undefined) {
    return /timeout exceeded when trying to connect|Query read timeout|Connection terminated|ECONNREFUSED|ENOENT/.test(
      message ?? '',
    )
      ? new Problem(problems.busy)
      : error
  }
  if (code === '42501') return new Problem(problems.not_found)
  if (code === '23503') return new Problem(problems.not_found)
  if (code === '23505') return new Problem(problems.changed_meanwhile)
  if (code.startsWith('22') || code.startsWith('23')) return new Problem(problems.invalid)
  if (code === '53100') return new Problem(problems.storage_full)
  if (/^(08|57|53|25P03|40)/.test(code) || /^(ECONN|ENOENT|EPIPE|ETIMEDOUT)/.test(code))
    return new Problem(problems.busy)
  return error
}
