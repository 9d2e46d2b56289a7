import { fieldProblems, noPersonNumber, type ProblemDefinition, saysSomething } from '../contract/index.ts'

/** A wrong field, before it is put into words. */
export type Field = { path: string; definition: ProblemDefinition; detail?: Record<string, string | number> }

/** Errors of the validator in our words, one a field, at most twenty: the same on the server and on the phone. */
export function fieldsOf(errors: readonly object[], at: string): Field[] {
  const fields = new Map<string, Field>()
  for (const error of errors) {
    for (const field of toFields(error as ValidationError, at))
      if (!fields.has(field.path)) fields.set(field.path, field)
    if (fields.size >= 20) break
  }
  return [...fields.values()]
}

interface ValidationError {
  keyword: string
  instancePath: string
  params: Record<string, unknown>
}

/** One error of the validator in our words. */
function toFields(error: ValidationError, at: string): Field[] {
  const path = at + error.instancePath
  const limit = Number(error.params.limit ?? 0)
  switch (error.keyword) {
    case 'required':
      return (error.params.requiredProperties as string[]).map((name) => ({
        path: `${path}/${pointer(name)}`,
        definition: fieldProblems.field_required,
      }))
    case 'additionalProperties':
      return (error.params.additionalProperties as string[]).map((name) => ({
        path: `${path}/${pointer(name.slice(0, 60))}`,
        definition: fieldProblems.field_unknown,
      }))
    case 'boolean':
      return []
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return [{ path, definition: fieldProblems.field_too_long, detail: { max: limit } }]
    case 'minLength':
    case 'minItems':
      return [{ path, definition: fieldProblems.field_too_short, detail: { min: limit } }]
    case 'minimum':
    case 'maximum':
      return [
        {
          path,
          definition: fieldProblems.field_range,
          detail: error.keyword === 'minimum' ? { min: limit, max: '…' } : { min: '…', max: limit },
        },
      ]
    case 'enum':
    case 'const':
    case 'anyOf':
      return [{ path, definition: fieldProblems.field_choice }]
    case 'format':
      if (error.params.format === 'said') return [{ path, definition: fieldProblems.field_required }]
      return [
        {
          path,
          definition: error.params.format === 'words' ? fieldProblems.field_characters : fieldProblems.field_format,
        },
      ]
    case 'pattern':
      if (patternOf(error) === saysSomething) return [{ path, definition: fieldProblems.field_required }]
      return [
        {
          path,
          definition:
            patternOf(error) === noPersonNumber ? fieldProblems.field_person_number : fieldProblems.field_format,
        },
      ]
    default:
      return [{ path, definition: fieldProblems.field_type }]
  }
}

/** The pattern that failed; the validator shows it as a text or as an expression. */
function patternOf({ params: { pattern } }: ValidationError): unknown {
  return pattern instanceof RegExp ? pattern.source : pattern
}

/** A key as a piece of a JSON pointer. Keys of strangers are shown well-formed and short. */
function pointer(key: string): string {
  return key.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')
}
