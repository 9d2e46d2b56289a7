import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, pathOf } from '#main/testing/county-fixture.ts'
import { moveArea } from '#modules/place/contract/index.ts'
import * as c from '../contract/index.ts'
import { clear, hours, madePost, move, put, refusal } from './testing/duty.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(() => clear(county))

const leader = () => county.as('communityLeader')
const today = () => c.dayOf(Date.now())
const roster = (who = leader()) => who.get(c.getRoster, { from: today(), days: 8 })

test('a post is set up once, changed with its version, and closed when nobody stands there any more', async () => {
  const id = newId()
  const need = Array.from({ length: 24 }, (_, hour) => (hour < 8 ? 0 : 2))
  const body = {
    kind: 'registration_point' as const,
    name: '报恩寺登记点',
    place: areas.communityA.id,
    need,
    starts: [20, 8],
  }
  const made = await leader().command(c.definePost, { ...body, leader: accountOf('worker') }, { id })
  expect(made).toMatchObject({ status: 'accepted', result: { version: 1 } })
  expect(await leader().command(c.definePost, { ...body, leader: accountOf('worker') }, { id })).toMatchObject({
    status: 'repeated',
  })
  expect(refusal(await leader().command(c.definePost, body))).toBe('duty.post_name_taken')
  const [post] = (await roster()).posts
  expect(post).toMatchObject({
    id,
    starts: [8, 20],
    placeName: '报恩寺社区居民委员会',
    leader: { id: accountOf('worker') },
  })
  const change = { ...body, post: id, version: 1, need: Array(24).fill(1) }
  expect((await leader().command(c.changePost, change)).result).toEqual({ version: 2 })
  expect(refusal(await leader().command(c.changePost, change))).toBe('platform.changed_meanwhile')
  const shift = await put(leader(), id, 'worker', 2, 8)
  expect(refusal(await leader().command(c.closePost, { post: id, version: 2 }))).toBe('duty.has_shifts')
  await leader().command(c.removeShifts, { shifts: [shift.id] })
  expect((await leader().command(c.closePost, { post: id, version: 2 })).result).toEqual({ version: 3 })
  expect((await roster()).posts).toEqual([])
  expect(refusal((await put(leader(), id, 'worker', 2, 8)).result)).toBe('duty.post_closed')
  await leader().command(c.closePost, { post: id, version: 3, reopen: true })
  expect((await roster()).posts).toHaveLength(1)
})

test('closed posts stand in a list with who closed them and when, page by page, and are opened again from there', async () => {
  const ids = [await madePost(leader()), await madePost(leader()), await madePost(leader())]
  for (const post of ids) await leader().command(c.closePost, { post, version: 1 })
  const first = await leader().get(c.listClosedPosts, { limit: 2 })
  expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]])
  expect(first.items[0]).toMatchObject({
    ...{ version: 2, placeName: '报恩寺社区居民委员会', closedBy: { id: accountOf('communityLeader') } },
  })
  const second = await leader().get(c.listClosedPosts, { limit: 2, after: first.next ?? '' })
  expect(second.items.map(({ id }) => id)).toEqual([ids[0]])
  expect((await county.as('leaderB').get(c.listClosedPosts)).items).toEqual([])
  await expect(county.as('worker').get(c.listClosedPosts)).rejects.toThrow('platform.not_permitted')
  const [last] = first.items
  // A post of the same name came meanwhile: two of them would be one too many.
  const double = await madePost(leader(), { name: last?.name ?? '' })
  const again = { post: last?.id ?? '', version: last?.version ?? 0, reopen: true }
  expect(refusal(await leader().command(c.closePost, again))).toBe('duty.post_name_taken')
  await leader().command(c.closePost, { post: double, version: 1 })
  const id = newId()
  expect(refusal(await county.as('leaderB').command(c.closePost, again))).toBe('platform.not_found')
  expect((await leader().command(c.closePost, again, { id })).result).toEqual({ version: 3 })
  expect(await leader().command(c.closePost, again, { id })).toMatchObject({ status: 'repeated' })
  expect((await roster()).posts.map((post) => post.id)).toEqual([last?.id])
})

