import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, countyCode } from '#main/testing/county-fixture.ts'
import {
  assignShifts,
  closePost,
  definePost,
  getNow,
  HOUR,
  markShifts,
  removeShifts,
} from '#modules/duty/contract/index.ts'
import * as c from '../contract/index.ts'

let county: TestCounty
let post: string
let checkpoint: string
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
const dispatcher = () => county.as('dispatcher')
const hours = (from: number) => new Date((Math.floor(Date.now() / HOUR) + from) * HOUR).toISOString()
const setUp = { name: '林家坝', direction: '', hours: '', equipment: '', staffNeeded: 9 }
const aPost = async (place: string, id = newId()) => {
  const body = { kind: 'border_checkpoint', name: `值守${id.slice(-6)}`, place, need: Array(24).fill(2) } as const
  const starts = [0, 3, 6, 9, 12, 15, 18, 21]
  expect(await dispatcher().command(definePost, { ...body, starts }, { id })).toMatchObject({ status: 'accepted' })
  return id
}
const define = (more: object, id = newId()) =>
  dispatcher().command(c.define, { place: areas.townA.id, kind: 'county_entrance', ...setUp, ...more }, { id })
const put = async (account: string, from: number, to: number) => {
  const id = newId()
  const shift = { id, post, account, startsAt: hours(from), endsAt: hours(to) }
  expect(await dispatcher().command(assignShifts, { shifts: [shift] })).toMatchObject({ result: { made: 1 } })
  return id
}
const lane = async (who = dispatcher()) => (await who.get(c.board)).lanes.find(({ id }) => id === checkpoint)

beforeEach(async () => {
  await county.admin.query('delete from checkpoint.checkpoint')
  for (const table of ['attendance', 'shift', 'post']) await county.admin.query(`delete from duty.${table}`)
  post = await aPost(areas.townA.id)
  checkpoint = newId()
  expect(await define({ post }, checkpoint)).toMatchObject({ status: 'accepted' })
})

test('board, phone and roster say the same of who is needed, planned, there, next and missing', async () => {
  const first = await put(accountOf('worker2'), 0, 2)
  await put(accountOf('worker'), 0, 20)
  expect(await dispatcher().command(markShifts, { marks: [{ shift: first, present: true }] })).toMatchObject({
    result: { marked: 1 },
  })
  const { posts, holes } = await dispatcher().get(getNow)
  const here = posts.find(({ id }) => id === post)
  const there = here?.people.filter(({ standing }) => standing === 'present' || standing === 'present_late')
  const own = holes
    .filter((hole) => hole.post === post)
    .map(({ startsAt, endsAt, missing }) => ({ startsAt, endsAt, missing }))
  expect(here).toMatchObject({ need: 2, people: [{}, {}] })
  expect(there).toHaveLength(1)
  const expected = { post, need: here?.need, planned: here?.people.length, present: there?.length, holes: own }
  expect((await lane())?.duty).toMatchObject(expected)
  expect((await lane())?.duty?.next?.need).toBe(2)
  const phone = await county.as('checkpointOfficer').get(c.mine)
  expect(phone.checkpoints).toMatchObject([{ id: checkpoint, duty: expected }])
  // Who watches without planning rosters is told counts, and no name.
  const told = await county.as('policeOfficer').get(c.board)
  expect(told.lanes.find(({ id }) => id === checkpoint)?.duty).toMatchObject(expected)
  expect(JSON.stringify(told)).not.toContain(accountOf('worker'))
})

test('somebody taken off the roster is counted on neither side', async () => {
  const id = await put(accountOf('worker'), 0, 4)
  expect((await lane())?.duty).toMatchObject({ planned: 1, present: 0 })
  await dispatcher().command(removeShifts, { shifts: [id] })
  expect((await lane())?.duty).toMatchObject({ planned: 0, present: 0, holes: [{ missing: 2 }] })
})

test('a post keeps one checkpoint; one that is unknown, closed or elsewhere is refused at its field', async () => {
  expect((await define({ post })).problem?.code).toBe('checkpoint.post_taken')
  const closed = await aPost(areas.townA.id)
  expect(await dispatcher().command(closePost, { post: closed, version: 1 })).toMatchObject({ status: 'accepted' })
  for (const wrong of [newId(), closed]) {
    const { problem } = await define({ post: wrong })
    expect(problem).toMatchObject({ code: 'platform.invalid', fields: [{ path: '/body/post' }] })
  }
})

test('another post is chosen later, and a checkpoint whose post was closed can still be changed', async () => {
  const other = await aPost(areas.townA.id)
  const change = { checkpoint, ...setUp, closed: false }
  expect(await dispatcher().command(c.change, { ...change, version: 1, post: other })).toMatchObject({
    status: 'accepted',
  })
  expect((await lane())?.duty?.post).toBe(other)
  await dispatcher().command(closePost, { post: other, version: 1 })
  expect(await dispatcher().command(c.change, { ...change, version: 2, post: other })).toMatchObject({
    status: 'accepted',
  })
  expect((await lane())?.duty).toMatchObject({ isClosed: true, next: null, holes: [] })
  expect(await dispatcher().command(c.change, { ...change, version: 3 })).toMatchObject({ status: 'accepted' })
  expect((await lane())?.duty).toBeNull()
})

test('past the server, without a context, nothing is counted', async () => {
  const { rows } = await county.admin.query('select count(*)::int as n from duty.present_at($1, $2, now())', [
    countyCode,
    [post],
  ])
  expect(rows).toEqual([{ n: 0 }])
})
