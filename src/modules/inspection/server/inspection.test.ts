import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, startTestCounty, type TestClient, type TestCounty } from '#main/testing/county.ts'
import { accountOf, agencies, areas } from '#main/testing/county-fixture.ts'
import { smallJpeg } from '#main/testing/sample.ts'
import { checkIn, getNow, listCodes, markShifts, myDuty, replacePerson } from '#modules/duty/contract/index.ts'
import { getOwnIncident, reportIncident } from '#modules/incident/contract/index.ts'
import { askSupply, defineItem, getRequest } from '#modules/supply/contract/index.ts'
import type { BodyOf } from '#platform/contract/index.ts'
import * as c from '../contract/index.ts'
import { clear, drawn, fieldsOf, inspected, refusal } from './testing/inspected.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(() => clear(county))
const inspector = () => county.as('inspector')
const leader = () => county.as('communityLeader')
const planner = () => county.as('dispatcher')
type Found = BodyOf<typeof c.recordCheck>['findings'][number]
const found = (kind: Found['kind'], more: Partial<Found> = {}): Found => ({ id: newId(), kind, ...more })
const record = (check: string, findings: Found[], more: Partial<BodyOf<typeof c.recordCheck>> = {}) =>
  inspector().command(c.recordCheck, { check, present: [], inOrder: [], findings, ...more })
const listOf = async (who: TestClient, show?: 'risen' | 'closed' | 'late') =>
  (await who.get(c.listFindings, show ? { show } : {})).items
const day = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

test('the phone has the checks of the hours around now with who is planned', async () => {
  const { check, shift, post } = await inspected(county, { spot: '东门' })
  const { checks } = await inspector().get(c.myChecks)
  expect(checks).toMatchObject([
    { id: check, post, spot: '东门', need: 1, state: 'due', planned: [{ shift, name: /./ }], before: [] },
  ])
  await expect(leader().get(c.myChecks)).rejects.toThrow('platform.not_permitted')
})

test('an empty post is a hole at the duty desk at once, until somebody takes over', async () => {
  const { check, shift, post } = await inspected(county)
  const { rows } = await county.admin.query(
    'update duty.post set need = array_fill(1::smallint, array[24]) where id = $1 returning id',
    [post],
  )
  expect(rows).toHaveLength(1)
  const holes = async () => (await planner().get(getNow)).holes.filter((hole) => hole.post === post)
  const before = (await holes())[0]?.startsAt ?? ''
  const id = newId()
  const body = { check, present: [], inOrder: ['signs' as const], findings: [found('absent', { shift })] }
  expect(await inspector().command(c.recordCheck, body, { id })).toMatchObject({
    status: 'accepted',
    result: { findings: 1, repeated: 0 },
  })
  expect(await inspector().command(c.recordCheck, body, { id })).toMatchObject({ status: 'repeated' })
  const after = (await holes())[0]
  expect(Date.parse(after?.startsAt ?? '')).toBeLessThan(Date.parse(before))
  const now = await planner().get(getNow)
  expect(now.posts.find((one) => one.id === post)?.people).toMatchObject([{ shift, awaySince: /T/ }])
  // The person sees it beside the own record.
  expect((await county.as('worker').get(myDuty)).shifts).toMatchObject([{ id: shift, awaySince: /T/ }])
  const over = await planner().command(replacePerson, { shift, account: accountOf('worker2'), why: '督查发现空岗' })
  expect(over.status).toBe('accepted')
  expect((await holes())[0]?.startsAt).toBe(before)
  expect((await inspector().get(c.myChecks)).done).toMatchObject([{ id, isEmpty: true, findings: 1 }])
})

test('whoever is back checks in again, or is marked; the first arrival stands', async () => {
  const { check, shift, post } = await inspected(county)
  const { first, codes } = await planner().get(listCodes, { post })
  const code = codes[Math.floor(Date.now() / 30_000) - first] as string
  expect((await county.as('worker').command(checkIn, { shift, code })).status).toBe('accepted')
  await record(check, [found('absent', { shift })])
  const mine = async () => (await county.as('worker').get(myDuty)).shifts[0]
  const arrived = (await mine())?.arrivedAt
  expect(await mine()).toMatchObject({ awaySince: /T/ })
  expect((await county.as('worker').command(checkIn, { shift, code })).status).toBe('accepted')
  expect(await mine()).toMatchObject({ awaySince: null, arrivedAt: arrived })
  expect(refusal(await county.as('worker').command(checkIn, { shift, code }))).toBe('duty.checked_already')
  expect((await planner().command(markShifts, { marks: [{ shift, present: true }] })).status).toBe('accepted')
})

