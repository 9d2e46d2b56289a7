import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { agencies, areas, doors } from '#main/testing/county-fixture.ts'
import { reportIncident } from '#modules/incident/contract/index.ts'
import { recordVisit } from '#modules/registry/contract/index.ts'
import * as c from '../contract/index.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of ['file', 'event', 'owner', 'demand', 'directive'])
    await county.admin.query(`delete from directive.${table}`)
})

const commander = () => county.as('commander')
const police = () => county.as('policeOfficer')
const health = () => county.as('healthOfficer')
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString()
const demand = (change: object = {}) => ({
  text: '守好六个卡口',
  asks: 'words' as const,
  dueAt: hours(8),
  owners: [agencies.police.id, agencies.health.id] as string[],
  ...change,
})
const issued = async (...demands: ReturnType<typeof demand>[]) => {
  const id = newId()
  const body = {
    place: areas.county.id,
    title: '关于做好联防联控的通知',
    demands: demands.length ? demands : [demand()],
  }
  expect(await commander().command(c.issue, body, { id })).toMatchObject({ status: 'accepted' })
  return id
}
const refusal = (result: Result<unknown>) => (result.status === 'refused' ? result.problem?.code : result.status)
const owner = async (id: string, who: keyof typeof agencies) =>
  (await commander().get(c.getDirective, { id })).owners.find(({ agency }) => agency === agencies[who].id)
/** As if the time had come. */
const overdue = (id: string, by = '1 minute') =>
  county.admin.query('update directive.owner set due_at = now() - $2::interval where directive = $1', [id, by])

describe('a directive', () => {
  test('goes out numbered, to every owner once, and is answered the same when it is sent again', async () => {
    const id = newId()
    const six = Array.from({ length: 6 }, (_, n) => demand({ text: `要求${n + 1}` }))
    const body = { place: areas.county.id, title: '通知', preamble: '县指挥部', demands: six }
    const first = await commander().command(c.issue, body, { id })
    expect(first).toMatchObject({ status: 'accepted', result: { no: 1, owners: 12 } })
    expect(await commander().command(c.issue, body, { id })).toMatchObject({ status: 'repeated', result: first.result })
    expect(await commander().command(c.issue, { ...body, title: '别的' }, { id })).toMatchObject({ status: 'conflict' })
    expect((await commander().command(c.issue, body)).result).toMatchObject({ no: 2 })
    const { items } = await commander().get(c.listDirectives)
    expect(items.map(({ no, demands, tally }) => [no, demands, tally.owners, tally.unreceived])).toEqual([
      [2, 6, 12, 12],
      [1, 6, 12, 12],
    ])
  })

  test('is refused with a deadline that has passed, an owner named twice or unknown, and by whoever may not', async () => {
    const send = (change: object, who = commander()) =>
      who.command(c.issue, { place: areas.county.id, title: '通知', demands: [demand(change)] })
    const at = async (change: object) => (await send(change)).problem?.fields?.map(({ path }) => path)
    expect(await at({ dueAt: hours(-1) })).toEqual(['/body/demands/0/dueAt'])
    expect(await at({ owners: [agencies.police.id, agencies.police.id] })).toEqual(['/body/demands/0/owners/1'])
    expect(await at({ owners: [agencies.police.id, newId()] })).toEqual(['/body/demands/0/owners/1'])
    expect(await at({ text: '电话13800000000' })).toEqual(['/body/demands/0/text'])
    expect(refusal(await send({}, police()))).toBe('platform.not_permitted')
    expect((await county.admin.query('select 1 from directive.directive')).rows).toEqual([])
  })

  test('is read by its owners, each with the own part alone, and by nobody else', async () => {
    const id = await issued(demand(), demand({ owners: [agencies.health.id] }))
    const seen = await police().get(c.getOwn, { id })
    expect(seen.demands.map(({ ord }) => ord)).toEqual([1])
    expect(seen.owners.map(({ agency, isMine }) => [agency, isMine])).toEqual([[agencies.police.id, true]])
    await expect(police().get(c.getDirective, { id })).rejects.toThrow('platform.not_permitted')
    expect((await commander().get(c.getDirective, { id })).owners).toHaveLength(3)
    await expect(county.as('leaderB').get(c.getOwn, { id })).rejects.toThrow('platform.not_found')
    expect((await county.as('leaderB').get(c.listOwn)).items).toEqual([])
    await expect(county.as('worker').get(c.getOwn, { id })).rejects.toThrow('platform.not_permitted')
  })

  test('that is withdrawn says why and takes no more answers', async () => {
    const id = await issued()
    const done = await commander().command(c.withdraw, { directive: id, why: '发错了' })
    expect(done.result).toEqual({ owners: 2 })
    expect(refusal(await commander().command(c.withdraw, { directive: id, why: '又' }))).toBe('directive.withdrawn')
    expect(refusal(await police().command(c.receive, { directive: id }))).toBe('directive.withdrawn')
    expect((await police().get(c.getOwn, { id })).directive.withdrawnWhy).toBe('发错了')
    expect((await police().get(c.myDemands)).items).toEqual([])
  })
})

