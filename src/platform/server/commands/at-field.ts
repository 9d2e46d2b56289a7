import { Problem, type ProblemDefinition, problems } from '#platform/contract/index.ts'

/** A refusal at one field of a command's body, by its path without the leading `/body/`; shown where the field is. */
export function atField(
  path: string,
  definition: ProblemDefinition = problems.field_choice,
  detail?: Record<string, number>,
): Problem {
  return new Problem(problems.invalid, undefined, [
    { path: `/body/${path}`, definition, ...(detail ? { detail } : {}) },
  ])
}