test('what does not fit together is refused at its field, and nothing is half written', async () => {
  const { check, shift } = await inspected(county)
  const at = async (findings: Found[], more: Partial<BodyOf<typeof c.recordCheck>> = {}) =>
    fieldsOf(await record(check, findings, more))
  expect(await at([found('absent')])).toEqual([['/body/findings/0/shift', 'platform.field_required']])
  expect(await at([found('absent', { shift: newId() })])).toEqual([
    ['/body/findings/0/shift', 'inspection.not_planned'],
  ])
  expect(await at([found('absent', { shift })], { present: [shift] })).toEqual([
    ['/body/findings/0/shift', 'inspection.twice'],
  ])
  expect(await at([found('signs')], { inOrder: ['signs'] })).toEqual([['/body/findings/0/kind', 'inspection.twice']])
  expect(await at([found('supplies')])).toEqual([['/body/findings/0/said', 'inspection.needs_words']])
  expect(await at([found('signs', { request: newId() })])).toEqual([
    ['/body/findings/0/request', 'platform.field_choice'],
  ])
  expect((await at([found('supplies', { said: '找13800000000' })])).map(([path]) => path)).toEqual([
    '/body/findings/0/said',
  ])
  expect(await at([], { present: [newId()] })).toEqual([['/body/present/0', 'inspection.not_planned']])
  expect(refusal(await record(newId(), []))).toBe('platform.not_found')
  expect(
    refusal(await county.as('commander').command(c.recordCheck, { check, present: [], inOrder: [], findings: [] })),
  ).toBe('platform.not_permitted')
  expect((await county.admin.query('select 1 from inspection.visit')).rows).toEqual([])
  expect((await record(check, [], { present: [shift] })).status).toBe('accepted')
  expect(refusal(await record(check, []))).toBe('inspection.checked_already')
})

test('a check before its hour does not count; one that was made before its draw was taken back does', async () => {
  const { check, id } = await inspected(county)
  const early = { occurredAt: new Date(Date.now() - 2 * 3_600_000).toISOString() }
  const body = { check, present: [], inOrder: [], findings: [] }
  expect(refusal(await inspector().command(c.recordCheck, body, early))).toBe('inspection.not_yet')
  const then = { occurredAt: new Date().toISOString() }
  await new Promise((resolve) => setTimeout(resolve, 20))
  await inspector().command(c.withdrawDraw, { draw: id, why: '改期' })
  expect(refusal(await inspector().command(c.recordCheck, body))).toBe('inspection.withdrawn_already')
  expect((await inspector().command(c.recordCheck, body, then)).status).toBe('accepted')
})