test('a post out of reach, with a wrong need or an unknown leader is refused', async () => {
  const elsewhere = { place: areas.villageB.id }
  await expect(madePost(leader(), elsewhere)).rejects.toThrow('platform.not_found')
  await expect(madePost(county.as('worker'))).rejects.toThrow('platform.not_permitted')
  await expect(madePost(leader(), { need: [1, 2] })).rejects.toThrow('platform.invalid')
  await expect(madePost(leader(), { leader: newId() })).rejects.toThrow('platform.invalid')
  await expect(madePost(leader(), { name: '找13800000000' })).rejects.toThrow('platform.invalid')
})

test('nobody is in two places, and less rest than eleven hours needs a reason that stays with the shift', async () => {
  const [gate, point] = [await madePost(leader()), await madePost(leader())]
  const first = await put(leader(), gate, 'worker', 24, 32)
  expect(first.result).toMatchObject({ status: 'accepted', result: { made: 1, refused: [] } })
  expect(refusal((await put(leader(), point, 'worker', 31, 39)).result)).toBe('duty.double_booked')
  const close = await put(leader(), point, 'worker', 40, 48)
  expect(close.result.problem).toMatchObject({ code: 'duty.too_little_rest', detail: { hours: 8, rule: 11 } })
  expect((await put(leader(), point, 'worker', 43, 51)).result.status).toBe('accepted')
  expect((await put(leader(), point, 'worker2', 24, 32)).result.status).toBe('accepted')
  expect((await put(leader(), gate, 'worker2', 33, 36, { despite: '无人可换' })).result.status).toBe('accepted')
  const { shifts } = await roster()
  expect(shifts.filter(({ despite }) => despite).map(({ despite }) => despite)).toEqual(['无人可换'])
  // Past the server too.
  const twice = county.admin.query(
    `insert into duty.shift (county, id, post, path, account, starts_at, ends_at, made_by, made_at)
     select county, gen_random_uuid(), post, path, account, starts_at, ends_at, made_by, made_at from duty.shift where id = $1`,
    [first.id],
  )
  await expect(twice).rejects.toThrow('shift_one_place')
})

test('half hours, more than a day, what is over and posts of others are refused; of many the good ones are taken', async () => {
  const gate = await madePost(leader())
  const shift = (startsAt: string, endsAt: string, account = accountOf('worker')) => ({
    id: newId(),
    post: gate,
    account,
    startsAt,
    endsAt,
  })
  const half = hours(24).replace(':00:00.000', ':30:00.000')
  for (const wrong of [
    shift(half, hours(30)),
    shift(hours(24), hours(49)),
    shift(hours(-9), hours(-1)),
    shift(hours(9), hours(9)),
  ])
    expect(refusal(await leader().command(c.assignShifts, { shifts: [wrong] }))).toBe('duty.wrong_hours')
  const many = [
    shift(hours(24), hours(32)),
    shift(hours(25), hours(33)),
    shift(hours(24), hours(32), accountOf('worker2')),
  ]
  const { result } = await leader().command(c.assignShifts, { shifts: many })
  expect(result).toMatchObject({ made: 2, refused: [{ at: 1, code: 'duty.double_booked' }] })
  const other = await madePost(county.as('commander'), { place: areas.villageB.id })
  expect(
    refusal(await leader().command(c.assignShifts, { shifts: [{ ...many[0], id: newId(), post: other } as never] })),
  ).toBe('platform.not_found')
  expect(refusal(await county.as('worker').command(c.assignShifts, { shifts: [many[0] as never] }))).toBe(
    'platform.not_permitted',
  )
  const id = newId()
  const again = { shifts: [shift(hours(60), hours(68))] }
  expect((await leader().command(c.assignShifts, again, { id })).status).toBe('accepted')
  expect((await leader().command(c.assignShifts, again, { id })).status).toBe('repeated')
  expect((await roster()).shifts.length + (await roster()).elsewhere.length).toBe(3)
})

