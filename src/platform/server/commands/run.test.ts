import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessMatrix } from '#main/access.ts'
import { modules } from '#main/modules.ts'
import { newId, now, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { countyCode, doors } from '#main/testing/county-fixture.ts'
import { Closed, Type } from '../../contract/index.ts'
import { type InternalServer, startServer } from '../http/server.ts'
import { newToken } from '../http/session.ts'
import { listener, probed, probeModule, secret, writeAll, writeOne } from './testing/probe.ts'

describe('commands', () => {
  let county: TestCounty
  let server: InternalServer
  let cookie: string

  const post = async (commands: unknown) => {
    const answered = await server.app.inject({
      method: 'POST',
      url: '/api/commands',
      headers: { cookie, host: '127.0.0.1', 'content-type': 'application/json', 'accept-language': 'en' },
      payload: JSON.stringify({ commands }),
    })
    return { status: answered.statusCode, body: answered.json() }
  }
  const send = async (...commands: { name: string; id?: string; body: unknown }[]): Promise<Result[]> => {
    const { status, body } = await post(commands.map((one) => ({ id: newId(), occurredAt: now(), ...one })))
    expect(status).toBe(200)
    return body.results
  }
  const one = (note: string, how?: string) => ({ name: writeOne.name, body: { note, ...(how ? { how } : {}) } })
  const all = (note: string, how?: string) => ({ name: writeAll.name, body: { note, ...(how ? { how } : {}) } })
  const notes = async (): Promise<string[]> =>
    (await county.admin.query('select note from public.note order by note')).rows.map(({ note }) => note)
  const entries = async (ids: readonly (string | undefined)[]) =>
    (await county.admin.query('select * from journal.entry where id = any ($1) order by parcel, ord', [ids])).rows
  const states = (results: readonly Result[]) => results.map(({ status }) => status)

  beforeAll(async () => {
    county = await startTestCounty()
    await county.admin.query(
      'create table public.note (id uuid primary key, county int, note text); create unique index note_once on public.note (note); grant select, insert on public.note to lianfang_staff',
    )
    const own = [probeModule, listener]
    const rows = [...accessMatrix(), ...probeModule.commands.map(({ definition }) => definition)]
    for (const { definition } of probeModule.commands) {
      await county.admin.query("insert into app.permission values ($1, '{}')", [definition.name])
      await county.admin.query("insert into app.role_permission values ('dispatcher', $1)", [definition.name])
    }
    server = await startServer({ ...county.runtime, port: 0 }, [...modules, ...own], rows, pino({ level: 'silent' }))
    const { token, hash } = newToken()
    await county.admin.query(
      "insert into app.session (token_hash, id, county, account, expires_at) select $1, $2, $3, account, now() + interval '1 hour' from app.role_held where role = 'dispatcher' order by nlevel(path) limit 1",
      [hash, newId(), countyCode],
    )
    cookie = `lianfang=${token}`
  })
  beforeEach(async () => {
    probed.calls = []
    await county.admin.query('truncate public.note')
  })
  afterAll(async () => {
    await server.stop()
    await county.stop()
  })

  describe('sent again', () => {
    it('answer the first result, however often and with whom together, and take effect once', async () => {
      const ids = [newId(), newId(), newId()]
      const commands = ids.map((id, i) => ({ id, ...all(`a${i}`) }))
      const first = await send(...commands)
      expect(states(first)).toEqual(['accepted', 'accepted', 'accepted'])
      const again = await send(...commands, all('new'))
      expect(states(again)).toEqual(['repeated', 'repeated', 'repeated', 'accepted'])
      expect(again.map(({ result }) => result).slice(0, 3)).toEqual(first.map(({ result }) => result))
      expect(await notes()).toEqual(['a0', 'a1', 'a2', 'new'])
      expect(await entries(ids)).toHaveLength(3)
    })

    it('are known again where the contract changed meanwhile and they no longer fit it', async () => {
      const id = newId()
      const [first] = await send({ id, ...one('older') })
      const { body } = writeOne
      try {
        writeOne.body = Closed({ note: Type.String(), since: Type.String() }) as never
        const [again, other] = await send({ id, ...one('older') }, one('new'))
        expect(again).toEqual({ ...first, status: 'repeated' })
        expect(other?.problem?.code).toBe('platform.invalid')
        expect((await send({ id, ...one('another') }))[0]?.status).toBe('refused')
      } finally {
        writeOne.body = body
      }
      expect(await notes()).toEqual(['older'])
    })

    it('are the same in whatever order their fields stand, at whatever time they say they happened', async () => {
      const id = newId()
      await send({ id, name: writeOne.name, body: { note: 'order', how: 'plain' } })
      expect(states(await send({ id, name: writeOne.name, body: { how: 'plain', note: 'order' } }))).toEqual([
        'repeated',
      ])
    })

    it('twice in one request are one', async () => {
      const id = newId()
      const results = await send({ id, ...all('twice') }, { id, ...all('twice') }, { id, ...all('other') })
      expect(states(results)).toEqual(['accepted', 'repeated', 'conflict'])
      expect(await notes()).toEqual(['twice'])
    })

    it('are answered as before, even where their handler would fail by now', async () => {
      const command = { id: newId(), ...one('once') }
      const [first] = await send(command)
      probed.isBroken = true
      try {
        expect(await send(command)).toEqual([{ ...first, status: 'repeated' }])
      } finally {
        probed.isBroken = false
      }
    })

    it('at the same moment are one', async () => {
      const id = newId()
      const results = (await Promise.all(Array.from({ length: 8 }, () => send({ id, ...one('race') })))).flat()
      expect(states(results).sort()).toEqual(['accepted', ...Array(7).fill('repeated')].sort())
      expect(await notes()).toEqual(['race'])
    })

    it('after a refusal are tried anew', async () => {
      const id = newId()
      expect(states(await send({ id, ...one('later', 'refuse') }))).toEqual(['refused'])
      expect(states(await send({ id, ...one('later') }))).toEqual(['accepted'])
    })
  })

  it('keep another body under a known id for a person, once each, and change nothing', async () => {
    const id = newId()
    await send({ id, ...one('first') })
    for (let i = 0; i < 2; i++) {
      const [conflict] = await send({ id, ...one('second') })
      expect(conflict).toMatchObject({ status: 'conflict', problem: { code: 'platform.conflict', status: 409 } })
    }
    expect(states(await send({ id, ...all('first') }))).toEqual(['conflict'])
    expect(states(await send({ id, ...one('first') }))).toEqual(['repeated'])
    expect(await notes()).toEqual(['first'])
    const { rows } = await county.admin.query(
      'select name, cipher from journal.conflict where command = $1 order by name',
      [id],
    )
    expect(rows.map(({ name }) => name)).toEqual([writeAll.name, writeOne.name])
    const key =
      `emergency-${(await county.admin.query('select emergency from app.live_emergency')).rows[0].emergency}` as const
    expect(JSON.parse(server.services.vault.open(key, `journal.conflict:${id}`, rows[1].cipher))).toEqual({
      note: 'second',
    })
  })

  describe('in batches', () => {
    it('of 500 are one transaction, one parcel and one call of their handler', async () => {
      const results = await send(...Array.from({ length: 500 }, (_, i) => all(`n${i}`)))
      expect(results).toHaveLength(500)
      expect(new Set(states(results))).toEqual(new Set(['accepted']))
      expect(probed.calls).toEqual([500])
      const kept = await entries(results.map(({ id }) => id))
      expect(new Set(kept.map(({ parcel }) => parcel)).size).toBe(1)
      expect(kept[0].members).toEqual(results.map(({ id }) => id))
      expect(kept.filter(({ cipher }) => cipher !== null)).toHaveLength(1)
    })

    it('of 501, or of none, are a problem at the field', async () => {
      const many = Array.from({ length: 501 }, (_, i) => ({ id: newId(), occurredAt: now(), ...all(`n${i}`) }))
      expect(await post(many)).toMatchObject({
        status: 400,
        body: { code: 'platform.invalid', fields: [{ path: '/commands', code: 'platform.field_too_long' }] },
      })
      expect(await post([])).toMatchObject({
        status: 400,
        body: { fields: [{ path: '/commands', code: 'platform.field_too_short' }] },
      })
      expect(await notes()).toEqual([])
    })

    it('answer in their order, of mixed names and fates', async () => {
      const taken = newId()
      await send({ id: taken, ...one('taken') })
      const batch = [
        one('b'),
        { name: 'probe.nothing', body: {} },
        all('c'),
        all('d', 'refuse'),
        one('a', 'refuse'),
        { id: taken, ...one('taken') },
        { id: taken, ...one('another') },
        { name: writeOne.name, body: { note: 1 } },
        one('taken'),
        one('e'),
      ].map((command) => ({ id: newId(), ...command }))
      const results = await send(...batch)
      expect(results.map(({ id }) => id)).toEqual(batch.map(({ id }) => id))
      expect(states(results)).toEqual([
        'accepted',
        'refused',
        'accepted',
        'refused',
        'refused',
        'repeated',
        'conflict',
        'refused',
        'refused',
        'accepted',
      ])
      expect(results.map(({ problem }) => problem?.code)).toEqual([
        undefined,
        'platform.unknown_command',
        undefined,
        'probe.refused',
        'probe.refused',
        undefined,
        'platform.conflict',
        'platform.invalid',
        'probe.taken',
        undefined,
      ])
      expect(results[7]?.problem?.fields).toEqual([
        { path: '/body/note', code: 'platform.field_type', text: 'Wrong type.' },
      ])
    })

    it('lose one failing member alone: of a handler for each one, its rows are taken back', async () => {
      const results = await send(one('a'), one('b', 'refuse'), one('c'), one('c'), one('d'))
      expect(states(results)).toEqual(['accepted', 'refused', 'accepted', 'refused', 'accepted'])
      expect(await notes()).toEqual(['a', 'c', 'd'])
      expect(await entries(results.map(({ id }) => id))).toHaveLength(3)
    })

    it('lose one failing member alone: of a handler for all, they are tried one by one', async () => {
      const results = await send(all('a'), all('b', 'throw'), all('c'))
      expect(states(results)).toEqual(['accepted', 'refused', 'accepted'])
      // At first without a look into the journal, then with one, then each by itself.
      expect(probed.calls).toEqual([3, 3, 1, 1, 1])
      expect(await notes()).toEqual(['a', 'c'])
      probed.calls = []
      expect(states(await send(all('d'), all('a'), all('e')))).toEqual(['accepted', 'refused', 'accepted'])
      expect(await notes()).toEqual(['a', 'c', 'd', 'e'])
    })

    it('keep what came before a failure that nobody foresaw, and take back what was together with it', async () => {
      const before = { id: newId(), ...all('before') }
      const broken = [one('x'), one('y', 'break'), one('z')].map((command) => ({ id: newId(), ...command }))
      const whole = [before, ...broken].map((command) => ({ occurredAt: now(), ...command }))
      const { status, body } = await post(whole)
      expect({ status, code: body.code }).toEqual({ status: 500, code: 'platform.internal' })
      expect(JSON.stringify(body)).not.toContain('unforeseen')
      expect(await notes()).toEqual(['before'])
      expect(await entries(whole.map(({ id }) => id))).toHaveLength(1)
      expect(states(await send(before, all('after')))).toEqual(['repeated', 'accepted'])
    })
  })

  describe('with listeners of higher modules', () => {
    it('are one transaction with what follows', async () => {
      expect(states(await send(one('moved', 'event')))).toEqual(['accepted'])
      expect(await notes()).toEqual(['heard moved', 'moved'])
    })

    it('are taken back together when a listener refuses or fails', async () => {
      const [refused] = await send(one('unwelcome', 'event'))
      expect(refused).toMatchObject({ status: 'refused', problem: { code: 'probe.refused' } })
      expect(await notes()).toEqual([])
      expect((await post([{ id: newId(), occurredAt: now(), ...one('fatal', 'event') }])).status).toBe(500)
      expect(await notes()).toEqual([])
    })
  })

  it('are rows, entry and answer in one commit: without the entry there is nothing', async () => {
    await county.admin.query('alter table journal.entry add constraint no_more check (false) not valid')
    try {
      const { status } = await post([{ id: newId(), occurredAt: now(), ...one('lost') }])
      expect(status).toBe(200)
      expect(await notes()).toEqual([])
    } finally {
      await county.admin.query('alter table journal.entry drop constraint no_more')
    }
  })

  it('keep secrets nowhere, and what is answered once is not answered again', async () => {
    const command = { id: newId(), name: secret.name, body: { note: 'x', password: 'an open secret' } }
    expect(await send(command)).toMatchObject([{ status: 'accepted', result: { note: 'an open secret' } }])
    const [again] = await send({ ...command, body: { note: 'x', password: 'another one' } })
    expect(again).toMatchObject({ status: 'repeated', result: { note: 'kept' } })
    const [entry] = await entries([command.id])
    expect(entry.result).toEqual({ note: 'kept' })
    const opened = server.services.vault.open(
      `emergency-${entry.emergency}`,
      `journal.entry:${command.id}`,
      entry.cipher,
    )
    expect(JSON.parse(opened)).toEqual([{ note: 'x' }])
  })

  it('write nothing about persons while no emergency is live', async () => {
    const visit = { name: 'registry.recordVisit', body: { door: doors.unit[0], outcome: 'refused' } }
    await county.admin.query('create table public.live as table app.live_emergency; delete from app.live_emergency')
    try {
      expect(await send(visit)).toMatchObject([{ status: 'refused', problem: { code: 'platform.no_live_emergency' } }])
      expect((await county.admin.query('select from registry.visit')).rowCount).toBe(0)
    } finally {
      await county.admin.query('insert into app.live_emergency table public.live')
    }
    expect(states(await send(visit))).toEqual(['accepted'])
  })

  it('say why in three languages, and which texts of the body are wrong by their pointers', async () => {
    const titles = new Set<string>()
    for (const language of ['zh-CN', 'zh-TW', 'en-GB']) {
      const answered = await server.app.inject({
        method: 'POST',
        url: '/api/commands',
        headers: { cookie, 'content-type': 'application/json', 'accept-language': language },
        payload: JSON.stringify({
          commands: [{ id: newId(), occurredAt: now(), name: writeOne.name, body: { how: 1, 'a/b~c': 1 } }],
        }),
      })
      const [{ problem }] = answered.json().results
      titles.add(problem.title)
      expect(problem.fields.map((field: { path: string }) => field.path).sort()).toEqual([
        '/body/a~1b~0c',
        '/body/how',
        '/body/note',
      ])
    }
    expect(titles.size).toBe(3)
  })

  it('of two people who share an id are not mixed up', async () => {
    const command = { id: newId(), name: 'agency.setLanguage', body: { language: 'en' }, occurredAt: now() }
    await county.as('worker').commands([command])
    const [other] = await county.as('workerB').commands([command])
    const { rows } = await county.admin.query('select actor from journal.entry where id = $1', [command.id])
    expect(rows).toHaveLength(1)
    expect(other?.status).not.toBe('accepted')
  })

  it('race for one thing in many connections without a deadlock that anybody sees', async () => {
    const shuffled = () => [...doors.unit].sort(() => Math.random() - 0.5)
    const batches = Array.from({ length: 12 }, () =>
      send(...shuffled().map((door) => ({ name: 'registry.recordVisit', body: { door, outcome: 'nobody_home' } }))),
    )
    for (const results of await Promise.all(batches)) expect(new Set(states(results))).toEqual(new Set(['accepted']))
  })
})