test('a difficulty becomes a request or an incident in the same go, and each leads to the other', async () => {
  const { check } = await inspected(county)
  const item = newId()
  const thing = { name: `口罩${item.slice(-6)}`, standard: 'YY 0469-2011', source: '', unit: '只', lowDays: 3 }
  await planner().command(defineItem, thing, { id: item })
  const { checks, items } = await inspector().get(c.myChecks)
  expect(items.map(({ id }) => id)).toContain(item)
  const [request, incident] = [newId(), newId()]
  const [short, cold] = [
    found('supplies', { said: '口罩只够今晚', request }),
    found('shelter', { said: '没有取暖', incident }),
  ]
  expect((await record(check, [short, cold])).status).toBe('accepted')
  const listed = async () => new Map((await listOf(inspector())).map((one) => [one.id, one.link]))
  expect((await listed()).get(short.id)).toMatchObject({ to: 'request', id: request, state: null })
  const dueAt = new Date(Date.now() + 3_600_000).toISOString()
  const ask = { point: checks[0]?.supplyTo ?? '', item, quantity: 100, urgency: 'now' as const, dueAt }
  const asked = await inspector().command(
    askSupply,
    { ...ask, why: '口罩只够今晚', finding: short.id },
    { id: request },
  )
  expect(asked.status).toBe('accepted')
  const told = { place: areas.communityA.id, kind: 'other' as const, what: '没有取暖', source: 'inspection' as const }
  await inspector().command(reportIncident, { ...told, finding: cold.id }, { id: incident })
  expect((await listed()).get(short.id)).toMatchObject({ state: 'asked', no: 1 })
  expect((await listed()).get(cold.id)).toMatchObject({ to: 'incident', state: 'open' })
  const whole = await inspector().get(getRequest, { id: request })
  expect([whole.request.finding, whole.may]).toEqual([short.id, []])
  expect((await inspector().get(getOwnIncident, { id: incident })).incident.finding).toBe(cold.id)
  // Whoever inspects settles nothing for the post.
  expect((await inspector().command(c.closeFinding, { finding: cold.id })).result).toEqual({ state: 'closed' })
})

test('the post answers, the inspector gives back and closes; each sees what is theirs', async () => {
  const { check, shift } = await inspected(county)
  const finding = found('absent', { shift })
  await record(check, [finding, found('signs', { said: '告示掉了' })])
  expect(refusal(await inspector().command(c.closeFinding, { finding: finding.id }))).toBe('inspection.wrong_state')
  expect((await leader().get(c.countOwnFindings)).open).toBe(2)
  for (const person of ['worker', 'policeOfficer', 'leaderB'] as const) {
    expect((await county.as(person).get(c.ownFindings)).items).toEqual([])
    expect(refusal(await county.as(person).command(c.answerFinding, { finding: finding.id, said: '已补' }))).toBe(
      'platform.not_found',
    )
    await expect(county.as(person).get(c.getOwnFinding, { id: finding.id })).rejects.toThrow('platform.not_found')
  }
  const ago = new Date(Date.now() - 1000).toISOString()
  const wrong = await leader().command(c.answerFinding, { finding: finding.id, said: '已补', byWhen: ago })
  expect(fieldsOf(wrong)).toEqual([['/body/byWhen', 'inspection.past']])
  const answer = newId()
  const words = { finding: finding.id, said: '突发急病，已调人补岗' }
  expect((await leader().command(c.answerFinding, words, { id: answer })).result).toEqual({ state: 'answered' })
  expect(await leader().command(c.answerFinding, words, { id: answer })).toMatchObject({ status: 'repeated' })
  expect(refusal(await leader().command(c.giveBack, { finding: finding.id, why: '不实' }))).toBe(
    'platform.not_permitted',
  )
  const why = { finding: finding.id, why: '没有说明几点补上' }
  expect((await inspector().command(c.giveBack, why)).result).toEqual({ state: 'returned' })
  expect(refusal(await inspector().command(c.giveBack, why))).toBe('inspection.wrong_state')
  await leader().command(c.answerFinding, { finding: finding.id, said: '2 时 30 分已补上' })
  const close = newId()
  const closing = { finding: finding.id, said: '电话核实' }
  expect((await inspector().command(c.closeFinding, closing, { id: close })).result).toEqual({ state: 'closed' })
  expect(await inspector().command(c.closeFinding, closing, { id: close })).toMatchObject({ status: 'repeated' })
  expect(refusal(await leader().command(c.answerFinding, words))).toBe('inspection.wrong_state')
  const { events, leader: led } = await inspector().get(c.getFinding, { id: finding.id })
  expect(events.map(({ what }) => what).reverse()).toEqual([...['found', 'answered', 'returned', 'answered', 'closed']])
  expect(led).toMatch(/./)
  expect(await listOf(inspector(), 'closed')).toMatchObject([{ id: finding.id, state: 'closed' }])
})

