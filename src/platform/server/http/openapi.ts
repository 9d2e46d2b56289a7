import { type AccessRow, listProblems, type TSchema } from '../../contract/index.ts'
import type { Services } from '../services.ts'

/** OpenAPI 3.1 of the whole API, made from the contracts and the access matrix: what is not declared there is not answered. */
export function openapi(
  services: Pick<Services, 'commands' | 'queries'>,
  version: string,
  access: readonly AccessRow[] = [],
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  const failure = {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  const commands = [...services.commands.values()].map(({ definition }) => definition)
  paths['/api/commands'] = {
    post: {
      operationId: 'commands',
      summary: 'Every change: 1 to 500 commands, one result each',
      tags: ['commands'],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['commands'],
              properties: {
                commands: {
                  type: 'array',
                  minItems: 1,
                  maxItems: 500,
                  items: { oneOf: commands.map(({ name }) => ({ $ref: `#/components/schemas/${name}` })) },
                },
              },
            },
          },
        },
      },
      responses: {
        200: {
          description: 'One result a command, in order',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Results' } } },
        },
        default: failure,
      },
    },
  }
  for (const { definition } of services.queries) {
    const { properties = {}, required = [] } = definition.params as {
      properties?: Record<string, TSchema>
      required?: string[]
    }
    paths[definition.path] = {
      get: {
        operationId: definition.name,
        tags: [definition.name.split('.')[0]],
        parameters: Object.entries(properties).map(([name, schema]) => ({
          name,
          in: 'query',
          required: required.includes(name),
          schema: plain(schema),
        })),
        responses: {
          200: { description: 'The answer', content: { 'application/json': { schema: plain(definition.response) } } },
          default: failure,
        },
        'x-roles': definition.roles,
      },
    }
  }
  for (const { permission, roles } of access) {
    const [method = '', path] = permission.split(' ')
    if (path === undefined || path.endsWith('/*') || paths[path]?.[method.toLowerCase()]) continue
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        operationId: permission,
        tags: ['platform'],
        responses: { '2XX': { description: 'The answer' }, default: failure },
        'x-roles': roles,
      },
    }
  }
  const schemas: Record<string, unknown> = {
    Problem: {
      type: 'object',
      required: ['code', 'status', 'title'],
      properties: {
        code: { type: 'string', enum: listProblems().map(({ code }) => code) },
        status: { type: 'integer' },
        title: { type: 'string' },
        detail: { type: 'object' },
        fields: {
          type: 'array',
          items: {
            type: 'object',
            properties: { path: { type: 'string' }, code: { type: 'string' }, text: { type: 'string' } },
          },
        },
      },
    },
    Results: {
      type: 'object',
      properties: {
        results: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'status'],
            properties: {
              id: { type: 'string', format: 'uuid' },
              status: { enum: ['accepted', 'repeated', 'refused', 'conflict'] },
              result: { type: 'object' },
              problem: { $ref: '#/components/schemas/Problem' },
            },
          },
        },
      },
    },
  }
  for (const definition of commands) {
    schemas[definition.name] = {
      type: 'object',
      required: ['id', 'name', 'body', 'occurredAt'],
      properties: {
        id: { type: 'string', format: 'uuid', description: 'UUIDv7; the idempotency key' },
        name: { const: definition.name },
        body: plain(definition.body),
        occurredAt: { type: 'string', format: 'date-time' },
        device: { type: 'string', maxLength: 64 },
      },
      'x-roles': definition.roles,
      'x-result': plain(definition.result),
      'x-offline': definition.offline,
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Lianfang', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: { schemas },
  }
}

/** A contract as plain JSON Schema, without what the library keeps for itself. */
function plain(schema: TSchema): unknown {
  return JSON.parse(JSON.stringify(schema))
}
