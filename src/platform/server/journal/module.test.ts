import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, countyCode, doors } from '#main/testing/county-fixture.ts'
import { refusal, withSql } from '#main/testing/sql.ts'
import { recordVisit } from '#modules/registry/contract/index.ts'
import { listJournal } from '../../contract/index.ts'

describe('the journal as the auditor reads it', () => {
  let county: TestCounty
  const command = newId()
  beforeAll(async () => {
    county = await startTestCounty()
    const body = { door: doors.unit[0] as string, outcome: 'refused' as const }
    expect((await county.as('worker').command(recordVisit, body, { id: command })).status).toBe('accepted')
  })
  afterAll(() => county.stop())

  it('says who did it, by name and agency, and nothing of the body', async () => {
    const { items } = await county.as('auditor').get(listJournal)
    const { rows } = await county.admin.query('select display_name from agency.account where id = $1', [
      accountOf('worker'),
    ])
    expect(items).toEqual([
      expect.objectContaining({
        id: command,
        name: 'registry.recordVisit',
        actor: accountOf('worker'),
        actorName: rows[0].display_name,
        actorAgency: '县指挥部',
      }),
    ])
    expect(JSON.stringify(items)).not.toContain(doors.unit[0])
  })

  it('leaves the name empty where no account of the county stands behind it', async () => {
    const founder = '00000000-0000-7000-8000-000000000000'
    await county.admin.query('update journal.entry set actor = $2 where id = $1', [command, founder])
    const { items } = await county.as('auditor').get(listJournal)
    expect(items).toMatchObject([{ actor: founder, actorName: '', actorAgency: '' }])
  })

  it('opens no account to the auditor, and no name of another county', async () => {
    await withSql(
      county,
      'auditor',
      'journal.list',
      async (client) => {
        const ids = [accountOf('worker'), accountOf('commander')]
        const names = (at: number) => client.query('select * from agency.pub_names($1, $2)', [at, ids])
        expect((await names(countyCode)).rowCount).toBe(2)
        expect((await names(510_726)).rowCount).toBe(0)
        expect(await refusal(client, 'select from agency.account')).toBe('42501')
        expect(await refusal(client, 'select from agency.pub_account')).toBe('42501')
      },
      'auditor',
    )
  })
})
