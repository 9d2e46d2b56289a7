import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas, doors } from '#main/testing/county-fixture.ts'
import { type ProblemBody, problems } from '../../contract/index.ts'
import { bodyLimit } from './body.ts'
import { newToken } from './session.ts'
import { overSocket } from './testing/over-socket.ts'

/** What comes from outside and is not as it should be: an answer that says so, where, and never a failure of the server. */
describe('the HTTP door', () => {
  let county: TestCounty
  const raw = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const {
      status,
      body: said,
      headers: answered,
    } = await county.as('worker').raw('POST', '/api/commands', body, headers)
    return {
      status,
      said: said as ProblemBody & { results?: { status: string; problem?: ProblemBody }[] },
      headers: answered,
    }
  }
  const visit = (more: Record<string, unknown> = {}, envelope: Record<string, unknown> = {}) => ({
    id: newId(),
    name: 'registry.recordVisit',
    body: { door: doors.unit[0], outcome: 'nobody_home', ...more },
    occurredAt: now(),
    ...envelope,
  })
  const send = (...commands: unknown[]) => raw(JSON.stringify({ commands }))
  const isProblem = async (answer: ReturnType<typeof raw>, definition: { code: string; status: number }) => {
    const { status, said, headers } = await answer
    expect([status, said.code, said.status]).toEqual([definition.status, definition.code, definition.status])
    expect(String(headers['content-type'])).toBe('application/problem+json; charset=utf-8')
    expect(said.title.length).toBeGreaterThan(3)
    return said
  }
  const fieldsOf = async (answer: ReturnType<typeof raw>) => {
    const { status, said } = await answer
    const problem = said.results?.[0]?.problem ?? said
    expect(status).toBeLessThan(500)
    expect(problem.code).toBe('platform.invalid')
    return Object.fromEntries(
      (problem.fields ?? []).map(({ path, code }) => [path, code.replace('platform.field_', '')]),
    )
  }

  beforeAll(async () => {
    county = await startTestCounty()
  })
  afterAll(() => county.stop())

  describe('bodies', () => {
    it('of 1 MiB are read, of one byte more refused, also when their length is not announced', async () => {
      const whole = (bytes: number) => {
        const text = JSON.stringify({ commands: [visit()] })
        return text + ' '.repeat(bytes - Buffer.byteLength(text))
      }
      expect((await raw(whole(bodyLimit))).status).toBe(200)
      await isProblem(raw(whole(bodyLimit + 1)), problems.too_large)
      const chunked = await overSocket(
        county.server.port,
        'POST /api/commands HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n',
        Array.from({ length: 20 }, () => `10000\r\n${' '.repeat(65_536)}\r\n`),
      )
      expect(chunked).toMatch(/^HTTP\/1\.1 413 /)
      expect(chunked).toContain('platform.too_large')
    })

    it('nested too deeply are refused, brackets inside texts do not count', async () => {
      const nested = (depth: number) => `{"commands":${'['.repeat(depth)}${']'.repeat(depth)}}`
      await isProblem(raw(nested(20)), problems.too_deep)
      await isProblem(raw(`${'['.repeat(500_000)}`), problems.too_deep)
      await isProblem(raw('{"a":'.repeat(100_000)), problems.too_deep)
      await isProblem(raw(nested(18)), problems.invalid)
      const note = `${'['.repeat(90)}"\\${'{'.repeat(90)}`
      expect((await send(visit({ note }))).said.results?.[0]?.status).toBe('accepted')
    })

    it('that are no JSON, or not in UTF-8, are refused', async () => {
      const text = JSON.stringify({ commands: [visit({ note: 'A' })] })
      for (const body of ['', 'null x', '{', "{'a':1}", '{"a":NaN}', '{"a":1,}', text.slice(0, -1), `\ufeff${'x'}`])
        await isProblem(raw(body), problems.not_json)
      for (const bytes of [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe2, 0x82], [0xf4, 0x90, 0x80, 0x80]]) {
        const [before = '', after = ''] = text.split('"A"')
        const body = [Buffer.from(`${before}"`), Buffer.from(bytes), Buffer.from(`"${after}`)]
        await isProblem(raw(Buffer.concat(body)), problems.not_json)
      }
      for (const value of ['null', '1', '"x"', '[]', 'true', '{}']) await isProblem(raw(value), problems.invalid)
    })

    it('of another media type are refused', async () => {
      const text = JSON.stringify({ commands: [visit()] })
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/xml',
        'application/jsonp',
        ';',
        'application/json, text/plain',
      ])
        await isProblem(raw(text, { 'content-type': type }), problems.wrong_media_type)
      for (const type of ['application/json; charset=utf-8', 'Application/JSON'])
        expect((await raw(text, { 'content-type': type })).status, type).toBe(200)
    })
  })

  describe('fields', () => {
    it('that nobody knows are named by their pointer, at every depth', async () => {
      expect(await fieldsOf(raw(JSON.stringify({ commands: [visit()], more: 1 })))).toEqual({ '/more': 'unknown' })
      expect(await fieldsOf(send(visit({}, { admin: true })))).toEqual({ '/commands/0/admin': 'unknown' })
      expect(await fieldsOf(send(visit({ 'a/b': 1, '~': 2 })))).toEqual({
        '/body/a~1b': 'unknown',
        '/body/~0': 'unknown',
      })
      const household = { id: newId(), headCount: 1, residents: [{ id: newId(), name: 'x', county: 1 }] }
      expect(await fieldsOf(send(visit({ outcome: 'registered', household })))).toEqual({
        '/body/household/residents/0/county': 'unknown',
      })
    })

    it('that would reach an object behind all objects reach nothing', async () => {
      const command = JSON.stringify(visit())
      for (const key of ['__proto__', 'constructor', 'prototype']) {
        const inside = command.replace('"door"', `"${key}":{"polluted":true,"roles":["administrator"]},"door"`)
        expect(await fieldsOf(raw(`{"commands":[${inside}]}`)), key).toEqual({ [`/body/${key}`]: 'unknown' })
        const around = command.replace('{"id"', `{"${key}":{"polluted":true},"id"`)
        expect(await fieldsOf(raw(`{"commands":[${around}]}`)), key).toEqual({ [`/commands/0/${key}`]: 'unknown' })
      }
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
      const reserved = ['__proto__', 'constructor.prototype', 'toString', 'hasOwnProperty'].map(
        (name) => `name=${name}&${name}=1`,
      )
      for (const query of reserved)
        expect((await county.as('auditor').raw('GET', `/api/journal/entries?${query}`)).status).toBe(400)
      for (const name of ['constructor.prototype', 'tostring.call', 'proto.get'])
        expect((await send(visit({}, { name }))).said.results?.[0]?.problem?.code).toBe('platform.unknown_command')
    })

    it('of wrong type, length or range are named', async () => {
      const wrong: [unknown, Record<string, string>][] = [
        [visit({ door: 1 }), { '/body/door': 'type' }],
        [visit({ door: 'x' }), { '/body/door': 'format' }],
        [visit({ outcome: 'asleep' }), { '/body/outcome': 'choice' }],
        [visit({ note: 'x'.repeat(201) }), { '/body/note': 'too_long' }],
        [visit({ nextAt: '2020-02-30T00:00:00Z' }), { '/body/nextAt': 'format' }],
        [visit({ nextAt: null }), { '/body/nextAt': 'type' }],
        [visit({ household: [] }), { '/body/household': 'type' }],
        [
          visit({ outcome: 'registered', household: { id: newId(), headCount: 201 } }),
          { '/body/household/headCount': 'range' },
        ],
        [
          visit({ outcome: 'registered', household: { id: newId(), headCount: 1.5 } }),
          { '/body/household/headCount': 'type' },
        ],
        [
          visit({ outcome: 'registered', household: { id: newId(), headCount: 'Infinity' } }),
          { '/body/household/headCount': 'type' },
        ],
        [{ ...visit(), body: { outcome: 'refused' } }, { '/body/door': 'required' }],
        [{ ...visit(), id: newId().toUpperCase() }, { '/commands/0/id': 'format' }],
        [{ ...visit(), occurredAt: 'yesterday' }, { '/commands/0/occurredAt': 'format' }],
        [{ ...visit(), name: 'registry.recordVisit; drop table' }, { '/commands/0/name': 'format' }],
        [{ ...visit(), device: 'x'.repeat(65) }, { '/commands/0/device': 'too_long' }],
      ]
      for (const [command, fields] of wrong)
        expect(await fieldsOf(send(command)), JSON.stringify(fields)).toEqual(fields)
    })

    it('with more members than their limit are named', async () => {
      const area = areas.grid1.id
      const many = (n: number) => ({
        ...visit(),
        name: 'place.createDwellings',
        body: { area, dwellings: Array.from({ length: n }, (_, i) => ({ id: newId(), number: `n${i}` })) },
      })
      const answer = await county.as('dispatcher').raw('POST', '/api/commands', { commands: [many(501), many(0)] })
      const codes = (answer.body as { results: { problem: ProblemBody }[] }).results.map(
        ({ problem }) => problem.fields?.[0],
      )
      expect(codes).toMatchObject([
        { path: '/body/dwellings', code: 'platform.field_too_long' },
        { path: '/body/dwellings', code: 'platform.field_too_short' },
      ])
    })

    it('keep every character that can be kept, and name the others', async () => {
      const worker = county.as('worker')
      const texts = [
        '𠮷野家 𡈽 𠀀',
        '扎西·才让',
        'ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ',
        '👩‍👩‍👧‍👦 é e\u0301',
        '\u202eright to left\u202c',
        'line\nfeed\ttab',
        '\u00a0\u3000\ufeff',
        '\u{10ffff}',
        '=1+1',
        '<script>',
      ]
      for (const [i, note] of texts.entries()) {
        const command = visit({ door: doors.unit[(i % 5) + 1], note })
        expect((await send(command)).said.results?.[0]?.status, note).toBe('accepted')
        const { body } = await worker.raw('GET', `/api/registry/door?id=${command.body.door}`)
        expect(
          (body as { visits: { id: string; note: string }[] }).visits.find(({ id }) => id === command.id)?.note,
        ).toBe(note)
      }
      for (const note of ['\u0000', 'a\u0000b', '\ud800', '\udc00x', 'x\ud83d', '\u0007', '\u007f', '\u001b[31m'])
        expect(await fieldsOf(send(visit({ note }))), JSON.stringify(note)).toEqual({ '/body/note': 'characters' })
      expect(
        await fieldsOf(
          raw(`{"commands":[${JSON.stringify(visit({ note: '@' })).replace('"@"', '"\\udead\\u0000"')}]}`),
        ),
      ).toEqual({ '/body/note': 'characters' })
      expect(await fieldsOf(send(visit({}, { device: '\ud800' })))).toEqual({ '/commands/0/device': 'characters' })
      const { said } = await raw(
        `{"commands":[${JSON.stringify(visit()).replace('"door"', '"\\ud800\\u0000":1,"door"')}]}`,
      )
      expect(said.results?.[0]?.problem?.fields?.[0]?.code).toBe('platform.field_unknown')
    })

    it('are measured in characters, not in the halves that a program sees', async () => {
      const household = (contactName: string) =>
        visit({ door: doors.unit[5], outcome: 'registered', household: { id: newId(), headCount: 1, contactName } })
      expect((await send(household('𠮷'.repeat(50)))).said.results?.[0]?.status).toBe('accepted')
      expect(await fieldsOf(send(household('𠮷'.repeat(51))))).toEqual({ '/body/household/contactName': 'too_long' })
    })
  })

  describe('addresses and parameters', () => {
    it('that are not there are a problem, in any method', async () => {
      const worker = county.as('worker')
      for (const url of [
        '/api/nothing',
        '/api/commands/x',
        '/api',
        '/api/../etc/passwd',
        '/api/%2e%2e/x',
        '/api/registry/door/x',
        '/nothing.js',
        '/assets/../../package.json',
      ])
        expect(await worker.raw('GET', url), url).toMatchObject({ status: 404, body: { code: 'platform.not_found' } })
      expect(await worker.raw('DELETE', '/api/commands')).toMatchObject({ status: 404 })
      expect(await worker.raw('POST', '/api/registry/board', {})).toMatchObject({ status: 404 })
      for (const url of ['/api/%', '/api/registry/%ff', '/%c0%af'])
        expect((await worker.raw('GET', url)).status, url).toBeGreaterThanOrEqual(400)
      for (const url of ['/api/%', '/api/registry/%ff', '/%c0%af'])
        expect(await worker.raw('GET', url), url).toMatchObject({
          body: { code: expect.stringMatching(/^platform\./) },
        })
    })

    it('that are wrong are named', async () => {
      const worker = county.as('worker')
      const asked = async (query: string) => {
        const { status, body } = await worker.raw('GET', `/api/registry/doors?${query}`)
        return [
          status,
          Object.fromEntries(
            ((body as ProblemBody).fields ?? []).map(({ path, code }) => [path, code.replace('platform.field_', '')]),
          ),
        ]
      }
      expect(await asked('limit=0')).toEqual([400, { '/limit': 'range' }])
      expect(await asked('limit=51')).toEqual([400, { '/limit': 'range' }])
      expect(await asked('limit=ten')).toEqual([400, { '/limit': 'type' }])
      expect(await asked('limit=99999999999999999999')).toEqual([400, { '/limit': 'type' }])
      expect(await asked('limit=1&limit=2')).toEqual([400, { '/limit': 'type' }])
      expect(await asked('area=x')).toEqual([400, { '/area': 'format' }])
      expect(await asked('q=%00')).toEqual([400, { '/q': 'characters' }])
      expect(await asked('q=%ed%a0%80')).toEqual([200, {}])
      expect(await asked('nothing=1')).toEqual([400, { '/nothing': 'unknown' }])
      for (const after of ['x', '%00', 'W10', 'bnVsbA', 'WzEsMiwzLDQsNSw2XQ', 'A'.repeat(600)])
        expect(await asked(`after=${after}`), after).toEqual([400, { '/after': 'format' }])
      expect((await asked(`after=${'A'.repeat(601)}`))[0]).toBe(400)
    })
  })

  describe('headers', () => {
    it('with a cookie that opens no session are told so first, whatever they ask', async () => {
      const { token } = newToken()
      const told = async (method: 'GET' | 'POST', url: string, body?: unknown) => {
        const answer = await county.stranger().raw(method, url, body, { cookie: `lianfang=${token}` })
        return [answer.status, (answer.body as ProblemBody).code]
      }
      const command = (change: Record<string, unknown>) => ({ commands: [visit({}, change)] })
      for (const body of [
        {},
        { commands: [] },
        { commands: [{ name: 'x' }] },
        command({ name: 'registry.nothing' }),
        command({ body: {} }),
        { commands: [visit({}, { name: 'registry.nothing' }), visit({}, { body: { door: 1 } })] },
        { commands: [visit({}, { name: 'registry.nothing' }), visit()] },
        command({}),
      ])
        expect(await told('POST', '/api/commands', body)).toEqual([401, 'platform.not_signed_in'])
      for (const url of ['/api/place/areas?parent=nonsense', '/api/journal/entries?limit=999', '/api/live'])
        expect(await told('GET', url)).toEqual([401, 'platform.not_signed_in'])
    })

    it('with broken cookies are as none', async () => {
      for (const cookie of [
        'lianfang',
        'lianfang=',
        'lianfang=%',
        'lianfang=%00',
        `lianfang=${'a'.repeat(44)}`,
        `lianfang=${'a'.repeat(42)}`,
        `lianfang=${"'or 1=1--".padEnd(43, 'x')}`,
        `lianfang=${'é'.repeat(43)}`,
        '=;;;=',
        `__Host-lianfang=${'a'.repeat(43)}`,
        `x=${'y'.repeat(8000)}`,
        '__proto__=x; lianfang=__proto__',
      ]) {
        const answer = await county.stranger().raw('GET', '/api/session', undefined, { cookie })
        expect(answer, cookie.slice(0, 40)).toMatchObject({ status: 401, body: { code: 'platform.not_signed_in' } })
      }
    })

    it('choose the language of the answer', async () => {
      const title = async (language: string) => {
        const { body } = await county.stranger().raw('GET', '/api/session', undefined, { 'accept-language': language })
        return (body as ProblemBody).title
      }
      const { text } = problems.not_signed_in
      for (const language of ['', 'zh', 'zh-CN,zh;q=0.9', 'fr', '*', ',;=', 'x'.repeat(5000)])
        expect(await title(language), language).toBe(text['zh-Hans'])
      for (const language of ['zh-Hant', 'zh-TW', 'ZH-HK', 'zh-Hant-MO, en'])
        expect(await title(language)).toBe(text['zh-Hant'])
      for (const language of ['en', 'en-US,en;q=0.9', 'fr, en;q=0.5', 'bo;q=1, en'])
        expect(await title(language)).toBe(text.en)
    })

    it('of another site are refused for whatever changes something', async () => {
      const worker = county.as('worker')
      const commands = { commands: [visit()] }
      const foreign = [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://example.org' },
        { origin: 'null' },
        { origin: 'http://127.0.0.1.example.org' },
      ] as Record<string, string>[]
      for (const headers of foreign) {
        expect(await worker.raw('POST', '/api/commands', commands, headers)).toMatchObject({
          status: 403,
          body: { code: 'platform.cross_site' },
        })
        expect((await worker.raw('GET', '/api/session', undefined, headers)).status).toBe(200)
      }
      expect(
        (
          await worker.raw('POST', '/api/commands', commands, {
            origin: 'http://127.0.0.1',
            'sec-fetch-site': 'same-origin',
          })
        ).status,
      ).toBe(200)
    })

    it('of the answer keep the page to itself', async () => {
      const { headers } = await county.as('worker').raw('GET', '/api/registry/doors')
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      const policy = String(headers['content-security-policy'])
      for (const part of ["default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"])
        expect(policy).toContain(part)
      expect(policy).not.toMatch(/script-src[^;]*unsafe/)
      expect(headers).not.toHaveProperty('x-powered-by')
      expect(headers).not.toHaveProperty('server')
    })
  })

  it('answers broken HTTP with an error of the caller, and lives on', async () => {
    for (const text of [
      'GARBAGE\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'GET /api/session HTTP/1.1\r\nhost: a\r\nhost: b\r\ncontent-length: x\r\n\r\n',
      `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    ]) {
      const said = await overSocket(county.server.port, text)
      expect(said).toMatch(/^HTTP\/1\.1 400 /)
      expect(said).toContain('platform.not_http')
    }
    expect((await county.as('worker').raw('GET', '/healthz')).status).toBe(200)
  })
})
