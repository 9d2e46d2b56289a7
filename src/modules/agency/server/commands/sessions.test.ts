import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { type AreaName, accountOf, areas, countyCode, pathOf } from '#main/testing/county-fixture.ts'
import { withSql } from '#main/testing/sql.ts'
import { createAccount, createAgency, endSession, listSessions } from '../../contract/index.ts'

describe('sessions of others', () => {
  let county: TestCounty
  const admin = () => county.as('administrator')
  /** Administers town A alone. */
  const town = () => county.as('nobody')
  const staff: Partial<Record<AreaName, string>> = {}

  const begin = async (account: string) => {
    const id = newId()
    await county.admin.query(
      "insert into app.session (token_hash, id, county, account, expires_at, network) values ($1, $2, $3, $4, now() + interval '1 hour', '198.51.100.0/24')",
      [randomBytes(32), id, countyCode, account],
    )
    return id
  }
  const stands = async (id: string) =>
    (await county.admin.query('select from app.session where id = $1', [id])).rowCount === 1

  beforeAll(async () => {
    county = await startTestCounty()
    for (const area of ['townA', 'townB'] as const) {
      const [agency, account] = [newId(), newId()]
      await admin().command(createAgency, { id: agency, kind: 'town', name: area, place: areas[area].id })
      const body = { id: account, username: area.toLowerCase(), displayName: '扎西', agency }
      expect((await admin().command(createAccount, body)).status).toBe('accepted')
      staff[area] = account
    }
    await county.admin.query(
      "insert into app.role_held (county, id, account, role, place, path, valid_from, given_by) values ($1, $2, $3, 'administrator', $4, $5, now(), $6)",
      [countyCode, newId(), accountOf('nobody'), areas.townA.id, pathOf('townA'), accountOf('administrator')],
    )
    await admin().get(listSessions)
  })
  afterAll(() => county.stop())

  it('are seen and ended by an administrator of the town where the account belongs, those of elsewhere not', async () => {
    const [here, elsewhere] = [await begin(staff.townA as string), await begin(staff.townB as string)]
    const seen = (await town().get(listSessions)).items.map(({ account }) => account)
    expect(new Set(seen)).toEqual(new Set([staff.townA]))
    expect((await town().get(listSessions, { account: staff.townB as string })).items).toEqual([])
    const refused = await town().command(endSession, { session: elsewhere })
    const nowhere = await town().command(endSession, { session: newId() })
    expect([refused.problem?.code, nowhere.problem?.code]).toEqual(['platform.not_found', 'platform.not_found'])
    expect(await stands(elsewhere)).toBe(true)
    expect((await town().command(endSession, { session: here })).status).toBe('accepted')
    expect(await stands(here)).toBe(false)
    const all = (await admin().get(listSessions)).items.map(({ id }) => id)
    expect(all).toContain(elsewhere)
  })

  it('are out of reach of free SQL too', async () => {
    const elsewhere = await begin(staff.townB as string)
    const own = [accountOf('nobody')]
    await withSql(county, 'nobody', 'agency.listSessions', async (client) => {
      const { rows } = await client.query('select distinct account from app.session')
      expect(rows.map(({ account }) => account)).toEqual(own)
      const reached = await client.query('select account from agency.sessions_in_reach($1, null, null, now(), 500)', [
        countyCode,
      ])
      expect(reached.rows.filter(({ account }) => account !== staff.townA)).toEqual([])
      expect((await client.query('select from agency.sessions_in_reach(510726, null, null, now(), 9)')).rowCount).toBe(
        0,
      )
    })
    await withSql(county, 'nobody', 'agency.endSession', async (client) => {
      const ended = await client.query('delete from app.session returning account')
      expect(new Set(ended.rows.map(({ account }) => account))).toEqual(new Set(own))
      const [one] = (
        await client.query('select agency.end_sessions($1, $2, $3) as n', [countyCode, elsewhere, staff.townB])
      ).rows
      expect(one.n).toBe(0)
    })
    await withSql(county, 'dispatcher', 'dispatch.assign', async (client) => {
      expect(
        (await client.query('select agency.end_sessions($1, $2, $3) as n', [countyCode, elsewhere, staff.townB]))
          .rows[0].n,
      ).toBe(0)
    })
  })
})
