import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, countyCode, doors } from '#main/testing/county-fixture.ts'
import { newToken } from './session.ts'

describe('the live stream', () => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty()
  })
  afterAll(() => county.stop())

  it('is closed without a session', async () => {
    const answer = await fetch(`http://127.0.0.1:${county.server.port}/api/live`)
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, 'platform.not_signed_in'])
  })

  it('says which modules changed, at most twice a second, and never what', async () => {
    const { token, hash } = newToken()
    await county.admin.query(
      "insert into app.session (token_hash, id, county, account, expires_at) values ($1, $2, $3, $4, now() + interval '1 hour')",
      [hash, newId(), countyCode, accountOf('worker')],
    )
    const leave = new AbortController()
    const answer = await fetch(`http://127.0.0.1:${county.server.port}/api/live`, {
      headers: { cookie: `lianfang=${token}` },
      signal: leave.signal,
    })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    let heard = ''
    const listening = (async () => {
      for await (const bytes of answer.body ?? []) heard += Buffer.from(bytes).toString()
    })().catch(() => undefined)
    for (let i = 0; i < 20; i++)
      await county.as('worker').commands([
        {
          id: newId(),
          name: 'registry.recordVisit',
          body: { door: doors.unit[i % 6], outcome: 'refused' },
          occurredAt: now(),
        },
      ])
    await new Promise((done) => setTimeout(done, 1300))
    leave.abort()
    await listening
    expect(heard).toContain('event: ping')
    const changes = [...heard.matchAll(/event: changed\ndata: (.*)\n/g)].map(([, data]) => JSON.parse(data as string))
    expect(changes.length).toBeGreaterThan(0)
    expect(changes.length).toBeLessThan(8)
    for (const change of changes) expect(change).toEqual({ modules: ['registry'] })
    for (const door of doors.unit) expect(heard).not.toContain(door)
  })
})
