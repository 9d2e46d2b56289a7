import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf } from '#main/testing/county-fixture.ts'
import * as c from '../contract/index.ts'
import { clear, hours, madePost, move, put, refusal } from './testing/duty.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(() => clear(county))

const leader = () => county.as('communityLeader')
const worker = () => county.as('worker')
const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString()
const position = { lat: 32.41, lon: 104.55 }

/** A post led by the second worker, and a shift there that runs or will. */
async function standing(from: number, to: number, person: 'worker' | 'worker2' = 'worker') {
  const post = await madePost(leader(), { leader: accountOf('worker2'), position })
  const { id } = await put(leader(), post, person, Math.max(1, from), Math.max(2, to))
  await move(county, id, from, to)
  return { post, shift: id }
}
/** The code that the post showed at an instant, as its screen has it. */
async function codeAt(post: string, at: number): Promise<string> {
  const { first, codes } = await leader().get(c.listCodes, { post })
  return codes[c.codeWindow(at) - first] as string
}

test('the code that the post shows checks somebody in, once, and the same code is of no use later or elsewhere', async () => {
  const { post, shift } = await standing(0, 6)
  const code = await codeAt(post, Date.now())
  const other = await madePost(leader())
  expect(refusal(await worker().command(c.checkIn, { shift, code: await codeAt(other, Date.now()) }))).toBe(
    'duty.wrong_code',
  )
  expect(refusal(await worker().command(c.checkIn, { shift, code: await codeAt(post, Date.now() + 600_000) }))).toBe(
    'duty.wrong_code',
  )
  expect(refusal(await worker().command(c.checkIn, { shift, code }, { occurredAt: minutes(-5) }))).toBe(
    'duty.wrong_code',
  )
  expect(refusal(await worker().command(c.checkIn, { shift }))).toBe('platform.invalid')
  expect(refusal(await county.as('worker2').command(c.checkIn, { shift, code }))).toBe('platform.not_found')
  const id = newId()
  expect(await worker().command(c.checkIn, { shift, code }, { id })).toMatchObject({ status: 'accepted' })
  expect((await worker().command(c.checkIn, { shift, code }, { id, occurredAt: minutes(0) })).status).toMatch(
    /repeated|conflict/,
  )
  expect(refusal(await worker().command(c.checkIn, { shift, code }))).toBe('duty.checked_already')
  const [mine] = (await worker().get(c.myDuty)).shifts
  expect(mine).toMatchObject({ how: 'code', arrivedAt: expect.any(String) })
  expect(await county.as('worker2').get(c.ownCodes, { post })).toEqual(await leader().get(c.listCodes, { post }))
  await expect(worker().get(c.ownCodes, { post })).rejects.toThrow('platform.not_found')
})

test('a check-in that waited for signal counts from when it was made', async () => {
  const { post, shift } = await standing(-3, 5)
  const { rows } = await county.admin.query('select starts_at from duty.shift where id = $1', [shift])
  const then = rows[0].starts_at.getTime() + 4 * 60_000
  const { first } = await leader().get(c.listCodes, { post })
  expect(c.codeWindow(then)).toBeLessThan(first)
  // The screen at the post showed it three hours ago.
  const { codeOf } = await import('./code.ts')
  const { openVault } = await import('#platform/server/vault/vault.ts')
  const code = codeOf({ vault: openVault(county.runtime.folder), county: 510727 }, post, c.codeWindow(then))
  const sent = await worker().command(c.checkIn, { shift, code }, { occurredAt: new Date(then).toISOString() })
  expect(sent).toMatchObject({ status: 'accepted', result: { late: false } })
  expect((await leader().get(c.getNow)).posts[0]?.people).toMatchObject([{ standing: 'present', how: 'code' }])
})

test('a check by position sends a distance and nothing else; too far or where the post has no position is refused', async () => {
  const { shift } = await standing(0, 6)
  expect((await worker().command(c.checkIn, { shift, distance: 900 })).problem).toMatchObject({
    code: 'duty.too_far',
    detail: { metres: 900 },
  })
  expect(refusal(await worker().command(c.checkIn, { shift, distance: 40, lat: 32.4, lon: 104.5 } as never))).toBe(
    'platform.invalid',
  )
  expect((await worker().command(c.checkIn, { shift, distance: 40 })).status).toBe('accepted')
  const { rows } = await county.admin.query('select * from duty.attendance')
  expect(rows).toMatchObject([{ distance: 40, how: 'position' }])
  expect(Object.keys(rows[0]).filter((column) => /lat|lon|point|track/.test(column))).toEqual([])
})

