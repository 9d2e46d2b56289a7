import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { type DatabaseDoor, openDatabaseDoor } from '../testing/database-door.ts'

/** What a caller sees while the database is away: a quick answer that says so, and everything as before once it is back. */
describe('without the database', () => {
  let county: TestCounty
  let door: DatabaseDoor
  const command = () => ({ id: newId(), name: 'agency.setLanguage', body: { language: 'en' }, occurredAt: now() })
  const send = (commands: unknown[]) => county.as('worker').raw('POST', '/api/commands', { commands })
  const timed = async <T>(work: () => Promise<T>) => {
    const start = Date.now()
    return { answer: await work(), ms: Date.now() - start }
  }

  beforeAll(async () => {
    door = await openDatabaseDoor(inject('cluster').adminUrl)
    county = await startTestCounty(
      {},
      { through: (urls) => ({ ...urls, staff: door.through(urls.staff), signIn: door.through(urls.signIn) }) },
    )
  })
  afterEach(() => door.open())
  afterAll(async () => {
    await county.stop()
    await door.shut()
  })

  it('answers at once that it is busy, with the time to try again, and loses nothing that was acknowledged', async () => {
    const first = command()
    expect((await send([first])).status).toBe(200)
    await door.shut()
    const worker = county.as('worker')
    for (const ask of [
      () => send([command()]),
      () => worker.raw('GET', '/api/agency/my-sessions'),
      () => worker.raw('GET', '/api/session'),
      () => worker.raw('POST', '/api/session', { username: 'worker', password: 'not the one' }),
      () => worker.raw('GET', '/api/live'),
    ]) {
      const { answer, ms } = await timed(ask)
      expect(answer).toMatchObject({ status: 503, body: { code: 'platform.busy', status: 503 } })
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
      expect(String(answer.headers['content-type'])).toContain('application/problem+json')
      expect(ms).toBeLessThan(1500)
    }
    expect((await worker.raw('GET', '/readyz')).status).toBe(503)
    expect((await worker.raw('GET', '/healthz')).status).toBe(200)
    await door.open()
    expect((await send([first])).body).toMatchObject({ results: [{ status: 'repeated' }] })
    expect((await worker.raw('GET', '/readyz')).status).toBe(200)
  })

  it('answers a request whose connection breaks under it, and a repetition of it takes effect once', async () => {
    const commands = Array.from({ length: 40 }, command)
    const answers = commands.map((one) => send([one]))
    await new Promise((done) => setTimeout(done, 15))
    door.cut()
    for (const { status, body } of await Promise.all(answers)) {
      if (status !== 200) expect(body).toMatchObject({ code: 'platform.busy' })
    }
    for (const one of commands) expect((await send([one])).status).toBe(200)
    const { rows } = await county.admin.query('select count(*)::int as n from journal.entry where id = any ($1)', [
      commands.map(({ id }) => id),
    ])
    expect(rows[0].n).toBe(commands.length)
  })

  it('does not wait for ever on a database that takes connections and says nothing', async () => {
    door.hold()
    const many = await timed(() => Promise.all(Array.from({ length: 30 }, () => send([command()]))))
    for (const { status, body } of many.answer)
      expect({ status, body }).toMatchObject({ status: 503, body: { code: 'platform.busy' } })
    expect(many.ms).toBeLessThan(20_000)
    door.cut()
    await door.open()
    expect((await send([command()])).status).toBe(200)
  }, 40_000)
})
