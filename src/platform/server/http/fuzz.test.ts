import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from '#main/modules.ts'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, countyCode, doors, emergencyId, fixtureId, pathOf } from '#main/testing/county-fixture.ts'
import { mutated, mutations, valuesOf } from '#main/testing/fuzz.ts'
import { commandSamples, querySamples, type Sample, type SampleWorld, sampleWorld } from '#main/testing/samples.ts'
import { listProblems, type ProblemBody, type Role, roles, type TSchema } from '../../contract/index.ts'
import { check } from '../commands/check.ts'
import { newToken } from './session.ts'

/** Cases of a run, over all commands and queries; FUZZ_CASES and FUZZ_SEED ask for more, or for the same again. */
const cases = Number(process.env.FUZZ_CASES ?? 2000)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)

// What ends an emergency, a role or an account comes last: whatever follows finds less.
const isFinal = (name: string) => /^emergency\.|\.(end|disable|retire|close|reset)/.test(name)
const commands = modules
  .flatMap((module) => module.commands.map(({ definition }) => definition))
  .sort((a, b) => Number(isFinal(a.name)) - Number(isFinal(b.name)))
const queries = modules.flatMap((module) => module.queries.map(({ definition }) => definition))
const runs = Math.ceil(cases / (commands.length + queries.length))
const known = new Map(listProblems().map((definition) => [definition.code, definition]))