test('people of another agency stand there only while their agency lends them', async () => {
  const gate = await madePost(leader())
  const police = { account: accountOf('policeOfficer') }
  expect((await roster()).people.map(({ id }) => id)).not.toContain(police.account)
  expect(refusal((await put(leader(), gate, police, 24, 32)).result)).toBe('duty.not_lent')
  const lending = newId()
  const lend = {
    people: [{ id: lending, account: police.account }],
    place: areas.townA.id,
    fromAt: hours(0),
    toAt: hours(40),
  }
  expect(refusal(await county.as('healthOfficer').command(c.lendStaff, lend))).toBe('platform.not_found')
  expect(refusal(await county.as('policeOfficer').command(c.lendStaff, { ...lend, toAt: hours(-1) }))).toBe(
    'platform.invalid',
  )
  expect((await county.as('policeOfficer').command(c.lendStaff, lend)).result).toEqual({ lent: 1 })
  expect((await roster()).people).toContainEqual(expect.objectContaining({ id: police.account, lentUntil: hours(40) }))
  expect((await put(leader(), gate, police, 24, 32)).result.status).toBe('accepted')
  expect(refusal((await put(leader(), gate, police, 36, 44)).result)).toBe('duty.not_lent')
  expect((await county.as('policeOfficer').get(c.listLendings)).items).toMatchObject([
    { id: lending, isLive: true, placeName: '龙安镇' },
  ])
  expect((await county.as('policeOfficer').get(c.ownPeople)).items.map(({ id }) => id)).toContain(
    accountOf('checkpointOfficer'),
  )
  expect((await county.as('policeOfficer').command(c.endLending, { lending })).status).toBe('accepted')
  expect(refusal(await county.as('policeOfficer').command(c.endLending, { lending }))).toBe('platform.not_found')
  expect(refusal((await put(leader(), gate, police, 60, 66)).result)).toBe('duty.not_lent')
})

test('who is where now, and every hole of the next 24 hours, are in sight', async () => {
  const need = Array(24).fill(2)
  const gate = await madePost(leader(), { need })
  const { id } = await put(leader(), gate, 'worker', 1, 9)
  await move(county, id, -1, 9)
  await put(leader(), gate, 'worker2', 2, 10)
  const now = await leader().get(c.getNow)
  expect(now.posts).toMatchObject([{ id: gate, need: 2, people: [{ account: accountOf('worker'), standing: 'late' }] }])
  const parts = now.holes.map(({ startsAt, endsAt, missing }) => [startsAt, endsAt, missing])
  expect(parts).toEqual([
    [hours(0), hours(2), 1],
    [hours(9), hours(10), 1],
    [hours(10), hours(24), 2],
  ])
  expect(await leader().get(c.countHoles)).toEqual({ holes: 3, hours: 2 + 1 + 28, contests: 0 })
  expect((await county.as('leaderB').get(c.getNow)).posts).toEqual([])
})

test('somebody else takes the rest of a shift, and the first one is seen as replaced', async () => {
  const gate = await madePost(leader())
  const { id } = await put(leader(), gate, 'worker', 1, 8)
  await move(county, id, -2, 8)
  const body = { shift: id, account: accountOf('worker2'), why: '没有到岗' }
  expect((await leader().command(c.replacePerson, body)).result).toEqual({ startsAt: hours(0) })
  const { shifts } = await roster()
  expect(shifts.filter(({ endsAt }) => endsAt > hours(0)).map(({ account }) => account)).toEqual([accountOf('worker2')])
  expect((await county.as('worker').get(c.myDuty)).shifts).toMatchObject([
    { id, standing: 'replaced', endsAt: hours(0) },
  ])
  expect(refusal(await leader().command(c.replacePerson, body))).toBe('duty.shift_over')
  expect(refusal(await county.as('leaderB').command(c.replacePerson, body))).toBe('platform.not_found')
})

test('posts and rosters go along when their area is moved', async () => {
  const gate = await madePost(leader(), { place: areas.compound.id })
  await put(leader(), gate, 'worker', 2, 8)
  const { rows } = await county.admin.query('select version from place.area where id = $1', [areas.compound.id])
  const moved = { id: areas.compound.id, to: areas.gridVillageA.id, version: rows[0].version }
  expect((await county.as('dispatcher').command(moveArea, moved)).status).toBe('accepted')
  expect((await leader().get(c.getNow)).posts).toEqual([])
  expect((await county.as('leaderA').get(c.getNow)).posts).toMatchObject([{ id: gate }])
  const paths = await county.admin.query(
    'select distinct path::text from duty.shift union select path::text from duty.post',
  )
  expect(paths.rows).toEqual([{ path: `${pathOf('gridVillageA')}.${areas.compound.code}` }])
  const back = { id: areas.compound.id, to: areas.grid1.id, version: rows[0].version + 1 }
  expect((await county.as('dispatcher').command(moveArea, back)).status).toBe('accepted')
})

