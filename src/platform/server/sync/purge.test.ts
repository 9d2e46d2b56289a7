import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { countyCode, doors } from '#main/testing/county-fixture.ts'
import { testPhone } from '#main/testing/phone.ts'
import { retireDwellings } from '#modules/place/contract/index.ts'
import { queryable } from '../db/tx.ts'
import { followedDays } from './purge.ts'
import { purgeSync } from './queries.ts'

describe('what phones follow', () => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty()
  })
  afterAll(() => county.stop())

  const purge = async () => {
    await county.admin.query('set role lianfang_worker')
    try {
      return await purgeSync(
        queryable(county.admin as unknown as Parameters<typeof queryable>[0]),
        countyCode,
        followedDays,
      )
    } finally {
      await county.admin.query('reset role')
    }
  }
  const count = async (table: string) =>
    Number((await county.admin.query(`select count(*) as n from ${table}`)).rows[0].n)
  /** Other tests share the cluster, and their open transactions count as ours: until none is older than this moment. */
  const settled = async () => {
    const text = `select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest, pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next`
    const look = async () => (await county.admin.query(text)).rows[0] as { oldest: string; next: string }
    const { next } = await look()
    await expect.poll(async () => Number((await look()).oldest) >= Number(next), { timeout: 30_000 }).toBe(true)
  }
  const older = (table: string, column: string) =>
    county.admin.query(`update ${table} set ${column} = ${column} - make_interval(days => $1)`, [followedDays + 1])

  it('is thrown away when it is old; a phone from before begins anew and misses nothing', {
    timeout: 90_000,
  }, async () => {
    const [away, there, late] = [1, 2, 3].map(() => testPhone(county.as('worker')))
    if (!away || !there || !late) throw new Error('no phones')
    await away.pull()
    const gone = doors.unit[0] as string
    expect(away.docs.has(gone)).toBe(true)
    const done = await county.as('dispatcher').command(retireDwellings, { dwellings: [gone], why: '误录' })
    expect(done.problem).toBeUndefined()
    await older('registry.gone', 'gone_at')
    // It is old, but no mark says so yet: nothing goes, and the phone is still told.
    await settled()
    expect(await purge()).toBe(0)
    expect((await late.pull()).length).toBeGreaterThan(0)
    await older('app.sync_mark', 'noted_at')
    await settled()
    await there.pull()
    expect(await count('registry.gone')).toBe(1)
    expect(await purge()).toBe(1)
    expect(await count('registry.gone')).toBe(0)

    const [first] = await away.pull()
    expect(first).toMatchObject({ reset: true, gone: [] })
    expect(away.docs.has(gone)).toBe(false)
    expect([...away.docs.keys()].sort()).toEqual([...there.docs.keys()].sort())
    expect((await away.pull())[0]?.reset).toBe(false)
    // Whoever was told after the mark goes on as before.
    expect((await there.pull())[0]?.reset).toBe(false)
  })

  it('keeps a scope that a phone still follows, and forgets the others', async () => {
    const phone = testPhone(county.as('worker'))
    await phone.pull()
    await older('app.sync_scope', 'told_at')
    expect((await phone.pull())[0]?.reset).toBe(false)
    await purge()
    expect((await phone.pull())[0]?.reset).toBe(false)
    const other = testPhone(county.as('workerB'))
    await other.pull()
    await older('app.sync_scope', 'told_at')
    await purge()
    expect(await count('app.sync_scope')).toBe(0)
    const [page] = await other.pull()
    expect(page?.reset).toBe(true)
    expect((await other.pull())[0]?.reset).toBe(false)
  })

  it('does not mistake the numbers of another cluster, after a dump was put back, for its own', async () => {
    await county.admin.query('update app.sync_mark set is_floor = true, position = 900000000000')
    const phone = testPhone(county.as('worker'))
    await phone.pull()
    expect((await phone.pull())[0]?.reset).toBe(false)
  })
})