test('the same at the same post within fourteen days rises to the agency and the command', async () => {
  const { check, post } = await inspected(county, { leader: accountOf('policeOfficer') })
  await record(check, [found('records', { said: '台账空白' })])
  expect((await county.as('commander').get(c.countFindings)).risen).toBe(0)
  expect((await county.as('checkpointOfficer').get(c.ownFindings)).items).toEqual([])
  await county.admin.query("update inspection.finding set found_at = found_at - interval '13 days'")
  const second = await drawn(county)
  const again = found('records', { said: '台账还是空白' })
  expect((await inspector().get(c.myChecks)).checks).toMatchObject([{ before: ['records'] }])
  expect((await record(second.check, [again, found('signs')])).result).toEqual({ findings: 2, repeated: 1 })
  expect(await county.as('commander').get(c.countFindings)).toMatchObject({ risen: 1, open: 3 })
  expect(await listOf(county.as('commander'), 'risen')).toMatchObject([{ id: again.id, repeats: 1 }])
  // Another officer of the police answers for the agency.
  expect((await county.as('checkpointOfficer').get(c.ownFindings)).items).toMatchObject([{ id: again.id }])
  expect((await inspector().get(c.getFinding, { id: again.id })).before).toHaveLength(1)
  await county.admin.query("update inspection.finding set found_at = found_at - interval '15 days' where post = $1", [
    post,
  ])
  const third = await drawn(county)
  expect((await record(third.check, [found('records')])).result).toEqual({ findings: 1, repeated: 0 })
})

test('one photograph of the place, encrypted, seen by those who read inspections', async () => {
  const { check } = await inspected(county)
  const visit = newId()
  await inspector().command(
    c.recordCheck,
    { check, present: [], inOrder: [], findings: [found('signs')] },
    { id: visit },
  )
  const photo = newId()
  const body = { visit, jpeg: smallJpeg }
  expect(refusal(await county.as('commander').command(c.addPhoto, body))).toBe('platform.not_permitted')
  const none = await inspector().command(c.addPhoto, { visit, jpeg: Buffer.alloc(300, 1).toString('base64') })
  expect(fieldsOf(none)).toEqual([['/body/jpeg', 'inspection.photo_unreadable']])
  expect((await inspector().command(c.addPhoto, body, { id: photo })).status).toBe('accepted')
  expect((await inspector().command(c.addPhoto, body, { id: photo })).status).toBe('repeated')
  expect(refusal(await inspector().command(c.addPhoto, body))).toBe('inspection.photo_there')
  const { rows } = await county.admin.query('select jpeg from inspection.photo')
  expect(rows[0].jpeg.includes(Buffer.from(smallJpeg, 'base64'))).toBe(false)
  expect(await county.as('commander').get(c.getPhoto, { visit })).toMatchObject({ jpeg: smallJpeg })
  await expect(county.as('commander').get(c.getPhoto, { visit: newId() })).rejects.toThrow('platform.not_found')
})

test('the report counts what was done and found by post and agency, and its sheet says so row for row', async () => {
  const { check, shift } = await inspected(county)
  const absent = found('absent', { shift })
  await record(check, [absent, found('supplies', { said: '=1+1' })])
  await leader().command(c.answerFinding, { finding: absent.id, said: '已补' })
  const report = await county.as('commander').get(c.inspectionReport, { from: day(), to: day() })
  const figures = { visits: 1, empty: 1, findings: 2, attendance: 1, condition: 0, difficulty: 1, answered: 1, open: 2 }
  expect(report).toMatchObject({ draws: 1, checks: 1, done: 1, missed: 0, all: figures })
  expect(report.posts).toMatchObject([figures])
  expect(report.agencies).toMatchObject([{ ...figures, name: agencies.commission.name }])
  expect(report.findings.find(({ id }) => id === absent.id)?.person).toMatch(/^测试/)
  await expect(county.as('auditor').get(c.inspectionReport, { from: day(), to: '2020-01-01' })).rejects.toThrow(
    'platform.invalid',
  )
  await expect(leader().get(c.inspectionReport, { from: day(), to: day() })).rejects.toThrow('platform.not_permitted')
  const url = `${c.reportSheet.path}?from=${day()}&to=${day()}&format=csv&language=zh-Hans`
  const file = await county.as('auditor').raw('GET', url)
  expect(String(file.body)).toContain("物资短缺,,'=1+1")
})