test('whatever is put on the roster, nobody is in two places, and holes are need less those assigned in every hour', async () => {
  const people = ['worker', 'worker2', 'communityLeader', 'leaderA'] as const
  const wish = fc.record({
    post: fc.nat(2),
    person: fc.constantFrom(...people),
    from: fc.integer({ min: 1, max: 40 }),
    length: fc.integer({ min: 1, max: 24 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(3), { minLength: 24, maxLength: 24 }), { minLength: 3, maxLength: 3 }),
      fc.array(wish, { minLength: 1, maxLength: 25 }),
      async (needs, wishes) => {
        await clear(county)
        const posts: string[] = []
        for (const need of needs) posts.push(await madePost(leader(), { need }))
        const shifts = wishes.map(({ post, person, from, length }) => ({
          ...{ id: newId(), post: posts[post] as string, account: accountOf(person) },
          ...{ startsAt: hours(from), endsAt: hours(from + length), despite: '演练' },
        }))
        // Two senders at once, as two planners who do not know of each other.
        await Promise.all([
          leader().command(c.assignShifts, { shifts: shifts.filter((_, at) => at % 2 === 0) }),
          county.as('commander').command(c.assignShifts, { shifts: shifts.filter((_, at) => at % 2 === 1) }),
        ])
        const kept = (
          await county.admin.query('select post, account, starts_at, ends_at from duty.shift where removed_at is null')
        ).rows
        for (const [at, one] of kept.entries())
          for (const other of kept.slice(at + 1))
            if (one.account === other.account)
              expect(one.ends_at <= other.starts_at || one.starts_at >= other.ends_at).toBe(true)
        const { holes } = await leader().get(c.getNow)
        for (const [at, post] of posts.entries())
          for (let hour = 0; hour < 24; hour++) {
            const instant = Date.parse(hours(hour))
            const assigned = kept.filter(
              (row) => row.post === post && row.starts_at <= instant && row.ends_at > instant,
            ).length
            const need = needs[at]?.[c.countyHour(instant)] ?? 0
            const missing = holes
              .filter(
                (hole) =>
                  hole.post === post && Date.parse(hole.startsAt) <= instant && Date.parse(hole.endsAt) > instant,
              )
              .reduce((sum, hole) => sum + hole.missing, 0)
            expect(missing).toBe(Math.max(0, need - assigned))
          }
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)

test('no shift is made further ahead than rosters are', async () => {
  const gate = await madePost(leader())
  const near = await put(leader(), gate, 'worker', 24 * 59, 24 * 59 + 8)
  expect(near.result.status).toBe('accepted')
  expect(refusal((await put(leader(), gate, 'worker', 24 * 365, 24 * 365 + 8)).result)).toBe('duty.too_far_ahead')
})

test('what one put on the roster in one go can be taken off again, also after the page was left', async () => {
  const gate = await madePost(leader())
  const wish = (from: number) => ({
    ...{ id: newId(), post: gate, account: accountOf('worker') },
    ...{ startsAt: hours(from), endsAt: hours(from + 8) },
  })
  const shifts = [wish(30), wish(60), wish(90)]
  expect((await leader().command(c.assignShifts, { shifts })).result).toMatchObject({ made: 3 })
  await put(leader(), gate, 'worker2', 30, 38)
  await leader().command(c.removeShifts, { shifts: [shifts[0]?.id ?? ''] })
  const { items } = await leader().get(c.listOwnBatches)
  expect(items).toMatchObject([{ startsAt: hours(60), endsAt: hours(98) }])
  expect(items[0]?.shifts).toEqual([shifts[1]?.id, shifts[2]?.id])
  expect((await county.as('commander').get(c.listOwnBatches)).items).toEqual([])
  await expect(county.as('worker').get(c.listOwnBatches)).rejects.toThrow('platform.not_permitted')
  expect((await leader().command(c.removeShifts, { shifts: items[0]?.shifts ?? [] })).result).toEqual({ removed: 2 })
  expect((await leader().get(c.listOwnBatches)).items).toEqual([])
})
