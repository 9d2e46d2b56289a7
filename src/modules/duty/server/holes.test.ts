import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, countyCode, pathOf } from '#main/testing/county-fixture.ts'
import { listNotices } from '#modules/notice/contract/index.ts'
import { createPool, type Pool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { changePost, closePost, HOUR, hoursOf, removeShifts, replacePerson } from '../contract/index.ts'
import { tellHoles } from './queries-holes.ts'
import { clear, hours, madePost, put } from './testing/duty.ts'

/** Whoever plans a place hears of the holes of the next 24 hours: each once, again when it is near, and no more when it is filled. */
let county: TestCounty
let pool: Pool
beforeAll(async () => {
  county = await startTestCounty()
  pool = createPool(county.runtime.database.worker, 2, () => undefined)
})
afterAll(async () => {
  await pool.end()
  await county.stop()
})
beforeEach(async () => {
  await clear(county)
  for (const table of ['notice.notice', 'notice.occasion', 'app.played_clock'])
    await county.admin.query(`delete from ${table}`)
})

const tell = () => withClient(pool, (client) => tellHoles(queryable(client), countyCode))
const leader = () => county.as('communityLeader')
type Who = 'communityLeader' | 'leaderA' | 'dispatcher' | 'leaderB' | 'worker'
const seen = async (person: Who) =>
  (await county.as(person).get(listNotices)).items.map(({ kind, settled, detail }) => ({
    ...{ kind, settled },
    hours: detail && (Date.parse(detail.to) - Date.parse(detail.from)) / HOUR,
    missing: detail?.missing,
  }))
/** A post whose only shift begins in so many hours and lasts for so many. */
const postIn = (from: number, length: number, people = 1) => {
  const begins = new Date(Date.parse(hours(from)) + 8 * HOUR).getUTCHours()
  const need = Array.from({ length: 24 }, (_, hour) => ((hour - begins + 24) % 24 < length ? people : 0))
  return madePost(leader(), { need, starts: [begins] })
}

describe('a hole of the next 24 hours', () => {
  it('is told once to whoever plans nearest to the post, with the post and its hours, and a push says none of it', async () => {
    const post = await postIn(6, 8, 2)
    expect(await tell()).toBe(1)
    expect(await tell()).toBe(0)
    expect(await seen('communityLeader')).toEqual([{ kind: 'hole_ahead', settled: false, hours: 8, missing: 2 }])
    const [one] = (await leader().get(listNotices)).items
    expect(one).toMatchObject({ record: post, count: 1, urgent: false })
    expect(one?.detail?.name).toMatch(/^门岗/)
    for (const person of ['leaderA', 'dispatcher', 'leaderB', 'worker'] as const) expect(await seen(person)).toEqual([])
    // Neither place nor hours are kept with the notice.
    const { rows } = await county.admin.query('select * from notice.occasion')
    expect(JSON.stringify(rows)).not.toContain('门岗')
  })

  it('is told again to everybody who plans the place when less than two hours are left', async () => {
    const post = await postIn(6, 8)
    await tell()
    await county.admin.query(
      "update duty.post set starts = array[extract(hour from now() at time zone 'Asia/Shanghai')]::smallint[], need = array_fill(1, array[24])::smallint[] where id = $1",
      [post],
    )
    expect(await tell()).toBeGreaterThan(2)
    expect(await tell()).toBe(0)
    const own = await seen('communityLeader')
    expect(own.filter(({ settled }) => !settled).map(({ kind }) => kind)).toEqual(['hole_soon'])
    expect((await seen('dispatcher')).map(({ kind }) => kind)).toEqual(['hole_soon'])
    expect((await seen('leaderA')).map(({ kind }) => kind)).toEqual(['hole_soon'])
    expect(await seen('leaderB')).toEqual([])
  })

  it('takes its notice back in the commit that fills it, and is a new one when it opens again', async () => {
    const post = await postIn(6, 8)
    await tell()
    const first = await put(leader(), post, 'worker', 6, 10)
    expect((await seen('communityLeader')).map(({ settled }) => settled)).toEqual([false])
    const rest = await put(leader(), post, 'worker2', 10, 14)
    expect([first.result.status, rest.result.status]).toEqual(['accepted', 'accepted'])
    expect((await seen('communityLeader')).map(({ settled }) => settled)).toEqual([true])
    expect(await tell()).toBe(0)
    await leader().command(removeShifts, { shifts: [rest.id] })
    expect(await tell()).toBe(1)
    expect(await seen('communityLeader')).toEqual([
      { kind: 'hole_ahead', settled: false, hours: 4, missing: 1 },
      { kind: 'hole_ahead', settled: true, hours: 8, missing: 1 },
    ])
    await leader().command(replacePerson, { shift: first.id, account: accountOf('worker2'), why: '请假' })
    expect((await seen('communityLeader'))[0]).toMatchObject({ settled: false })
  })

  it('goes with a need that shrinks and a post that closes', async () => {
    const post = await postIn(6, 8)
    const other = await postIn(7, 8)
    expect(await tell()).toBe(2)
    const body = { kind: 'community_gate' as const, name: '门岗', place: areas.communityA.id, starts: [8] }
    await leader().command(changePost, { post, version: 1, ...body, need: Array(24).fill(0) })
    await leader().command(closePost, { post: other, version: 1 })
    expect((await seen('communityLeader')).map(({ settled }) => settled)).toEqual([true, true])
    await leader().command(closePost, { post: other, version: 2, reopen: true })
    expect(await tell()).toBe(1)
  })
})

const start = Date.parse('2031-01-24T00:00:00+08:00')
const deed = fc.oneof(
  fc.record({
    do: fc.constant('put' as const),
    from: fc.integer({ min: 0, max: 40 }),
    hours: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ do: fc.constant('remove' as const), nth: fc.nat(5) }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ do: fc.constantFrom('tell' as const, 'two workers' as const) }),
)
const needs = fc.record({
  need: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 24, maxLength: 24 }),
  starts: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 4 }),
})

