import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { agencies, areas } from '#main/testing/county-fixture.ts'
import { approvePlan, closePlan, draftPlan, editPlan, getPlan } from '#modules/emergency/contract/plan.ts'
import * as c from '../contract/index.ts'

/** A directive serves an objective of the running plan; each shows the other, and how far it is. */
let county: TestCounty
const plan = newId()
const [held, reached] = [newId(), newId()]
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString()
beforeAll(async () => {
  county = await startTestCounty()
  await commander().command(draftPlan, { startsAt: hours(0), hours: 24 }, { id: plan })
  const objective = (id: string, text: string) => ({ id, text, agency: agencies.police.id, success: '无缺岗' })
  const objectives = [objective(held, '六个卡口双岗'), objective(reached, '全县入户登记过九成')]
  await commander().command(editPlan, { plan, version: 1, startsAt: hours(0), hours: 24, objectives })
})
afterAll(() => county.stop())

const commander = () => county.as('commander')
const police = () => county.as('policeOfficer')
const code = (result: Result<unknown>) => result.problem?.code
const fields = (result: Result<unknown>) => result.problem?.fields?.map(({ path, code: why }) => `${path} ${why}`)
const paper = (more: object = {}) => ({
  ...{ place: areas.county.id, title: '关于卡口双岗的通知' },
  demands: [{ text: '守好六个卡口', asks: 'words' as const, dueAt: hours(8), owners: [agencies.police.id] }],
  ...more,
})
const objectiveOf = async (id: string, on = plan) =>
  (await county.as('leaderA').get(getPlan, { id: on })).objectives.find((one) => one.id === id)
const paperOf = async (directive: string) => (await commander().get(c.getDirective, { id: directive })).directive

let first = ''
test('it is chosen when the directive is written, from the plan that is drafted or runs', async () => {
  const { planNo, items } = await commander().get(c.listObjectives)
  expect([planNo, items.map(({ ord, text }) => `${ord} ${text}`)]).toEqual([
    1,
    ['1 六个卡口双岗', '2 全县入户登记过九成'],
  ])
  await expect(police().get(c.listObjectives)).rejects.toThrow('platform.not_permitted')
  const unknown = await commander().command(c.issue, paper({ objective: newId() }))
  expect(fields(unknown)).toEqual(['/body/objective directive.unknown_objective'])
  first = newId()
  const sent = await commander().command(c.issue, paper({ objective: held }), { id: first })
  expect(sent).toMatchObject({ status: 'accepted' })
  expect((await paperOf(first)).objective).toEqual({ id: held, ord: 1, text: '六个卡口双岗', plan, planNo: 1 })
  // Whoever owns a demand reads what it is for.
  expect((await police().get(c.getOwn, { id: first })).directive.objective).toMatchObject({ text: '六个卡口双岗' })
})

test('the objective shows its directives with what is signed off and late, to everybody who reads the plan', async () => {
  const row = { id: first, no: 1, title: '关于卡口双岗的通知', withdrawn: false, owners: 1, signedOff: 0, late: 0 }
  expect((await objectiveOf(held))?.directives).toEqual([expect.objectContaining(row)])
  expect((await objectiveOf(reached))?.directives).toEqual([])
  await county.admin.query("update directive.owner set due_at = now() - interval '1 minute'")
  expect((await objectiveOf(held))?.directives).toMatchObject([{ signedOff: 0, late: 1 }])
  const of = { directive: first, demand: 1 }
  await police().command(c.receive, { directive: first })
  await police().command(c.report, { ...of, said: '六个卡口已双岗' })
  await commander().command(c.decide, { ...of, agency: agencies.police.id, decision: 'signed_off' })
  expect((await objectiveOf(held))?.directives).toMatchObject([{ signedOff: 1, late: 0 }])
})

