import fc from 'fast-check'
import { holdsPersonNumber, noPersonNumber, saysSomething, type TSchema } from '#platform/contract/index.ts'

/** A contract as plain JSON Schema, as far as contracts use it. */
interface Schema {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  pattern?: string
  format?: string
}

/** Values that some program somewhere was not ready for. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    0.5,
    1e308,
    -1e308,
    2 ** 31,
    2 ** 53,
    -(2 ** 63),
    5e-324,
    '',
    ' ',
    '0',
    'null',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udc00\ud800',
    '𠮷'.repeat(30),
    '\u202e\u200b\ufeff',
    "' or 1=1; --",
    '{{marks}}',
    '#{7*7}',
    '../../../etc/passwd',
    '=cmd|x!A1',
    '<script>',
    '\\',
    '"',
    '%00',
    'x'.repeat(5000),
    '9'.repeat(400),
    '2020-02-30',
    '2020-01-01T24:00:00Z',
    '9999-12-31T23:59:59Z',
    'infinity',
    'NaN',
    [],
    {},
    [[[[[[]]]]]],
    [null],
    { toString: 1 },
    { length: 10 },
    { '': '' },
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 3 }),
)
const strangeKey = fc.constantFrom(
  'extra',
  '__proto__',
  'constructor',
  'toString',
  '',
  'a/b~c',
  '\u0000',
  '\ud800',
  'x'.repeat(300),
  '$ref',
  'county',
  'id',
)

/** Values that a contract allows; ids come mostly from `ids`, so that much of it finds something. */
export function valuesOf(contract: TSchema, ids: readonly string[]): fc.Arbitrary<unknown> {
  return ofSchema(JSON.parse(JSON.stringify(contract)) as Schema, ids)
}

function ofSchema(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => ofSchema(one, ids)))
  switch (schema.type) {
    case 'object': {
      const [pattern] = Object.values(schema.patternProperties ?? {})
      if (pattern) return fc.dictionary(fc.stringMatching(/^[a-z_]{1,20}$/), ofSchema(pattern, ids), { maxKeys: 5 })
      const members = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, ofSchema(one, ids)] as const)
      return fc.record(Object.fromEntries(members), { requiredKeys: (schema.required ?? []) as never[] })
    }
    case 'array':
      return fc.array(ofSchema(schema.items ?? {}, ids), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(4, schema.maxItems ?? 4)),
      })
    case 'integer':
      return numbers(
        schema,
        fc.integer({
          min: schema.minimum ?? -10,
          max: Math.max(schema.minimum ?? 0, Math.min(schema.maximum ?? 200, 2 ** 31 - 1)),
        }),
      )
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return texts(schema, ids)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function numbers({ minimum, maximum }: Schema, usual: fc.Arbitrary<number>): fc.Arbitrary<unknown> {
  const edges = [minimum ?? -(2 ** 53) + 1, maximum ?? 2 ** 53 - 1]
  return fc.oneof({ weight: 5, arbitrary: usual }, fc.constantFrom(...edges))
}

function texts(
  { pattern, format, minLength = 0, maxLength = 60 }: Schema,
  ids: readonly string[],
): fc.Arbitrary<string> {
  if (pattern?.startsWith('^[0-9a-f]{8}-'))
    return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ids) }, fc.uuid({ version: 7 }))
  // What a text must not hold cannot be made from its pattern; it is a text like others without it.
  if (pattern === noPersonNumber)
    return texts({ ...(format ? { format } : {}), minLength, maxLength }, ids).filter(
      (text) => !holdsPersonNumber(text) && (format !== 'said' || text.trim() !== ''),
    )
  if (pattern === saysSomething)
    return texts({ ...(format ? { format } : {}), minLength, maxLength }, ids).filter((text) => text.trim() !== '')
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern)).filter(({ length }) => length <= maxLength)
  if (format === 'date-time') {
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    const far = fc.constantFrom(
      '1000-01-01T00:00:00+14:00',
      '2999-12-31T23:59:59.999999-12:00',
      '1901-01-01T00:00:00+08:05',
    )
    return fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -40, max: 3 }).map(at) }, far)
  }
  if (format === 'date')
    return fc.oneof(
      fc.integer({ min: 0, max: 60_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10)),
      fc.constantFrom('1000-01-01', '2999-12-31'),
    )
  const unit = fc.constantFrom(
    'a',
    'Z',
    '0',
    ' ',
    '-',
    '·',
    '平',
    '武',
    '𠮷',
    'é',
    '\n',
    "'",
    '"',
    '%',
    '_',
    '\\',
    '<',
    '{',
  )
  return fc.string({ unit, minLength, maxLength: Math.min(maxLength, minLength + 30) })
}

/** One thing that goes wrong: at a place of the tree, counted in the order in which places stand. */
export interface Mutation {
  at: number
  how: 'replace' | 'remove' | 'add' | 'repeat'
  value: unknown
  key: string
}

/** Up to three things that go wrong with a value; nothing in one of four cases. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record<Mutation>({
    at: fc.nat(200),
    how: fc.constantFrom('replace', 'replace', 'remove', 'add', 'repeat'),
    value: strange,
    key: strangeKey,
  }),
  { maxLength: 3 },
)

/** A copy of a value with things wrong about it. */
export function mutated(value: unknown, wrong: readonly Mutation[]): unknown {
  const root = { value: structuredClone(value) }
  for (const one of wrong) mutate(root, { ...one, value: structuredClone(one.value) })
  return root.value
}

function mutate(root: { value: unknown }, { at, how, value, key }: Mutation): void {
  const places: [Record<string, unknown>, string][] = []
  const walk = (parent: Record<string, unknown>, name: string) => {
    places.push([parent, name])
    const inner = parent[name]
    if (typeof inner === 'object' && inner !== null)
      for (const child of Object.keys(inner)) walk(inner as Record<string, unknown>, child)
  }
  walk(root as Record<string, unknown>, 'value')
  const [parent, name] = places[at % places.length] as [Record<string, unknown>, string]
  const target = parent[name]
  if (how === 'remove' && parent !== root) {
    if (Array.isArray(parent)) parent.splice(Number(name), 1)
    else delete parent[name]
  } else if (how === 'add' && typeof target === 'object' && target !== null && !Array.isArray(target)) {
    // The key itself, not what the language makes of it.
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  } else if (how === 'repeat' && Array.isArray(target) && target.length > 0) {
    parent[name] = Array.from({ length: 2100 }, (_, i) => target[i % target.length])
  } else parent[name] = value
}
