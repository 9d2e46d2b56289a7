import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type AccessRow,
  type CommandDefinition,
  type QueryDefinition,
  type Role,
  roles,
} from '#platform/contract/index.ts'
import { newToken } from '#platform/server/http/session.ts'
import { accessMatrix } from './access.ts'
import { modules } from './modules.ts'
import { newId, now, startTestCounty, type TestCounty } from './testing/county.ts'
import { areas, countyCode, pathOf } from './testing/county-fixture.ts'
import type { Where } from './testing/sample.ts'
import { commandSamples, querySamples, type Sample, type SampleWorld, sampleWorld } from './testing/samples.ts'

/**
 * The access matrix over HTTP, from the declarations: every command, query and route, for every role, at the own place, at
 * another place and at none, with a role that is over or has not begun, and without a session.
 */
const commands = modules.flatMap((module) => module.commands.map(({ definition }) => definition))
const queries = modules.flatMap((module) => module.queries.map(({ definition }) => definition))
const matrix = accessMatrix()

/** How a role is held. */
type Held = 'now' | 'over' | 'ended' | 'not yet' | 'restricted' | 'signed out' | 'locked'
interface Actor {
  account: string
  cookie: string
}
interface Answer {
  status: number
  text: string
  /** Code of the problem, of the request or of the one command; undefined when there was none. */
  code: string | undefined
}

/** Where a role is held. */
type Seat = 'townA' | 'county'

