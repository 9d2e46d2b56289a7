import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { agencies, doors } from '#main/testing/county-fixture.ts'
import { recordVisit } from '#modules/registry/contract/index.ts'
import {
  approvePlan,
  closePlan,
  currentFigures,
  draftPlan,
  dropPlan,
  editPlan,
  getPlan,
  listPlans,
} from '../contract/plan.ts'

/** The plan of a period: drafted from the last, written, approved, closed with results. */
let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())

const commander = () => county.as('commander')
const dispatcher = () => county.as('dispatcher')
const code = (result: Result<unknown>) => result.problem?.code
const fields = (result: Result<unknown>) => result.problem?.fields?.map(({ path, code: why }) => `${path} ${why}`)
const hours = (n: number) => new Date(Date.parse('2031-01-24T00:00:00Z') + n * 3_600_000).toISOString()
const objective = (change: object = {}) => ({
  ...{ id: newId(), text: '全县入户登记过九成', agency: agencies.health.id, success: '到访户数' },
  ...change,
})
let first = ''
const kept = objective({ figure: 'doors_reached', target: 16, person: '值班长' })
const other = objective({ text: '六个卡口双岗', agency: agencies.police.id, success: '无缺岗' })

test('a draft is of one period, and one waits at a time', async () => {
  const id = newId()
  const body = { startsAt: hours(0), hours: 24 }
  expect(code(await county.as('worker').command(draftPlan, body))).toBe('platform.not_permitted')
  expect(fields(await dispatcher().command(draftPlan, { ...body, hours: 0 }))).toHaveLength(1)
  const early = await dispatcher().command(draftPlan, { startsAt: '2019-01-01T00:00:00+08:00', hours: 24 })
  expect(early.problem?.fields).toMatchObject([{ path: '/body/startsAt', code: 'emergency.plan_too_early' }])
  expect(await dispatcher().command(draftPlan, body, { id })).toMatchObject({
    status: 'accepted',
    result: { no: 1, carried: 0 },
  })
  expect(await dispatcher().command(draftPlan, body, { id })).toMatchObject({ status: 'repeated' })
  expect(code(await commander().command(draftPlan, { startsAt: hours(48), hours: 24 }))).toBe('emergency.plan_open')
  first = id
})

test('it is written by whoever read it last; the other one is told and loses nothing', async () => {
  const body = {
    plan: first,
    version: 1,
    startsAt: hours(0),
    hours: 24,
    aim: '稳住六个卡口',
    objectives: [kept, other],
  }
  const bad = (change: object) =>
    dispatcher().command(editPlan, { ...body, objectives: [objective(change)] } as typeof body)
  expect(fields(await bad({ agency: newId() }))).toEqual(['/body/objectives/0/agency platform.field_choice'])
  expect(fields(await bad({ agency: undefined }))).toEqual(['/body/objectives/0/agency emergency.owner_missing'])
  expect(fields(await bad({ target: 3 }))).toEqual(['/body/objectives/0/target emergency.target_without_figure'])
  expect(fields(await bad({ text: '电话13800000000' }))).toHaveLength(1)
  expect(fields(await dispatcher().command(editPlan, { ...body, objectives: [kept, kept] }))).toHaveLength(1)
  expect(code(await county.as('agencyStaff').command(editPlan, body))).toBe('platform.not_permitted')
  const id = newId()
  expect(await dispatcher().command(editPlan, body, { id })).toMatchObject({ result: { version: 2 } })
  expect(await dispatcher().command(editPlan, body, { id })).toMatchObject({ status: 'repeated' })
  expect(code(await commander().command(editPlan, { ...body, aim: '别的' }))).toBe('emergency.plan_changed')
  expect(code(await commander().command(editPlan, { ...body, plan: newId() }))).toBe('platform.not_found')
  const { plan, objectives } = await county.as('leaderA').get(getPlan, { id: first })
  expect(plan).toMatchObject({ aim: '稳住六个卡口', state: 'draft', objectives: 2, version: 2 })
  expect(objectives.map(({ text, agencyName }) => [text, agencyName])).toEqual([
    ['全县入户登记过九成', '县卫生健康局'],
    ['六个卡口双岗', '县公安局'],
  ])
  await expect(county.as('worker').get(getPlan, { id: first })).rejects.toThrow('platform.not_permitted')
})

test('the commander approves it, and then nobody writes it', async () => {
  const id = newId()
  expect(code(await dispatcher().command(approvePlan, { plan: first, version: 2 }))).toBe('platform.not_permitted')
  expect(code(await commander().command(closePlan, { plan: first, version: 2, results: [] }))).toBe(
    'emergency.plan_not_approved',
  )
  expect(code(await commander().command(approvePlan, { plan: first, version: 1 }))).toBe('emergency.plan_changed')
  expect(code(await commander().command(approvePlan, { plan: first, version: 0 }))).toBe('platform.invalid')
  expect(await commander().command(approvePlan, { plan: first, version: 2 }, { id })).toMatchObject({
    result: { version: 3 },
  })
  expect(await commander().command(approvePlan, { plan: first, version: 2 }, { id })).toMatchObject({
    status: 'repeated',
  })
  const late = { plan: first, version: 3, startsAt: hours(0), hours: 24, objectives: [] }
  expect(code(await dispatcher().command(editPlan, late))).toBe('emergency.plan_approved')
})

test('a linked figure is the system’s own', async () => {
  const worker = county.as('worker')
  await worker.command(recordVisit, { door: doors.unit[0] ?? '', outcome: 'vacant' })
  const { items } = await dispatcher().get(currentFigures)
  expect(items.find((one) => one.code === 'doors_reached')).toEqual({ code: 'doors_reached', value: 1, of: 18 })
  expect(items.find((one) => one.code === 'duty_holes')).toMatchObject({ value: 0 })
  await expect(county.as('policeOfficer').get(currentFigures)).rejects.toThrow('platform.not_permitted')
})

