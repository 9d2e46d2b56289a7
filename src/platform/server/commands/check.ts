import { Compile } from 'typebox/compile'
import { Problem, problems, type TSchema } from '../../contract/index.ts'
import { fieldsOf } from '../../sync/fields.ts'

const compiled = new WeakMap<TSchema, ReturnType<typeof Compile>>()

/** Checks a value against a contract; the answer is a problem that names every wrong field, or nothing. `at` prefixes the paths. */
export function check(schema: TSchema, value: unknown, at = ''): Problem | undefined {
  let validator = compiled.get(schema)
  if (!validator) {
    validator = Compile(schema)
    compiled.set(schema, validator)
  }
  if (validator.Check(value)) return undefined
  return new Problem(problems.invalid, undefined, fieldsOf(validator.Errors(value), at))
}
