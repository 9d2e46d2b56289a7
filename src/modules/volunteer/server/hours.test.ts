import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestClient, type TestCounty } from '#main/testing/county.ts'
import { areas, countyCode, pathOf } from '#main/testing/county-fixture.ts'
import { assignShifts, countyMidnight, definePost, HOUR } from '#modules/duty/contract/index.ts'
import { newToken } from '#platform/server/http/session.ts'
import * as c from '../contract/index.ts'

let county: TestCounty
let volunteer: string
let account: string
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of ['duty.away', 'duty.attendance', 'duty.shift', 'duty.post', 'volunteer.thanks'])
    await county.admin.query(`delete from ${table}`)
  for (const table of ['event', 'volunteer']) await county.admin.query(`delete from volunteer.${table}`)
  volunteer = newId()
  account = newId()
  const body = { place: areas.communityA.id, name: '测试达瓦', phone: '00000000001', birthYear: 1991 }
  const more = { skills: ['driving' as const], free: ['night' as const], language: 'zh-Hans' as const }
  await leader().command(c.enter, { ...body, ...more }, { id: volunteer })
  await leader().command(c.check, { volunteer, version: 1, checks: ['met'] })
  const done = await leader().command(c.accept, { volunteer, version: 2, account })
  expect(done.status).toBe('accepted')
})

const leader = () => county.as('communityLeader')
const refusal = (result: Result<unknown>) => (result.status === 'refused' ? result.problem?.code : result.status)
const day = (at: number) => new Date(at + 8 * HOUR).toISOString().slice(0, 10)
const thisHour = () => Math.floor(Date.now() / HOUR) * HOUR
const period = () => ({ from: day(Date.now() - 30 * 24 * HOUR), to: day(Date.now()) })

/** The volunteer's own session. */
async function self(): Promise<TestClient> {
  const { token, hash } = newToken()
  await county.admin.query(
    `insert into app.session (token_hash, id, county, account, expires_at) values ($1, $2, $3, $4, now() + interval '1 hour')`,
    [hash, newId(), countyCode, account],
  )
  return county.holding(`lianfang=${token}`)
}

interface Stood {
  /** Hours before this one at which it began, and how long it is. */
  ago: number
  hours: number
  record: 'none' | 'absent' | 'code' | 'list'
  /** Minutes after the beginning at which somebody checked in. */
  late: number
  /** Hours after the beginning at which an inspection found nobody. */
  away: number | null
}

async function put(post: string, { ago, hours, record, late, away }: Stood): Promise<void> {
  const start = thisHour() - ago * HOUR
  const shift = newId()
  const [from, to] = [new Date(start), new Date(start + hours * HOUR)]
  const at = new Date(start + late * 60_000)
  const path = pathOf('communityA')
  await county.admin.query(
    `insert into duty.shift (county, id, post, path, account, starts_at, ends_at, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $5, now())`,
    [countyCode, shift, post, path, account, from, to],
  )
  if (record !== 'none')
    await county.admin.query(
      `insert into duty.attendance (county, shift, post, path, account, is_present, how, at, received_at, marked_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $5)`,
      [countyCode, shift, post, path, account, record !== 'absent', record === 'code' ? 'code' : 'list', at],
    )
  if (away !== null)
    await county.admin.query(
      `insert into duty.away (county, id, shift, post, path, account, at, found_by) values ($1, $2, $3, $4, $5, $6, $7, $6)`,
      [countyCode, newId(), shift, post, path, account, new Date(start + away * HOUR + 1000)],
    )
}

/** The rule in other words than the database's. */
function expected({ ago, hours, record, late, away }: Stood): number {
  if (record === 'none' || record === 'absent') return 0
  const begins = record === 'code' && late > 10 ? Math.floor(late / 60) : 0
  return Math.max(0, Math.min(hours, ago, away ?? hours) - begins)
}

async function newPost(): Promise<string> {
  const id = newId()
  const made = { kind: 'community_gate' as const, name: id.slice(-8), place: areas.communityA.id, starts: [0] }
  await leader().command(definePost, { ...made, need: Array(24).fill(0) }, { id })
  return id
}