test('it is closed with what came of every objective, and what was not reached stands in the next one', async () => {
  const results = [
    { objective: kept.id, outcome: 'carried' as const, result: '大雪封路，白马两村未到' },
    { objective: other.id, outcome: 'reached' as const, result: '无缺岗' },
  ]
  const body = { plan: first, version: 3, results }
  const id = newId()
  expect(code(await dispatcher().command(closePlan, body))).toBe('platform.not_permitted')
  expect(code(await commander().command(closePlan, { ...body, results: results.slice(1) }))).toBe(
    'emergency.results_missing',
  )
  expect(await commander().command(closePlan, body, { id })).toMatchObject({ result: { version: 4 } })
  expect(await commander().command(closePlan, body, { id })).toMatchObject({ status: 'repeated' })
  expect(code(await commander().command(closePlan, { ...body, version: 4 }))).toBe('emergency.plan_closed')
  const before = await commander().get(getPlan, { id: first })
  expect(before.objectives[0]).toMatchObject({ outcome: 'carried', value: 1, target: 16 })

  expect(fields(await dispatcher().command(draftPlan, { startsAt: hours(0), hours: 24 }))).toEqual([
    '/body/startsAt emergency.plan_overlaps',
  ])
  const second = newId()
  expect(await dispatcher().command(draftPlan, { startsAt: hours(24), hours: 12 }, { id: second })).toMatchObject({
    result: { no: 2, carried: 1 },
  })
  const { plan, objectives } = await commander().get(getPlan, { id: second })
  expect(plan).toMatchObject({ no: 2, aim: '稳住六个卡口', startsAt: hours(24), endsAt: hours(36) })
  expect(objectives).toMatchObject([
    { id: kept.id, text: kept.text, carries: 1, outcome: null, figure: 'doors_reached' },
  ])
  const { items } = await county.as('healthOfficer').get(listPlans)
  expect(items.map(({ no, state, reached, carried }) => [no, state, reached, carried])).toEqual([
    [2, 'draft', 0, 0],
    [1, 'closed', 1, 1],
  ])
  const empty = { plan: second, version: 1, startsAt: hours(24), hours: 12, objectives: [] }
  expect(await dispatcher().command(editPlan, empty)).toMatchObject({ status: 'accepted' })
  expect(code(await commander().command(approvePlan, { plan: second, version: 2 }))).toBe('emergency.plan_empty')
})

test('a draft that is wrong is dropped with its reason; the next one takes its number and what was carried over', async () => {
  const drop = { plan: '', version: 2, why: '时段写错了' }
  const [wrong] = (await dispatcher().get(listPlans)).items
  drop.plan = wrong?.id ?? ''
  const id = newId()
  expect(code(await county.as('leaderA').command(dropPlan, drop))).toBe('platform.not_permitted')
  expect(fields(await dispatcher().command(dropPlan, { ...drop, why: '' }))).toHaveLength(1)
  expect(fields(await dispatcher().command(dropPlan, { ...drop, why: '电话13800000000' }))).toHaveLength(1)
  expect(code(await dispatcher().command(dropPlan, { ...drop, version: 1 }))).toBe('emergency.plan_changed')
  expect(code(await dispatcher().command(dropPlan, { ...drop, plan: newId() }))).toBe('platform.not_found')
  expect(code(await dispatcher().command(dropPlan, { ...drop, plan: first }))).toBe('emergency.plan_closed')
  // What was written since stands in the record of the dropped draft.
  const written = { plan: drop.plan, version: 2, startsAt: hours(24), hours: 12, objectives: [other] }
  await dispatcher().command(editPlan, written)
  expect(await dispatcher().command(dropPlan, { ...drop, version: 3 }, { id })).toMatchObject({ result: { no: 2 } })
  expect(await dispatcher().command(dropPlan, { ...drop, version: 3 }, { id })).toMatchObject({ status: 'repeated' })
  const { plan, objectives } = await county.as('leaderA').get(getPlan, { id: drop.plan })
  expect(plan).toMatchObject({ state: 'dropped', no: 2, droppedWhy: '时段写错了', approvedAt: null, objectives: 1 })
  expect(objectives).toMatchObject([{ text: '六个卡口双岗', agencyName: '县公安局', outcome: null }])
  for (const [define, more] of [
    [editPlan, { startsAt: hours(24), hours: 12, objectives: [] }],
    [approvePlan, {}],
    [dropPlan, { why: '再来' }],
  ] as const)
    expect(code(await commander().command(define, { plan: drop.plan, version: 3, ...more } as never))).toBe(
      'emergency.plan_dropped',
    )

  const next = newId()
  expect(await dispatcher().command(draftPlan, { startsAt: hours(24), hours: 24 }, { id: next })).toMatchObject({
    result: { no: 2, carried: 1 },
  })
  expect((await dispatcher().get(getPlan, { id: next })).objectives).toMatchObject([{ id: kept.id, carries: 1 }])
  expect((await dispatcher().get(getPlan, { id: drop.plan })).plan.state).toBe('dropped')
  expect((await dispatcher().get(listPlans)).items.map(({ no, state }) => `${no} ${state}`)).toEqual([
    '2 draft',
    '2 dropped',
    '1 closed',
  ])
  // A plan that is signed is closed, not dropped.
  const plain = { plan: next, version: 1 }
  await commander().command(approvePlan, plain)
  expect(code(await commander().command(dropPlan, { ...plain, version: 2, why: '再来' }))).toBe(
    'emergency.plan_approved',
  )
})