describe('a demand', () => {
  const mine = { demand: 1 }
  const of = (who: keyof typeof agencies) => ({ demand: 1, agency: agencies[who].id })

  test('is signed for, asked about, replied to, accepted, reported, returned and signed off, each step once', async () => {
    const id = await issued()
    const directive = id
    expect((await police().command(c.receive, { directive })).result).toEqual({ demands: 1 })
    expect((await police().command(c.receive, { directive })).result).toEqual({ demands: 0 })
    const question = { directive, ...mine, answer: 'question' as const }
    expect(refusal(await police().command(c.answerDemand, question))).toBe('directive.said_missing')
    expect(await police().command(c.answerDemand, { ...question, said: '几个人？' })).toMatchObject({
      status: 'accepted',
    })
    expect((await police().get(c.myDemands)).items).toEqual([])
    expect(await commander().get(c.toLead)).toMatchObject({ questions: 1, reports: 0, unreceived: 1 })
    await commander().command(c.reply, { directive, ...of('police'), said: '每点两人' })
    expect((await police().get(c.myDemands)).items).toMatchObject([
      { demand: 1, state: 'received', lastSaid: '每点两人' },
    ])
    await police().command(c.answerDemand, { directive, ...mine, answer: 'accepted' })
    await police().command(c.tellProgress, { directive, ...mine, said: '四个点已到岗' })
    expect(refusal(await commander().command(c.decide, { directive, ...of('police'), decision: 'signed_off' }))).toBe(
      'directive.wrong_state',
    )
    await police().command(c.report, { directive, ...mine, said: '六个点已到岗' })
    expect(refusal(await police().command(c.report, { directive, ...mine, said: '再报' }))).toBe(
      'directive.wrong_state',
    )
    const back = { directive, ...of('police'), decision: 'returned' as const }
    expect(refusal(await commander().command(c.decide, back))).toBe('directive.said_missing')
    await commander().command(c.decide, { ...back, said: '名单呢', dueAt: hours(4) })
    expect(await owner(id, 'police')).toMatchObject({ state: 'returned', report: '六个点已到岗', late: false })
    await police().command(c.report, { directive, ...mine, said: '名单已附' })
    const done = await commander().command(c.decide, { directive, ...of('police'), decision: 'signed_off' })
    expect(done.result).toEqual({ state: 'signed_off' })
    const { events } = await commander().get(c.getDirective, { id })
    expect(events.map(({ what }) => what).reverse()).toEqual([
      ...['issued', 'received', 'question', 'replied', 'accepted', 'progress', 'reported', 'returned', 'reported'],
      'signed_off',
    ])
    expect(await owner(id, 'health')).toMatchObject({ state: 'issued' })
  })

  test('asks for a number: without it, or with one that is not asked for, the report is refused', async () => {
    const directive = await issued(demand({ asks: 'count' }), demand())
    const report = (change: object) => police().command(c.report, { directive, ...mine, said: '已办', ...change })
    expect(refusal(await report({}))).toBe('directive.count_missing')
    expect(refusal(await report({ demand: 2, count: 3 }))).toBe('directive.count_not_asked')
    expect((await report({ count: 3 })).result).toEqual({ state: 'reported', count: 3 })
    expect(await owner(directive, 'police')).toMatchObject({ count: 3, of: null })
  })

  test('a report may point to a record as its proof; one that comes after without it points to none', async () => {
    const directive = await issued(demand())
    const proof = { record: 'incident' as const, id: newId() }
    const seen = { place: areas.compound.id, kind: 'hazard' as const, what: '路面结冰', spot: '山口' }
    expect((await police().command(reportIncident, seen, { id: proof.id })).status).toBe('accepted')
    const report = (change: object) => police().command(c.report, { directive, ...mine, said: '已办', ...change })
    const wrong = await report({ proof: { record: 'resident', id: newId() } })
    expect(wrong.problem?.fields?.map(({ path }) => path)).toEqual(['/body/proof/record'])
    const unknown = await report({ proof: { ...proof, id: newId() } })
    expect(unknown.problem?.fields).toMatchObject([{ path: '/body/proof', code: 'directive.unknown_proof' }])
    expect((await report({ proof })).status).toBe('accepted')
    const named = { ...proof, name: expect.stringMatching(/^\d{4}-\d+$/) }
    expect(await owner(directive, 'police')).toMatchObject({ state: 'reported', proof: named })
    const decided = { directive, demand: 1, agency: agencies.police.id, decision: 'returned' as const, said: '不清楚' }
    expect((await commander().command(c.decide, decided)).status).toBe('accepted')
    expect((await report({})).status).toBe('accepted')
    expect(await owner(directive, 'police')).toMatchObject({ proof: null })
  })

  test('asks for what the system knows: doors reached stand there by themselves and stay as reported', async () => {
    await county.as('worker').command(recordVisit, { door: doors.unit[0] as string, outcome: 'nobody_home' })
    const directive = await issued(demand({ asks: 'doors_reached' }))
    const all = Object.values(doors).flat().length
    expect(await owner(directive, 'police')).toMatchObject({ count: 1, of: all })
    expect(await police().command(c.report, { directive, ...mine, said: '见数' })).toMatchObject({
      result: { count: 1, of: all },
    })
    await county.as('worker').command(recordVisit, { door: doors.unit[1] as string, outcome: 'refused' })
    expect(await owner(directive, 'police')).toMatchObject({ count: 1, of: all })
    expect(await owner(directive, 'health')).toMatchObject({ count: 2, of: all })
  })

  test('whose deadline passes is late, an hour later at the top, and chased until it is reported', async () => {
    const directive = await issued()
    await overdue(directive)
    expect(await commander().get(c.toLead)).toMatchObject({ late: 2, escalated: 0, escalatedDueAt: null })
    await overdue(directive, '61 minutes')
    const first = (await police().get(c.myDemands)).items[0]?.dueAt
    expect(await commander().get(c.toLead)).toMatchObject({ late: 2, escalated: 2, escalatedDueAt: first })
    await health().command(c.report, { directive, ...mine, said: '已办' })
    expect((await commander().command(c.chase, { directive, said: '请速报' })).result).toEqual({ chased: 1 })
    expect((await police().get(c.myDemands)).items).toMatchObject([{ late: true, chased: 1, lastSaid: '请速报' }])
    expect(await owner(directive, 'health')).toMatchObject({ late: false, chased: 0 })
    expect(refusal(await police().command(c.chase, { directive }))).toBe('platform.not_permitted')
  })

  test('of another agency is out of reach, also in SQL', async () => {
    const directive = await issued(demand({ owners: [agencies.health.id] }))
    for (const [definition, body] of [
      [c.receive, { directive }],
      [c.report, { directive, ...mine, said: '替他报' }],
    ] as const)
      expect(refusal(await police().command(definition as typeof c.report, body as never))).toBe('platform.not_found')
    expect(await owner(directive, 'health')).toMatchObject({ state: 'issued' })
  })
})
