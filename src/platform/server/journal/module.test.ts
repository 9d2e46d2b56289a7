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

  it('is in reach of no context but that of the auditor, and its ciphertext of none', async () => {
    const cipher = 'select cipher from journal.entry'
    await withSql(county, 'commander', 'registry.board', async (client) => {
      for (const text of ['select from journal.entry', cipher, 'select cipher from journal.conflict'])
        expect(await refusal(client, text), text).toBe('42501')
      // Of somebody else's command only that its id is taken.
      const { rows } = await client.query('select * from journal.known($1)', [[command, newId()]])
      expect(rows).toEqual([{ id: command, name: null, actor: null, body_mac: null, result: null }])
    })
    await withSql(county, 'worker', 'registry.recordVisit', async (client) => {
      const { rows } = await client.query('select name, actor from journal.known($1)', [[command]])
      expect(rows).toEqual([{ name: 'registry.recordVisit', actor: accountOf('worker') }])
    })
    await withSql(
      county,
      'auditor',
      'journal.list',
      async (client) => {
        expect((await client.query('select id from journal.entry')).rowCount).toBe(1)
        expect(await refusal(client, cipher)).toBe('42501')
        expect(await refusal(client, 'select result from journal.entry')).toBe('42501')
      },
      'auditor',
    )
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

  it('leaves the name empty where no account of the county stands behind it', async () => {
    const founder = '00000000-0000-7000-8000-000000000000'
    await county.admin.query('update journal.entry set actor = $2 where id = $1', [command, founder])
    const { items } = await county.as('auditor').get(listJournal)
    expect(items).toMatchObject([{ actor: founder, actorName: '', actorAgency: '' }])
  })
})