test('early, late, and after the end are read off the clock', async () => {
  const early = await standing(4, 8)
  expect(refusal(await worker().command(c.checkIn, { shift: early.shift, distance: 1 }))).toBe('duty.not_yet')
  await clear(county)
  const late = await standing(-1, 4)
  expect((await leader().get(c.getNow)).posts[0]?.people).toMatchObject([{ standing: 'late' }])
  expect((await worker().command(c.checkIn, { shift: late.shift, distance: 1 })).result).toEqual({ late: true })
  expect((await leader().get(c.getNow)).posts[0]?.people).toMatchObject([{ standing: 'present_late' }])
  await clear(county)
  const over = await standing(-8, -1)
  expect(refusal(await worker().command(c.checkIn, { shift: over.shift, distance: 1 }))).toBe('duty.shift_over')
  expect((await worker().get(c.myDuty)).shifts).toMatchObject([{ standing: 'absent', how: null }])
})

test('whoever is put on a shift that runs is late only when the time to come is over', async () => {
  const post = await madePost(leader(), { leader: accountOf('worker2'), position })
  const { id: shift } = await put(leader(), post, 'worker', 0, 6)
  expect((await leader().get(c.getNow)).posts[0]?.people).toMatchObject([{ standing: 'due' }])
  expect((await worker().command(c.checkIn, { shift, distance: 1 })).result).toEqual({ late: false })
  expect((await leader().get(c.getNow)).posts[0]?.people).toMatchObject([{ standing: 'present' }])
})

test('who is taken off by mistake and put back on the same hours has been there all along', async () => {
  const { post, shift } = await standing(0, 6)
  await worker().command(c.checkIn, { shift, distance: 1 })
  const { rows } = await county.admin.query('select starts_at, ends_at from duty.shift where id = $1', [shift])
  const span = { startsAt: rows[0].starts_at.toISOString(), endsAt: rows[0].ends_at.toISOString() }
  await leader().command(c.removeShifts, { shifts: [shift] })
  const id = newId()
  const back = { id, post, account: accountOf('worker'), ...span }
  expect((await leader().command(c.assignShifts, { shifts: [back] })).result).toMatchObject({ made: 1 })
  // In time or late, as the hour stands.
  expect((await leader().get(c.getNow)).posts[0]?.people).toMatchObject([
    { standing: expect.stringMatching(/^present/), how: 'position' },
  ])
})

test('the leader of the post keeps the list; others do not, and a check of the person stands', async () => {
  const { post, shift } = await standing(0, 6)
  const roll = await county.as('worker2').get(c.listRoll)
  expect(roll.posts).toMatchObject([{ id: post, people: [{ shift, account: accountOf('worker') }] }])
  expect((await worker().get(c.listRoll)).posts).toEqual([])
  const marks = [{ shift, present: false }]
  expect(refusal(await worker().command(c.takeRoll, { marks }))).toBe('platform.not_found')
  expect((await county.as('worker2').command(c.takeRoll, { marks })).result).toEqual({ marked: 1 })
  expect((await worker().get(c.myDuty)).shifts).toMatchObject([{ standing: 'absent', how: 'list' }])
  expect((await worker().command(c.checkIn, { shift, code: await codeAt(post, Date.now()) })).status).toBe('accepted')
  expect((await county.as('worker2').command(c.takeRoll, { marks })).result).toEqual({ marked: 0 })
  expect((await leader().command(c.markShifts, { marks })).result).toEqual({ marked: 0 })
  expect(refusal(await county.as('leaderB').command(c.markShifts, { marks }))).toBe('platform.not_found')
  expect((await worker().get(c.myDuty)).shifts).toMatchObject([{ how: 'code' }])
})

