import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf } from '#main/testing/county-fixture.ts'
import { askSwap, dayOf, getRoster, removeShifts, setRest } from '../contract/index.ts'
import { clear, hours, madePost, put, refusal } from './testing/duty.ts'

/** The rest between two shifts is the county's: set by the command, from a moment on, by something; used wherever somebody is put on a roster. */
let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(() => clear(county))

const commander = () => county.as('commander')
const leader = () => county.as('communityLeader')
const restOf = async () => (await leader().get(getRoster, { from: dayOf(Date.now()) })).rest
const fields = (result: Result<unknown>) => result.problem?.fields?.map(({ path, code }) => `${path} ${code}`)
const rule = { from: hours(20), hours: 6, basis: '县指挥部第6号令' }

it('is the usual one until the command sets another, from when and by what', async () => {
  expect(await restOf()).toEqual([{ from: null, hours: 11, basis: null, setBy: null, setAt: null }])
  for (const person of ['dispatcher', 'leaderA', 'communityLeader', 'worker'] as const)
    expect(refusal(await county.as(person).command(setRest, rule))).toBe('platform.not_permitted')
  expect(fields(await commander().command(setRest, { ...rule, hours: 25 }))).toHaveLength(1)
  expect(fields(await commander().command(setRest, { ...rule, basis: '' }))).toHaveLength(1)
  expect(fields(await commander().command(setRest, { ...rule, from: hours(-5) }))).toEqual([
    '/body/from duty.rest_in_past',
  ])
  const id = newId()
  expect(await commander().command(setRest, rule, { id })).toMatchObject({ result: { from: rule.from } })
  expect(await commander().command(setRest, rule, { id })).toMatchObject({ status: 'repeated' })
  expect(await restOf()).toMatchObject([{ hours: 11 }, { from: rule.from, hours: 6, basis: rule.basis }])
  // Of two with the same moment the one set last holds.
  await commander().command(setRest, { ...rule, hours: 8 })
  expect((await restOf()).at(-1)).toMatchObject({ hours: 8 })
})

it('holds for whoever is put on a roster whose later shift begins after its moment, and for swaps', async () => {
  const post = await madePost(leader())
  await commander().command(setRest, { ...rule, from: hours(12) })
  expect((await put(leader(), post, 'worker', 1, 4)).result.status).toBe('accepted')
  const early = await put(leader(), post, 'worker', 9, 11)
  expect(early.result.problem).toMatchObject({ code: 'duty.too_little_rest' })
  expect(early.result.problem?.title).toContain('11')
  // Eight hours of rest, after the moment of the new rule.
  const late = await put(leader(), post, 'worker', 12, 15)
  expect(late.result.status).toBe('accepted')
  const short = await put(leader(), post, 'worker', 20, 22)
  expect(short.result.problem?.title).toContain('6')
  expect((await put(leader(), post, 'worker', 20, 22, { despite: '大雪' })).result.status).toBe('accepted')
  // What stands with less rest than a stricter rule asks for stays.
  await commander().command(setRest, { ...rule, from: hours(12), hours: 24 })
  const { shifts } = await leader().get(getRoster, { from: dayOf(Date.parse(hours(12))) })
  expect(shifts.map(({ id }) => id)).toContain(late.id)

  await put(leader(), post, 'worker2', 30, 34)
  const given = await put(leader(), post, 'communityLeader', 36, 38)
  const ask = { shift: given.id, account: accountOf('worker2') }
  const asked = await leader().command(askSwap, ask)
  expect(asked.problem?.code).toBe('duty.swap_rest_theirs')
  await commander().command(setRest, { ...rule, from: hours(13), hours: 2 })
  expect((await leader().command(askSwap, ask)).result).toEqual({ state: 'asked' })
  expect((await leader().command(removeShifts, { shifts: [given.id] })).status).toBe('accepted')
})