describe('over all rosters, changes and times', () => {
  it('nobody gets the same hole twice, what is open is what the rules count, and what is over wakes nobody up', async () => {
    await county.admin.query('update agency.account set generated = true')
    await fc.assert(
      fc.asyncProperty(needs, fc.array(deed, { maxLength: 12 }), async ({ need, starts }, deeds) => {
        for (const table of [
          'duty.hole',
          'duty.shift',
          'duty.post',
          'notice.notice',
          'notice.occasion',
          'app.played_clock',
        ])
          await county.admin.query(`delete from ${table}`)
        const post = newId()
        await county.admin.query(
          `insert into duty.post (county, id, kind, name, place, path, need, starts, defined_by, defined_at)
           values ($1, $2, 'patrol', '巡逻', $3, $4, $5, $6, $7, now())`,
          [countyCode, post, areas.communityA.id, pathOf('communityA'), need, starts, accountOf('communityLeader')],
        )
        let now = start
        const shifts: { id: string; startsAt: number; endsAt: number }[] = []
        const at = (time: number) => new Date(time).toISOString()
        const clock = () =>
          county.admin.query(
            `insert into app.played_clock values (true, now(), $1, 0) on conflict (one) do update set played_start = excluded.played_start`,
            [at(now)],
          )
        const known = async () => {
          await tell()
          expect(await tell()).toBe(0)
          const hour = Math.floor(now / HOUR) * HOUR
          const slot = (time: number) => {
            const local = new Date(time + 8 * HOUR).getUTCHours()
            return time - Math.min(...starts.map((begin) => (local - begin + 24) % 24)) * HOUR
          }
          const holes = Map.groupBy(
            hoursOf({ need }, shifts, hour, hour + 24 * HOUR).filter(({ missing }) => missing > 0),
            ({ at: time }) => slot(time),
          )
          const expected = [...holes].map(([begins, list]) => [
            ...[at(begins), at(list[0]?.at ?? 0), at((list.at(-1)?.at ?? 0) + HOUR)],
            Math.max(...list.map(({ missing }) => missing)),
          ])
          const { rows } = await county.admin.query('select * from duty.hole where ended_at is null order by starts_at')
          const shown = rows.map((row) =>
            [row.starts_at, row.from_at, row.to_at].map((time) => time.toISOString()).concat(row.missing),
          )
          expect(shown).toEqual(expected.sort((a, b) => String(a[0]).localeCompare(String(b[0]))))
          const told = await county.admin.query(
            `select n.account, n.kind, o.key, n.settled_at is null as open, h.ended_at is null as lives, h.soon_at is not null as soon
               from notice.notice n join notice.occasion o on o.id = n.occasion
               join duty.hole h on extract(epoch from h.starts_at)::bigint || ':' || h.nth = o.key`,
          )
          const keys = told.rows.map(({ account, kind, key }) => `${account} ${kind} ${key}`)
          expect(new Set(keys).size).toBe(keys.length)
          // Of one person an open hole has one notice that is not settled; one that is over has none.
          for (const row of told.rows) expect(row.open).toBe(row.lives && (row.kind === 'hole_soon') === row.soon)
          const nearest = told.rows.filter(({ account, open }) => open && account === accountOf('communityLeader'))
          expect(nearest).toHaveLength(expected.length)
        }
        await clock()
        for (const one of deeds) {
          if (one.do === 'put') {
            const startsAt = Math.floor(now / HOUR) * HOUR + one.from * HOUR
            const shift = { id: newId(), startsAt, endsAt: startsAt + one.hours * HOUR }
            await county.admin.query(
              `insert into duty.shift (county, id, post, path, account, starts_at, ends_at, made_by, made_at)
               values ($1, $2, $3, $4, $5, $6, $7, $5, now())`,
              [countyCode, shift.id, post, pathOf('communityA'), newId(), at(startsAt), at(shift.endsAt)],
            )
            shifts.push(shift)
          } else if (one.do === 'remove') {
            const [gone] = shifts.splice(one.nth % Math.max(1, shifts.length), 1)
            if (gone) await county.admin.query('delete from duty.shift where id = $1', [gone.id])
          } else if (one.do === 'wait') {
            now += one.minutes * 60_000
            await clock()
          } else if (one.do === 'two workers') await Promise.all([tell(), tell()])
          else await tell()
        }
        await known()
      }),
      { numRuns: 40 },
    )
  }, 240_000)
})