test('a person contests the own record and is answered by somebody else; upheld, the record is set right', async () => {
  const { shift } = await standing(-2, 6)
  await county.as('worker2').command(c.takeRoll, { marks: [{ shift, present: false }] })
  const contest = newId()
  expect(refusal(await county.as('worker2').command(c.contestRecord, { shift, said: '他到了' }))).toBe(
    'platform.not_found',
  )
  expect((await worker().command(c.contestRecord, { shift, said: '我在后门' }, { id: contest })).status).toBe(
    'accepted',
  )
  expect(refusal(await worker().command(c.contestRecord, { shift, said: '再说一次' }))).toBe('duty.contested_already')
  expect((await leader().get(c.getNow)).contests).toMatchObject([{ id: contest, said: '我在后门', standing: 'absent' }])
  expect((await leader().get(c.countHoles)).contests).toBe(1)
  const answer = { contest, upheld: true, said: '门岗监控属实', arrivedAt: hours(-2) }
  expect(refusal(await county.as('leaderB').command(c.answerContest, answer))).toBe('platform.not_found')
  expect((await leader().command(c.answerContest, answer)).result).toEqual({ upheld: true })
  expect(refusal(await leader().command(c.answerContest, answer))).toBe('duty.answered_already')
  expect((await worker().get(c.myDuty)).shifts).toMatchObject([
    { standing: 'present', how: 'contest', contest: { isUpheld: true, answer: '门岗监控属实' } },
  ])
  const own = await put(leader(), await madePost(leader()), 'communityLeader', 1, 5)
  await move(county, own.id, -1, 5)
  const mine = newId()
  await leader().command(c.contestRecord, { shift: own.id, said: '我在' }, { id: mine })
  expect(refusal(await leader().command(c.answerContest, { contest: mine, upheld: true, said: '在' }))).toBe(
    'duty.own_contest',
  )
})

test('a hand-over note is read by those who stand there around the time, and by whoever is put there later', async () => {
  const { post } = await standing(-6, 2)
  expect((await worker().command(c.leaveNote, { post, said: '2 号楼有老人要送药' })).result).toEqual({ readers: 2 })
  expect(refusal(await county.as('workerB').command(c.leaveNote, { post, said: '路过' }))).toBe('platform.not_found')
  expect((await county.as('worker2').get(c.myDuty)).notes).toMatchObject([{ said: '2 号楼有老人要送药' }])
  expect((await county.as('leaderA').get(c.myDuty)).notes).toEqual([])
  await put(leader(), post, 'leaderA', 2, 8)
  expect((await county.as('leaderA').get(c.myDuty)).notes).toMatchObject([{ post }])
  expect((await leader().get(c.getNow)).notes).toMatchObject([{ post }])
})

test('a standby team is called out; who heard it and comes is seen with its time', async () => {
  const post = await madePost(leader(), { kind: 'standby', need: Array(24).fill(2) })
  const call = { post, whereTo: '白马卡口', what: '需要两人增援' }
  expect(refusal(await leader().command(c.callOut, call))).toBe('duty.nobody_on_standby')
  for (const person of ['worker', 'worker2'] as const)
    await move(county, (await put(leader(), post, person, 1, 8)).id, -1, 8)
  const id = newId()
  expect((await leader().command(c.callOut, call, { id })).result).toEqual({ called: 2 })
  expect((await worker().get(c.myDuty)).calls).toMatchObject([{ id, whereTo: '白马卡口', acknowledgedAt: null }])
  const heard = minutes(-1)
  expect((await worker().command(c.acknowledgeCall, { call: id, coming: true }, { occurredAt: heard })).status).toBe(
    'accepted',
  )
  expect(refusal(await county.as('workerB').command(c.acknowledgeCall, { call: id, coming: true }))).toBe(
    'platform.not_found',
  )
  const [seen] = (await leader().get(c.getNow)).calls
  expect(seen?.people.map(({ acknowledgedAt, isComing }) => [acknowledgedAt, isComing])).toEqual([
    [heard, true],
    [null, null],
  ])
  expect((await leader().command(c.endCall, { call: id })).status).toBe('accepted')
  expect(refusal(await leader().command(c.endCall, { call: id }))).toBe('platform.not_found')
  expect((await worker().get(c.myDuty)).calls).toEqual([])
})
