import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessMatrix } from '#main/access.ts'
import { startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { languages, listProblems, roles } from '../../contract/index.ts'

interface Operation {
  operationId: string
  parameters?: { name: string; in: string; required: boolean; schema: unknown }[]
  responses: Record<string, { description: string }>
  'x-roles'?: readonly string[] | string
}

describe('the description of the API', () => {
  let county: TestCounty
  let document: {
    openapi: string
    info: { title: string; version: string }
    paths: Record<string, Record<string, Operation>>
    components: { schemas: Record<string, Record<string, unknown>> }
  }
  beforeAll(async () => {
    county = await startTestCounty()
    const { body, headers } = await county.stranger().raw('GET', '/api/openapi.json')
    expect(headers['content-type']).toContain('application/json')
    document = body as typeof document
  })
  afterAll(() => county.stop())

  it('is an OpenAPI 3.1 document: fields, names, and references that lead somewhere', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document.info).toMatchObject({ title: 'Lianfang', version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
    expect(
      Object.keys(document).filter(
        (key) => !['openapi', 'info', 'paths', 'components', 'tags', 'servers', 'security'].includes(key),
      ),
    ).toEqual([])
    for (const name of Object.keys(document.components.schemas)) expect(name).toMatch(/^[\w.-]+$/)
    const ids: string[] = []
    for (const [path, item] of Object.entries(document.paths)) {
      expect(path).toMatch(/^\//)
      for (const [method, operation] of Object.entries(item)) {
        expect(['get', 'post', 'put', 'delete', 'patch']).toContain(method)
        ids.push(operation.operationId)
        expect(Object.keys(operation.responses).length).toBeGreaterThan(0)
        for (const [status, response] of Object.entries(operation.responses)) {
          expect(status).toMatch(/^([1-5](\d\d|XX)|default)$/)
          expect(response.description).not.toBe('')
        }
        for (const parameter of operation.parameters ?? []) {
          expect(parameter.in).toBe('query')
          expect(parameter.schema).toBeTypeOf('object')
        }
      }
    }
    expect(new Set(ids).size).toBe(ids.length)
    const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name as string,
    )
    expect(pointers.length).toBeGreaterThan(20)
    for (const name of pointers) expect(document.components.schemas, name).toHaveProperty([name])
    expect(JSON.stringify(document)).not.toMatch(/"~\w+":/)
  })

  it('has every command, query and route of the access matrix, with its roles, and nothing else', () => {
    const { commands, queries } = county.server.services
    const listed = new Set<string>()
    for (const { definition } of commands.values()) {
      listed.add(definition.name)
      expect(document.components.schemas[definition.name]).toMatchObject({
        'x-roles': definition.roles,
        properties: { name: { const: definition.name } },
      })
    }
    const operations = new Map<string, Operation>()
    for (const [path, item] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(item))
        operations.set(`${method.toUpperCase()} ${path}`, operation)
    for (const { definition } of queries) {
      listed.add(definition.name)
      expect(operations.get(`GET ${definition.path}`)).toMatchObject({
        operationId: definition.name,
        'x-roles': definition.roles,
      })
      operations.delete(`GET ${definition.path}`)
    }
    const others = accessMatrix().filter(
      ({ permission }) => !listed.has(permission) && permission !== 'app.found' && !permission.endsWith('/*'),
    )
    expect([...operations.keys()].sort()).toEqual(others.map(({ permission }) => permission).sort())
  })

  it('bounds every text, list and number that comes in', () => {
    const loose: string[] = []
    const look = (at: string, schema: Record<string, unknown>) => {
      if (schema.type === 'string' && schema.maxLength === undefined && !schema.enum && !('const' in schema))
        loose.push(at)
      if (schema.type === 'array' && schema.maxItems === undefined) loose.push(at)
      if (schema.type === 'object' && schema.properties && schema.additionalProperties !== false)
        loose.push(`${at} is open`)
      const inside: Record<string, Record<string, unknown>> = {
        ...(schema.properties as object),
        ...(schema.patternProperties as object),
      }
      for (const [key, inner] of Object.entries(inside)) look(`${at}/${key}`, inner)
      if (schema.items) look(`${at}/*`, schema.items as Record<string, unknown>)
      for (const inner of (schema.anyOf as Record<string, unknown>[]) ?? []) look(at, inner)
    }
    const { commands, queries } = county.server.services
    for (const { definition } of commands.values()) look(definition.name, JSON.parse(JSON.stringify(definition.body)))
    for (const { definition } of queries) look(definition.name, JSON.parse(JSON.stringify(definition.params)))
    expect(loose).toEqual([])
  })

  it('can be read in a browser under the page policy: every file is there and no script stands in the page', async () => {
    const stranger = county.stranger()
    const first = await stranger.raw('GET', '/api/docs')
    const page =
      first.status === 302
        ? await stranger.raw('GET', new URL(String(first.headers.location), 'http://x/api/docs').pathname)
        : first
    expect(page.status).toBe(200)
    const html = String(page.body)
    expect(html).toContain('swagger-ui')
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/)
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, file]) => new URL(file as string, 'http://x/api/docs/').pathname,
    )
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect((await stranger.raw('GET', file)).status, file).toBe(200)
    const { status, body } = await stranger.raw('GET', '/api/docs/json')
    expect({ status, paths: Object.keys((body as typeof document).paths).length }).toEqual({
      status: 200,
      paths: Object.keys(document.paths).length,
    })
  })

  describe('problems', () => {
    it('are all in the catalogue that is served', async () => {
      const { body } = await county.stranger().raw('GET', '/api/problems')
      expect((body as { items: unknown[] }).items).toEqual(JSON.parse(JSON.stringify(listProblems())))
      const described = document.components.schemas.Problem as { properties: { code: { enum: string[] } } }
      expect(described.properties.code.enum).toEqual(listProblems().map(({ code }) => code))
    })

    it('marks what the caller puts in as every text does', () => {
      const texts = listProblems().flatMap(({ code, text }) => Object.values(text).map((one) => `${code} ${one}`))
      expect(texts.filter((text) => /[{}]/.test(text.replace(/\{\{\w+\}\}/g, '')))).toEqual([])
    })

    it.each(listProblems().map((definition) => [definition.code, definition] as const))(
      '%s has a status and three texts with its values',
      (code, definition) => {
        expect(code).toMatch(/^[a-z]+\.[a-z_]+$/)
        expect(definition.status).toBeGreaterThanOrEqual(400)
        expect(definition.status).toBeLessThan(600)
        const values = [...(definition.detail ?? [])].sort()
        for (const language of languages) {
          const text = definition.text[language]
          expect(text.trim().length, language).toBeGreaterThan(2)
          const marks = [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name as string))]
          for (const mark of marks) expect(values, `${language}: ${text}`).toContain(mark)
          expect(marks.sort(), `${language}: ${text}`).toEqual(
            [...new Set([...definition.text.en.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name as string))].sort(),
          )
          if (language !== 'en') expect(text).toMatch(/\p{Script=Han}/u)
          else expect(text).not.toMatch(/\p{Script=Han}/u)
        }
        // Whom it could name: values are counts, codes and fields, never a person's.
        for (const value of values) expect(value).not.toMatch(/phone|idNumber|contact|resident|displayName/i)
      },
    )
  })

  it('names the roles that exist', () => {
    for (const item of Object.values(document.paths))
      for (const operation of Object.values(item)) {
        const named = operation['x-roles']
        if (Array.isArray(named)) for (const role of named) expect(roles).toContain(role)
      }
  })
})