describe(`2000 requests by contract and beyond it (FUZZ_SEED=${seed})`, () => {
  let county: TestCounty
  let ids: string[]
  let world: SampleWorld
  const cookies = new Map<Role, string>()
  const accounts = new Map<Role, string>()

  beforeAll(async () => {
    county = await startTestCounty()
    world = sampleWorld(county)
    const home = await world.home('own')
    ids = [
      ...Object.values(areas).map(({ id }) => id),
      ...Object.values(doors).flat(),
      ...Object.values(home),
      accountOf('worker'),
      accountOf('nobody'),
      fixtureId('agency', 1),
      emergencyId,
    ]
    for (const make of ['building', 'agency', 'account', 'role', 'session', 'task', 'statement', 'conflict'] as const)
      ids.push(await world[make]('own'))
    for (const role of roles) {
      const { token, hash } = newToken()
      const account = await world.account('own')
      await county.admin.query(
        "insert into app.session (token_hash, id, county, account, expires_at) values ($1, $2, $3, $4, now() + interval '1 hour')",
        [hash, newId(), countyCode, account],
      )
      await county.admin.query(
        "insert into app.role_held (county, id, account, role, place, path, valid_from, given_by) values ($1, $2, $3, $4, $5, $6, now() - interval '9 days', $3)",
        [countyCode, newId(), account, role, areas.county.id, pathOf('county')],
      )
      accounts.set(role, account)
      cookies.set(role, `lianfang=${token}`)
    }
  })
  afterAll(() => county.stop())

  const ask = async (method: 'GET' | 'POST', url: string, role: Role, payload?: string) => {
    const answered = await county.server.app.inject({
      method,
      url,
      headers: {
        cookie: cookies.get(role) ?? '',
        host: '127.0.0.1',
        'content-type': 'application/json',
        'accept-language': 'en',
      },
      ...(payload === undefined ? {} : { payload }),
    })
    const isJson = /json/.test(String(answered.headers['content-type']))
    return {
      status: answered.statusCode,
      body: isJson ? answered.json() : undefined,
      type: answered.headers['content-type'],
    }
  }
  const isProblem = (body: ProblemBody) => {
    const definition = known.get(body.code)
    expect(definition, body.code).toBeDefined()
    expect(body.status).toBe(definition?.status)
    expect(body.status).toBeLessThan(500)
    expect(body.title).not.toMatch(/\{\{|^$/)
    expect(Object.keys(body.detail ?? {}).sort()).toEqual([...(definition?.detail ?? [])].sort())
    for (const field of body.fields ?? []) {
      expect(known.has(field.code), field.code).toBe(true)
      expect(field.text).not.toMatch(/\{\{|^$/)
      expect(field.path.isWellFormed()).toBe(true)
      expect(field.path).toMatch(/^(\/|$)/)
    }
  }
  /** Where an answer is not what its contract says. */
  const wrongIn = (contract: TSchema, value: unknown) =>
    (check(contract, value)?.fields ?? []).map(({ path, definition }) => `${path} ${definition.code}`)
  const counts = new Map<string, number>()
  const count = (outcome: string) => counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  /** The first role that carries the permission: what it sends is never refused for who it is. */
  const carrier = (permitted: readonly Role[] | string): Role =>
    typeof permitted === 'string' ? 'dispatcher' : (permitted[0] as Role)
  /** What to send: half of it made from the contract, half a sample that finds its target; then things go wrong with it. */
  const inputs = (contract: TSchema) =>
    fc.record({
      made: fc.option(valuesOf(contract, ids), { freq: 1, nil: undefined }),
      wrong: mutations,
      around: mutations,
      isAround: fc.integer({ min: 0, max: 5 }),
    })
  type Input = ReturnType<typeof inputs> extends fc.Arbitrary<infer I> ? I : never
  const all = (index: number, contract: TSchema, tryOne: (input: Input) => Promise<void>) =>
    fc.assert(fc.asyncProperty(inputs(contract), tryOne), { seed: seed + index, numRuns: runs })
  const bodyOf = async ({ made, wrong }: Input, sample: Sample | undefined, role: Role) => {
    const value = made ?? (await sample?.of(world, 'own', accounts.get(role) ?? ''))
    return mutated(value, wrong)
  }

  it.each(commands.map((definition, index) => [definition.name, definition, index] as const))(
    '%s',
    async (name, definition, index) => {
      const role = carrier(definition.roles)
      await all(index, definition.body, async (input) => {
        const command = { id: newId(), name, body: await bodyOf(input, commandSamples[name], role), occurredAt: now() }
        const sent = mutated({ commands: [command] }, input.isAround === 0 ? input.around : [])
        const { status, body: said, type } = await ask('POST', '/api/commands', role, JSON.stringify(sent))
        expect(status, JSON.stringify(said)).toBeLessThan(500)
        if (status !== 200) {
          expect(type).toContain('application/problem+json')
          isProblem(said)
          return
        }
        for (const result of said.results) {
          count(result.status)
          expect(['accepted', 'repeated', 'refused', 'conflict']).toContain(result.status)
          if (result.problem) isProblem(result.problem)
          else if (result.status === 'accepted') expect(wrongIn(definition.result, result.result)).toEqual([])
        }
      })
    },
  )

  it.each(queries.map((definition, index) => [definition.name, definition, index] as const))(
    '%s',
    async (name, definition, index) => {
      const role = carrier(definition.roles)
      await all(1000 + index, definition.params, async (input) => {
        const value = await bodyOf(input, querySamples[name], role)
        const pairs = Object.entries(typeof value === 'object' && value !== null ? value : { x: value }).flatMap(
          ([key, one]) =>
            (Array.isArray(one) ? one.slice(0, 20) : [one]).map((text) => [
              key,
              typeof text === 'object' ? JSON.stringify(text) : String(text),
            ]),
        )
        const text = new URLSearchParams(pairs as [string, string][]).toString()
        const { status, body, type } = await ask('GET', `${definition.path}?${text}`, role)
        expect(status, JSON.stringify(body)).toBeLessThan(500)
        count(String(status))
        if (status !== 200) {
          expect(type).toContain('application/problem+json')
          isProblem(body)
        } else if (body !== undefined) expect(wrongIn(definition.response, body)).toEqual([])
      })
    },
  )

  it('got through with enough of it to mean something', () => {
    for (const outcome of ['accepted', 'refused', '200', '400'])
      expect(counts.get(outcome) ?? 0, outcome).toBeGreaterThan(cases / 40)
  })
})
