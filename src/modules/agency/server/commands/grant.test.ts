import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, countyCode, fixtureId, pathOf } from '#main/testing/county-fixture.ts'
import { refusal, withSql } from '#main/testing/sql.ts'
import { createAccount, createAgency, editAccount, endRole, getAccount, grantRole } from '../../contract/index.ts'

describe('who may give which role to whom', () => {
  let county: TestCounty
  const [court, colleague, auditor] = [newId(), newId(), newId()]
  const commission = fixtureId('agency', 1)
  const admin = () => county.as('administrator')
  const own = accountOf('administrator')
  const grant = (change: object) =>
    admin().command(grantRole, {
      id: newId(),
      account: auditor,
      role: 'agency_staff',
      place: areas.county.id,
      ...change,
    })

  beforeAll(async () => {
    county = await startTestCounty()
    await admin().command(createAgency, { id: court, kind: 'procuratorate', name: '检察院', place: areas.county.id })
    const make = (id: string, username: string, agency: string) =>
      admin().command(createAccount, { id, username, displayName: '扎西', agency })
    expect((await make(colleague, 'colleague', commission)).status).toBe('accepted')
    expect((await make(auditor, 'outside', court)).status).toBe('accepted')
  })
  afterAll(() => county.stop())

  it('lets nobody give herself a role, for a while, elsewhere or lent', async () => {
    for (const change of [
      { role: 'commander' },
      { role: 'grid_worker', place: areas.grid1.id },
      { role: 'administrator', to: new Date(Date.now() + 60_000).toISOString() },
      { role: 'agency_staff', lentFrom: court },
    ]) {
      const { status, problem } = await grant({ account: own, ...change })
      expect([status, problem?.code, problem?.status]).toEqual(['refused', 'agency.own_account', 403])
    }
    expect((await admin().get(getAccount, { id: own })).roles).toHaveLength(1)
  })

  it('lets her give one up', async () => {
    const id = newId()
    await county.admin.query(
      "insert into app.role_held (county, id, account, role, place, path, valid_from, given_by) values ($1, $2, $3, 'dispatcher', $4, $5, now(), $6)",
      [countyCode, id, own, areas.county.id, pathOf('county'), accountOf('commander')],
    )
    expect((await admin().command(endRole, { id })).status).toBe('accepted')
  })

  it('takes auditors from another agency than the own one only', async () => {
    const refused = await grant({ account: colleague, role: 'auditor' })
    expect(refused.problem?.code).toBe('agency.auditor_same_agency')
    expect((await grant({ account: colleague, role: 'dispatcher' })).status).toBe('accepted')
    expect((await grant({ account: auditor, role: 'auditor' })).status).toBe('accepted')
  })

  it('draws no auditor into the own agency afterwards, and moves nobody by herself', async () => {
    const move = async (id: string, agency: string) => {
      const { version } = await admin().get(getAccount, { id })
      return (await admin().command(editAccount, { id, version, agency })).problem?.code
    }
    expect(await move(auditor, commission)).toBe('agency.auditor_same_agency')
    expect(await move(own, court)).toBe('agency.own_account')
    expect(await move(own, commission)).toBeUndefined()
    expect(await move(colleague, court)).toBeUndefined()
  })

  it('is refused by the database too, whatever the statement', async () => {
    const give = (account: string, role: string): [string, unknown[]] => [
      'select agency.grant_role($1, $2, $3, $4, $5, $6, now(), null, null)',
      [countyCode, newId(), account, role, areas.county.id, pathOf('county')],
    ]
    await withSql(county, 'administrator', 'agency.grantRole', async (client) => {
      const denied = async (text: string, values: readonly unknown[] = []) =>
        expect(await refusal(client, text, [...values]), text).toBe('42501')
      await denied(...give(own, 'commander'))
      await denied(...give(accountOf('commander'), 'auditor'))
      await denied(...give(newId(), 'dispatcher'))
      await denied('select agency.grant_role($1, $2, $3, $4, $5, $6, now(), null, null)', [
        510_726,
        newId(),
        auditor,
        'dispatcher',
        areas.county.id,
        '510726',
      ])
      await denied(
        "insert into app.role_held (county, id, account, role, place, path, valid_from, given_by) values ($1, $2, $3, 'dispatcher', $4, $5, now(), $6)",
        [countyCode, newId(), auditor, areas.county.id, pathOf('county'), own],
      )
      for (const change of [
        `account = '${own}'`,
        "role = 'commander'",
        'valid_to = null',
        `path = '${pathOf('county')}'`,
        'ended_at = null',
        'ended_at = now()',
      ])
        await denied(`update app.role_held set ${change} where county = ${countyCode}`)
      await denied(`update agency.account set agency = '${court}' where id = '${own}'`)
      await denied('select agency.move_account($1, $2, $3)', [countyCode, own, court])
      await denied('select agency.move_account($1, $2, $3)', [countyCode, auditor, commission])
      expect(await refusal(client, ...give(auditor, 'dispatcher'))).toBeUndefined()
    })
    await withSql(county, 'dispatcher', 'dispatch.assign', async (client) => {
      expect(await refusal(client, ...give(auditor, 'dispatcher'))).toBe('42501')
    })
  })
})