test('the link is set, moved and taken out later, once however often it is sent', async () => {
  const id = newId()
  const body = { directive: first, objective: reached }
  expect(code(await police().command(c.linkObjective, body))).toBe('platform.not_permitted')
  expect(code(await commander().command(c.linkObjective, { ...body, directive: newId() }))).toBe('platform.not_found')
  const wrong = { ...body, objective: newId() }
  expect(fields(await commander().command(c.linkObjective, wrong))).toEqual([
    '/body/objective directive.unknown_objective',
  ])
  const bad = { ...body, objective: 'x' } as typeof body
  expect(code(await commander().command(c.linkObjective, bad))).toBe('platform.invalid')
  expect(await commander().command(c.linkObjective, body, { id })).toMatchObject({ result: { linked: true } })
  expect(await commander().command(c.linkObjective, body, { id })).toMatchObject({ status: 'repeated' })
  expect((await objectiveOf(held))?.directives).toEqual([])
  expect((await objectiveOf(reached))?.directives).toHaveLength(1)
  // The same again writes nothing down.
  await commander().command(c.linkObjective, body)
  await commander().command(c.linkObjective, { directive: first })
  expect((await paperOf(first)).objective).toBeNull()
  const { events } = await commander().get(c.getDirective, { id: first })
  const said = events.filter(({ what }) => what.endsWith('linked')).map(({ what, said }) => `${what} ${said}`)
  expect(said).toEqual(['unlinked 全县入户登记过九成', 'linked 全县入户登记过九成', 'linked 六个卡口双岗'])
  await commander().command(c.linkObjective, { directive: first, objective: held })
  const gone = newId()
  await commander().command(c.issue, paper(), { id: gone })
  await commander().command(c.withdraw, { directive: gone, why: '发错' })
  expect(code(await commander().command(c.linkObjective, { ...body, directive: gone }))).toBe('directive.withdrawn')
})

test('a single demand serves an objective of its own; the plan counts exactly the demands that serve each', async () => {
  const two = newId()
  const asked = (text: string, owners: string[]) => ({ text, asks: 'words' as const, dueAt: hours(8), owners })
  const demands = [asked('守好卡口', [agencies.police.id]), asked('入户登记', [agencies.police.id, agencies.health.id])]
  await commander().command(c.issue, paper({ demands, objective: held }), { id: two })
  const id = newId()
  const body = { directive: two, demand: 2, objective: reached }
  expect(code(await police().command(c.linkObjective, body))).toBe('platform.not_permitted')
  expect(code(await commander().command(c.linkObjective, { ...body, demand: 3 }))).toBe('platform.not_found')
  expect(fields(await commander().command(c.linkObjective, { ...body, objective: newId() }))).toEqual([
    '/body/objective directive.unknown_objective',
  ])
  expect(await commander().command(c.linkObjective, body, { id })).toMatchObject({ result: { linked: true } })
  expect(await commander().command(c.linkObjective, body, { id })).toMatchObject({ status: 'repeated' })
  await commander().command(c.linkObjective, body)
  await police().command(c.report, { directive: two, demand: 2, said: '已登记' })
  await commander().command(c.decide, { directive: two, demand: 2, agency: agencies.police.id, decision: 'signed_off' })
  const of = async (objective: string) => (await objectiveOf(objective))?.directives.find((one) => one.id === two)
  expect(await of(held)).toMatchObject({ demands: [1], owners: 1, signedOff: 0 })
  expect(await of(reached)).toMatchObject({ demands: [2], owners: 2, signedOff: 1 })
  const seen = await commander().get(c.getDirective, { id: two })
  expect(seen.demands.map(({ objective }) => objective?.text ?? null)).toEqual([null, '全县入户登记过九成'])
  const said = seen.events.filter(({ what }) => what === 'linked').map(({ demand, said }) => `${demand} ${said}`)
  expect(said).toEqual(['2 全县入户登记过九成', 'null 六个卡口双岗'])
  // Without its own it follows the paper again.
  expect((await commander().command(c.linkObjective, { directive: two, demand: 2 })).result).toEqual({ linked: false })
  expect(await of(reached)).toBeUndefined()
  expect(await of(held)).toMatchObject({ demands: [], owners: 3, signedOff: 1 })
  await commander().command(c.linkObjective, { directive: two })
})

test('carried into the next plan, the objective keeps its directives; of a closed plan none is chosen', async () => {
  await commander().command(approvePlan, { plan, version: 2 })
  const results = [
    { objective: held, outcome: 'carried' as const, result: '一处缺岗' },
    { objective: reached, outcome: 'reached' as const, result: '过九成' },
  ]
  await commander().command(closePlan, { plan, version: 3, results })
  expect(await commander().get(c.listObjectives)).toEqual({ planNo: null, items: [] })
  const stale = await commander().command(c.linkObjective, { directive: first, objective: reached })
  expect(fields(stale)).toEqual(['/body/objective directive.unknown_objective'])
  const next = newId()
  await commander().command(draftPlan, { startsAt: hours(24), hours: 12 }, { id: next })
  expect((await objectiveOf(held, next))?.directives).toMatchObject([{ id: first, signedOff: 1 }])
  expect((await paperOf(first)).objective).toMatchObject({ plan: next, planNo: 2 })
  expect(code(await commander().command(c.linkObjective, { directive: first, objective: held }))).toBeUndefined()
})