test('hours are the sum of attended shifts, whatever was late, empty, absent or still runs', async () => {
  const post = await newPost()
  const shift = fc.record({
    hours: fc.integer({ min: 1, max: 12 }),
    record: fc.constantFrom('none', 'absent', 'code', 'list') as fc.Arbitrary<Stood['record']>,
    late: fc.integer({ min: 0, max: 300 }),
    away: fc.option(fc.integer({ min: 0, max: 11 })),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(shift, { maxLength: 8 }), fc.integer({ min: 0, max: 12 }), async (shifts, now) => {
      for (const table of ['away', 'attendance', 'shift']) await county.admin.query(`delete from duty.${table}`)
      // One after the other into the past, so that nobody stands in two places; the last may still run.
      let ago = now
      const stood = shifts.map((one, nth) => {
        ago += nth === 0 ? 0 : one.hours
        return { ...one, ago }
      })
      for (const one of stood) await put(post, one)
      const sum = stood.reduce((all, one) => all + expected(one), 0)
      const whole = await leader().get(c.getVolunteer, { id: volunteer })
      expect(whole.months.reduce((all, { hours }) => all + hours, 0)).toBe(sum)
      const board = await leader().get(c.hoursByPlace, period())
      expect(board.items).toMatchObject([{ serving: 1, hours: sum, placeName: areas.communityA.name }])
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('a paper of thanks names the hours, once and the same again, and is made by the community or by oneself', async () => {
  const post = await newPost()
  const none = await leader().command(c.thank, { volunteer, ...period() })
  expect(refusal(none)).toBe('volunteer.no_hours')
  await put(post, { ago: 9, hours: 8, record: 'list', late: 0, away: null })
  const id = newId()
  const first = await leader().command(c.thank, { volunteer, ...period() }, { id })
  expect(first.result).toMatchObject({ hours: 8, shifts: 1, no: 1, name: '测试达瓦', code: expect.any(String) })
  expect(await leader().command(c.thank, { volunteer, ...period() }, { id })).toMatchObject({ status: 'repeated' })
  const backwards = await leader().command(c.thank, { volunteer, from: '2020-02-01', to: '2020-01-01' })
  expect(backwards.problem?.fields).toMatchObject([{ path: '/body/to', code: 'volunteer.wrong_period' }])
  expect(refusal(await county.as('leaderB').command(c.thank, { volunteer, ...period() }))).toBe('platform.not_found')
  const own = await (await self()).command(c.ownThanks, period())
  expect(own.result).toMatchObject({ hours: 8, name: '测试达瓦' })
  const { rows } = await county.admin.query('select * from volunteer.thanks')
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toContain('达瓦')
  expect(await (await self()).get(c.myService)).toMatchObject({ hours: 8, shifts: 1, no: 1 })
  expect((await county.as('leaderB').get(c.hoursByPlace, period())).items).toEqual([])
})

test('who leaves frees the shifts to come, keeps the hours, and has no session any more', async () => {
  const post = await newPost()
  await put(post, { ago: 9, hours: 8, record: 'list', late: 0, away: null })
  const shift = newId()
  const start = countyMidnight(Date.now()) + 48 * HOUR
  const span = { startsAt: new Date(start).toISOString(), endsAt: new Date(start + 8 * HOUR).toISOString() }
  const given = await leader().command(assignShifts, { shifts: [{ id: shift, post, account, ...span }] })
  expect(given.result).toMatchObject({ made: 1 })
  const me = await self()
  expect(refusal(await leader().command(c.leave, {}))).toBe('platform.not_permitted')
  expect(await me.command(c.leave, {})).toMatchObject({ status: 'accepted', result: { state: 'ended' } })
  const { rows } = await county.admin.query('select removed_at is not null as freed from duty.shift where id = $1', [
    shift,
  ])
  expect(rows).toEqual([{ freed: true }])
  await expect(me.get(c.myService)).rejects.toThrow(/not_signed_in/)
  const whole = await leader().get(c.getVolunteer, { id: volunteer })
  expect(whole).toMatchObject({ volunteer: { state: 'ended' }, reason: 'own', months: [{ hours: 8 }] })
})
