import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playClock } from './supervisor/played-clock.ts'
import { startTestCounty, type TestCounty } from './testing/county.ts'
import { people } from './testing/county-fixture.ts'
import { refusal, withSql } from './testing/sql.ts'

// The clock that rules about persons go by can be another one in a generated county alone, and only its owner sets it.
const day = 86_400_000
let county: TestCounty
const ahead = () => ({ realStart: Date.now(), simulatedStart: Date.now() + 14 * day, speed: 1 })
const daysAhead = async () => {
  const { rows } = await county.admin.query<{ days: number }>(
    'select extract(epoch from app.now() - now())::float8 / 86400 as days',
  )
  return rows[0]?.days ?? Number.NaN
}
const setGenerated = (generated: boolean) =>
  county.admin.query(
    'update agency.account set generated = $1 where id = (select id from agency.account order by id limit 1)',
    [generated],
  )

beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())

test('a county of real people has the real clock, whoever asks for another', async () => {
  await setGenerated(false)
  await expect(playClock(county.runtime.database.migrator, ahead())).rejects.toThrow('only a generated county')
  expect(await daysAhead()).toBe(0)
})

test('a generated county is played, and gets its clock back', async () => {
  await setGenerated(true)
  await playClock(county.runtime.database.migrator, ahead())
  expect(Math.abs((await daysAhead()) - 14)).toBeLessThan(0.001)
  await playClock(county.runtime.database.migrator, { ...ahead(), speed: 0 })
  const at = async () => (await county.admin.query<{ at: Date }>('select app.now() as at')).rows[0]?.at.getTime()
  expect(await at()).toBe(await at())
  await playClock(county.runtime.database.migrator, undefined)
  expect(await daysAhead()).toBe(0)
})

test.each(Object.keys(people).filter((name) => ['administrator', 'commander', 'worker'].includes(name)))(
  'no %s reads or sets it by a statement past the server',
  async (name) => {
    await withSql(county, name as keyof typeof people, 'agency.self', async (client) => {
      expect(await refusal(client, 'select * from app.played_clock')).toBe('42501')
      expect(await refusal(client, 'insert into app.played_clock values (true, now(), now(), 0)')).toBe('42501')
    })
  },
)

test.each(['public', 'worker', 'auditor', 'signIn'] as const)('nor does the login %s', async (login) => {
  const client = new pg.Client({ connectionString: county.runtime.database[login] })
  await client.connect()
  try {
    await expect(client.query('insert into app.played_clock values (true, now(), now(), 0)')).rejects.toMatchObject({
      code: '42501',
    })
  } finally {
    await client.end()
  }
})