describe('the access matrix over HTTP', () => {
  let county: TestCounty
  let world: SampleWorld
  const actors = new Map<string, Promise<Actor>>()

  /** Somebody who holds one role at the own town, or where it has to be held. */
  const actor = (role: Role | 'nobody', held: Held = 'now', seat: Seat = 'townA'): Promise<Actor> => {
    const key = `${role} ${held} ${seat}`
    const known = actors.get(key) ?? makeActor(role, held, seat)
    actors.set(key, known)
    return known
  }
  const makeActor = async (role: Role | 'nobody', held: Held, seat: Seat = 'townA'): Promise<Actor> => {
    const account = await world.account('own')
    const { token, hash } = newToken()
    await county.admin.query(
      `insert into app.session (token_hash, cookie_hash, id, county, account, expires_at, restricted)
       values ($1, $2, $3, $4, $5, now() + $6::interval, $7)`,
      [
        ...(held === 'locked' ? [newToken().hash, hash] : [hash, null]),
        newId(),
        countyCode,
        account,
        held === 'signed out' ? '-1 second' : '1 hour',
        held === 'restricted',
      ],
    )
    const [from, to, ended] = {
      over: ['-9 days', '-1 minute', null],
      ended: ['-9 days', null, '-1 second'],
      'not yet': ['1 hour', null, null],
      now: ['-9 days', '1 hour', null],
      restricted: ['-9 days', null, null],
      'signed out': ['-9 days', null, null],
      locked: ['-9 days', null, null],
    }[held] as [string, string | null, string | null]
    if (role !== 'nobody')
      await county.admin.query(
        `insert into app.role_held (county, id, account, role, place, path, valid_from, valid_to, given_by, ended_at)
         values ($1, $2, $3, $4, $5, $6, now() + $7::interval, now() + $8::interval, $3, now() + $9::interval)`,
        [countyCode, newId(), account, role, areas[seat].id, pathOf(seat), from, to, ended],
      )
    return { account, cookie: `lianfang=${token}` }
  }

  const ask = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    cookie: string,
    body?: unknown,
  ): Promise<Answer> => {
    const answered = await county.server.app.inject({
      method,
      url,
      headers: { host: '127.0.0.1', cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    const isJson = String(answered.headers['content-type']).includes('json')
    const said = isJson && answered.body !== '' ? answered.json() : {}
    return {
      status: answered.statusCode,
      text: answered.body,
      code: said.results?.[0]?.problem?.code ?? (answered.statusCode >= 400 ? said.code : undefined),
    }
  }
  const send = ({ name }: CommandDefinition, cookie: string, body: unknown, id = newId(), occurredAt = now()) =>
    ask('POST', '/api/commands', cookie, { commands: [{ id, name, body, occurredAt }] })
  const read = ({ path }: QueryDefinition, cookie: string, params: unknown) =>
    ask('GET', `${path}?${new URLSearchParams(params as Record<string, string>)}`, cookie)

  /** Asks in one person's name; the same id, so that two refusals can be compared to the byte. */
  const tryAs = async (what: CommandDefinition | QueryDefinition, who: Actor, body: unknown, id?: string) =>
    'body' in what ? send(what, who.cookie, body, id) : read(what, who.cookie, body)
  const sampleOf = (what: CommandDefinition | QueryDefinition): Sample => {
    const sample = ('body' in what ? commandSamples : querySamples)[what.name]
    if (!sample) throw new Error(`no sample for ${what.name}: add one to testing/samples.ts`)
    return sample
  }
  const carriersOf = ({ roles: carriers }: AccessRow): readonly Role[] =>
    typeof carriers === 'string' ? roles : carriers

  beforeAll(async () => {
    county = await startTestCounty()
    world = sampleWorld(county)
  })
  afterAll(() => county.stop())

  it('has a sample for every command and query, and none for what is not there', () => {
    expect(Object.keys(commandSamples).sort()).toEqual(commands.map(({ name }) => name).sort())
    expect(Object.keys(querySamples).sort()).toEqual(queries.map(({ name }) => name).sort())
  })

  describe.each([...commands, ...queries].map((what) => [what.name, what] as const))('%s', (_name, what) => {
    it('is open to its roles at the own place', async () => {
      for (const role of carriersOf(what)) {
        const who = await actor(role, 'now', sampleOf(what).seat)
        const answer = await tryAs(what, who, await sampleOf(what).of(world, 'own', who.account))
        expect(answer.status, `${role}: ${answer.text}`).toBeLessThan(500)
        expect(answer.code ?? '', role).not.toMatch(
          /^platform\.(not_permitted|not_found|not_signed_in|password_must_change|invalid|unknown_command)$/,
        )
      }
    })

    it('is closed to other roles and to roles that are over, ended or not begun', async () => {
      const others = roles.filter((role) => !carriersOf(what).includes(role))
      const without: [Role | 'nobody', Held][] = others.map((role) => [role, 'now'])
      if (typeof what.roles !== 'string') {
        without.push(['nobody', 'now'])
        for (const role of carriersOf(what)) without.push([role, 'over'], [role, 'ended'], [role, 'not yet'])
      }
      const body = await sampleOf(what).of(world, 'own', newId())
      for (const [role, held] of without)
        expect((await tryAs(what, await actor(role, held), body)).code, `${role} ${held}`).toBe(
          'platform.not_permitted',
        )
    })

    it('is closed without a session, with one that is over, of a locked phone, and until the one-time password was changed', async () => {
      const body = await sampleOf(what).of(world, 'own', newId())
      for (const cookie of [
        '',
        'lianfang=',
        `lianfang=${newToken().token}`,
        (await actor('dispatcher', 'signed out')).cookie,
      ]) {
        expect(await tryAs(what, { account: '', cookie }, body)).toMatchObject({
          status: 401,
          code: 'platform.not_signed_in',
        })
      }
      // A locked phone's cookie, with the mark of its kind or without.
      const { account, cookie } = await actor(carriersOf(what)[0] ?? 'dispatcher', 'locked')
      for (const sent of [cookie, `${cookie}.h`])
        expect(await tryAs(what, { account, cookie: sent }, body)).toMatchObject({
          status: 401,
          code: 'agency.device_locked',
        })
      const restricted = await tryAs(what, await actor(carriersOf(what)[0] ?? 'dispatcher', 'restricted'), body)
      if (what.openWhenRestricted) expect(restricted.code).not.toBe('platform.password_must_change')
      else expect(restricted).toMatchObject({ status: 403, code: 'platform.password_must_change' })
    })

    const sample = sampleOf(what)
    if (sample.reach === 'place')
      it('says of another place what it says of no place', async () => {
        for (const role of carriersOf(what)) {
          const who = await actor(role)
          const id = newId()
          const occurredAt = now()
          const say = async (at: Where, of: Sample['of']) => {
            const body = await of(world, at, who.account)
            return 'body' in what ? send(what, who.cookie, body, id, occurredAt) : read(what, who.cookie, body)
          }
          const cases = [sample.of, ...(sample.cross ? [sample.cross] : [])]
          for (const of of cases) {
            const nowhere = await say('nowhere', of)
            expect(await say('other', of), role).toEqual(nowhere)
            if ('body' in what || nowhere.status !== 200)
              expect(nowhere.code, role).toMatch(of === sample.of ? /^platform\.not_found$/ : /./)
          }
        }
      })

    if (sample.reach === 'county' && 'body' in what)
      it('says of something that is not there that it was not found', async () => {
        for (const role of carriersOf(what)) {
          const who = await actor(role)
          const body = await sample.of(world, 'nowhere', who.account)
          if (JSON.stringify(body).includes('playbook')) continue
          expect((await tryAs(what, who, body)).code).toBe('platform.not_found')
        }
      })
  })

  describe.each(matrix.filter(({ permission }) => / \//.test(permission)).map((row) => [row.permission, row] as const))(
    '%s',
    (permission, row) => {
      const [method, pattern] = permission.split(' ') as ['GET' | 'POST' | 'DELETE', string]
      const url = pattern.replace(/\*$/, '')
      it(row.roles === 'anyone' ? 'needs no session' : 'needs a session and no role', async () => {
        const body = method === 'POST' ? {} : undefined
        const stranger = await ask(method, url, '', body)
        if (row.roles === 'anyone') {
          expect(stranger.code ?? '').not.toMatch(/platform\.not_(signed_in|permitted|found)/)
          expect(stranger.status).not.toBe(500)
          return
        }
        expect(stranger).toMatchObject({ status: 401, code: 'platform.not_signed_in' })
        expect((await ask(method, url, (await actor('dispatcher', 'signed out')).cookie, body)).status).toBe(401)
        const locked = await actor('grid_worker', 'locked')
        if (url !== '/api/live')
          expect((await ask(method, url, `${locked.cookie}.h`, body)).code).toBe('agency.device_locked')
        // The live stream has no end; its own test reads it.
        if (url === '/api/live') return
        for (const role of ['nobody', ...roles] as const) {
          const who = method === 'DELETE' ? await makeActor(role, 'now') : await actor(role)
          const answer = await ask(method, url, who.cookie, body)
          expect(answer.status, role).toBeLessThan(500)
          expect(answer.code ?? '', role).not.toMatch(/platform\.not_(signed_in|permitted|found)/)
        }
      })
    },
  )

  it('ends a role at the next request', async () => {
    const who = await makeActor('grid_worker', 'now')
    const visit = commands.find(({ name }) => name === 'registry.recordVisit') as CommandDefinition
    expect((await tryAs(visit, who, await sampleOf(visit).of(world, 'own', who.account))).code).toBeUndefined()
    await county.admin.query('update app.role_held set ended_at = now() where account = $1', [who.account])
    expect((await tryAs(visit, who, await sampleOf(visit).of(world, 'own', who.account))).code).toBe(
      'platform.not_permitted',
    )
  })
})
