import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as directive from '#modules/directive/contract/index.ts'
import { tellLateDirectives } from '#modules/directive/server/index.ts'
import * as dispatch from '#modules/dispatch/contract/index.ts'
import * as duty from '#modules/duty/contract/index.ts'
import * as incidents from '#modules/incident/contract/index.ts'
import { tellLateIncidents } from '#modules/incident/server/index.ts'
import * as lead from '#modules/lead/contract/index.ts'
import { tellLateLeads } from '#modules/lead/server/index.ts'
import * as measure from '#modules/measure/contract/index.ts'
import { tellDueObjections } from '#modules/measure/server/index.ts'
import * as notice from '#modules/notice/contract/index.ts'
import * as patrol from '#modules/patrol/contract/index.ts'
import * as registry from '#modules/registry/contract/index.ts'
import * as supply from '#modules/supply/contract/index.ts'
import type { CommandDefinition } from '#platform/contract/index.ts'
import { createPool, type Pool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { newId, now, startTestCounty, type TestCounty } from './testing/county.ts'
import { accountOf, agencies, areas, countyCode, doors, type PersonName, pathOf } from './testing/county-fixture.ts'
import { insertRows } from './testing/rows.ts'
import { dutyRows, hourFromNow } from './testing/rows-duty.ts'
import { incidentRows } from './testing/rows-incident.ts'
import { demandFor } from './testing/samples-directive.ts'
import { leadFor } from './testing/samples-lead.ts'
import { supplyFor } from './testing/samples-supply.ts'

/** What each module raises, for whom, and that it is settled: over HTTP, from the command to the list of whoever should know. */
let county: TestCounty
let pool: Pool
beforeAll(async () => {
  county = await startTestCounty()
  pool = createPool(county.runtime.database.worker, 1, () => undefined)
})
afterAll(async () => {
  await pool.end()
  await county.stop()
})
beforeEach(async () => {
  for (const table of ['notice', 'occasion']) await county.admin.query(`delete from notice.${table}`)
})

const done = async (person: PersonName, definition: CommandDefinition, body: object, id = newId()) => {
  const result = await county.as(person).command(definition, body as never, { id })
  expect(result, definition.name).toMatchObject({ status: 'accepted' })
  return id
}
const seen = async (person: PersonName) =>
  (await county.as(person).get(notice.listNotices)).items.map(({ kind, record, count, urgent, settled }) => ({
    ...{ kind, record, count, urgent, settled },
  }))
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const place = { county: countyCode, path: pathOf('grid1'), place: areas.grid1.id }
const tell = (teller: typeof tellLateLeads) => withClient(pool, (client) => teller(queryable(client), countyCode))

describe('a directive', () => {
  it('comes to whoever answers for its owners, what comes back to the issuer, and is settled when it is signed for', async () => {
    const demands = [{ text: '守好卡口', asks: 'words', dueAt: inDays(2), owners: [agencies.police.id] }]
    const id = await done('commander', directive.issue, { place: areas.county.id, title: '通知', demands })
    const known = { record: id, count: 1, urgent: false, settled: false }
    expect(await seen('policeOfficer')).toEqual([{ ...known, kind: 'directive_issued' }])
    expect(await seen('healthOfficer')).toEqual([])
    await done('policeOfficer', directive.receive, { directive: id })
    expect(await seen('policeOfficer')).toMatchObject([{ kind: 'directive_issued', settled: true }])
    await done('policeOfficer', directive.answerDemand, {
      directive: id,
      demand: 1,
      answer: 'question',
      said: '几点前',
    })
    await done('commander', directive.reply, { directive: id, demand: 1, agency: agencies.police.id, said: '六点' })
    await done('policeOfficer', directive.report, { directive: id, demand: 1, said: '已守好' })
    const returned = { directive: id, demand: 1, agency: agencies.police.id, decision: 'returned', said: '写明人数' }
    await done('commander', directive.decide, returned)
    await done('commander', directive.chase, { directive: id })
    expect((await seen('commander')).map(({ kind }) => kind)).toEqual(['directive_reported', 'directive_asked'])
    expect((await seen('policeOfficer')).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['directive_replied', 'directive_returned', 'directive_chased']),
    )
    await done('commander', directive.withdraw, { directive: id, why: '改发' })
    expect((await county.as('policeOfficer').get(notice.countNotices)).unread).toBe(0)
  })

  it('tells owner and issuer once when a demand is late', async () => {
    const { directive: id } = await demandFor(county, 'own', accountOf('policeOfficer'), 'issued')
    await county.admin.query("update directive.owner set due_at = now() - interval '1 minute' where directive = $1", [
      id,
    ])
    await county.admin.query('update directive.directive set issued_by = $2 where id = $1', [
      id,
      accountOf('dispatcher'),
    ])
    expect(await tell(tellLateDirectives)).toBe(2)
    expect(await tell(tellLateDirectives)).toBe(0)
    for (const person of ['policeOfficer', 'dispatcher'] as const)
      expect(await seen(person)).toMatchObject([{ kind: 'directive_late', record: id }])
  })

  it('tells who is in charge of a late demand, an hour later the others of the agency; all at once where nobody is', async () => {
    const { directive: id } = await demandFor(county, 'own', accountOf('agencyStaff'), 'issued')
    const late = (by: string) =>
      county.admin.query('update directive.owner set due_at = now() - $2::interval where directive = $1', [id, by])
    await county.admin.query('update directive.owner set person = $2 where directive = $1', [
      ...[id, accountOf('agencyStaff')],
    ])
    const heard = async (...people: PersonName[]) =>
      Promise.all(people.map(async (person) => (await seen(person)).filter(({ record }) => record === id).length))
    await late('59 minutes')
    await tell(tellLateDirectives)
    expect(await heard('agencyStaff', 'commander', 'dispatcher')).toEqual([1, 1, 0])
    for (const table of ['notice', 'occasion']) await county.admin.query(`delete from notice.${table}`)
    await late('61 minutes')
    await tell(tellLateDirectives)
    expect(await tell(tellLateDirectives)).toBe(0)
    expect(await heard('agencyStaff', 'commander', 'dispatcher')).toEqual([1, 1, 1])
    // Whose account is closed is told nothing; the agency owns the demand again.
    for (const table of ['notice', 'occasion']) await county.admin.query(`delete from notice.${table}`)
    await county.admin.query('update agency.account set disabled_at = now() where id = $1', [accountOf('agencyStaff')])
    await late('1 minute')
    await tell(tellLateDirectives)
    expect(await heard('dispatcher')).toEqual([1])
    await county.admin.query('update agency.account set disabled_at = null where id = $1', [accountOf('agencyStaff')])
  })
})

it('tasks are told to whoever goes, as one with their number', async () => {
  const tasks = [doors.unit[0], doors.unit[1]].map((door) => ({ task: newId(), place: door }))
  await done('dispatcher', dispatch.assign, { assignee: accountOf('worker'), dueAt: inDays(1), places: tasks })
  expect(await seen('worker')).toEqual([
    { kind: 'task_given', record: tasks[0]?.task, count: 2, urgent: false, settled: false },
  ])
  expect(await seen('dispatcher')).toEqual([])
})

it('an incident that is taken back is told to the agency that had it, whose notice of it is settled', async () => {
  const incident = newId()
  const what = { place: areas.grid1.id, kind: 'dispute' as const, what: '邻里争执' }
  expect((await county.as('worker').command(incidents.reportIncident, what, { id: incident })).status).toBe('accepted')
  await done('dispatcher', incidents.assignIncident, { incident, agency: agencies.police.id })
  await done('dispatcher', incidents.unassignIncident, { incident, why: '应由镇里办' })
  const own = (await seen('policeOfficer')).filter(({ record }) => record === incident)
  expect(own).toMatchObject([
    { kind: 'incident_taken_back', settled: false },
    { kind: 'incident_given', settled: true },
  ])
})

it('a run is told to its crew, is settled by the first stop, and told again when it is called off', async () => {
  const [run, stop] = [newId(), newId()]
  const crew = [accountOf('checkpointOfficer')]
  const span = { startsAt: hourFromNow(0), endsAt: hourFromNow(3) }
  const stops = [
    { id: stop, place: areas.grid1.id },
    { id: newId(), place: areas.grid2.id },
  ]
  const body = {
    kind: 'broadcast' as const,
    name: '宣传车',
    agency: agencies.police.id,
    crew,
    recording: '提示',
    stops,
  }
  const planned = await county.as('dispatcher').command(patrol.planRun, { ...body, ...span }, { id: run })
  expect(planned.status).toBe('accepted')
  expect(await seen('checkpointOfficer')).toMatchObject([{ kind: 'run_given', record: run, settled: false }])
  await done('checkpointOfficer', patrol.checkInStop, { stop })
  expect(await seen('checkpointOfficer')).toMatchObject([{ kind: 'run_given', settled: true }])
  await done('dispatcher', patrol.cancelRun, { run, why: '下雪' })
  expect((await seen('checkpointOfficer'))[0]).toMatchObject({ kind: 'run_cancelled', record: run })
})

describe('duty', () => {
  it('tells people of their shifts and swaps, and the standby team of a call-out, which answering acknowledges', async () => {
    const [post, shift] = [newId(), newId()]
    await insertRows(county.admin, dutyRows(place, { post, account: newId() }))
    await county.admin.query("update duty.post set kind = 'standby' where id = $1", [post])
    const shifts = [{ id: shift, post, account: accountOf('worker'), startsAt: hourFromNow(0), endsAt: hourFromNow(1) }]
    await done('communityLeader', duty.assignShifts, { shifts })
    expect(await seen('worker')).toMatchObject([{ kind: 'shift_given', record: shift }])
    const call = await done('communityLeader', duty.callOut, { post, whereTo: '白马卡口', what: '增援' })
    const urgent = async () => (await county.as('worker').get(notice.countNotices)).urgent
    expect(await urgent()).toMatchObject([{ kind: 'call_out', record: call, urgent: true }])
    await done('worker', duty.acknowledgeCall, { call, coming: true })
    expect(await urgent()).toEqual([])
    expect((await county.as('communityLeader').get(notice.listSent)).items).toMatchObject([
      { record: call, people: [{ acknowledgedAt: expect.any(String) }] },
    ])
    await done('communityLeader', duty.removeShifts, { shifts: [shift] })
    expect((await seen('worker'))[0]).toMatchObject({ kind: 'shift_removed', record: shift })
    // A call that is over asks nobody any more.
    const second = await done('communityLeader', duty.assignShifts, { shifts: [{ ...shifts[0], id: newId() }] })
    expect(second).toBeTruthy()
    const other = await done('communityLeader', duty.callOut, { post, whereTo: '白马卡口', what: '增援' })
    await done('communityLeader', duty.endCall, { call: other })
    expect(await urgent()).toEqual([])
  })
})

describe('an incident', () => {
  it('that is late comes to whoever leads the place and to the agency in charge, once', async () => {
    const id = newId()
    await insertRows(county.admin, incidentRows(place, { id, agency: agencies.police.id }))
    await tell(tellLateIncidents)
    expect(await tell(tellLateIncidents)).toBe(0)
    for (const person of ['policeOfficer', 'communityLeader', 'commander'] as const)
      expect(await seen(person), person).toMatchObject([{ kind: 'incident_late', record: id }])
    expect(await seen('leaderB')).toEqual([])
  })
})

describe('leads', () => {
  it('come to the agency that they are given to, and when they are late', async () => {
    const id = await leadFor(county, 'own', { state: 'new' })
    await done('dispatcher', lead.assign, { leads: [id], agency: agencies.police.id })
    expect(await seen('policeOfficer')).toMatchObject([{ kind: 'lead_given', record: id, count: 1 }])
    await county.admin.query("update lead.lead set due_at = now() - interval '1 hour' where id = $1", [id])
    expect(await tell(tellLateLeads)).toBeGreaterThan(0)
    expect(await tell(tellLateLeads)).toBe(0)
    expect(await seen('policeOfficer')).toMatchObject([{ kind: 'lead_late' }, { kind: 'lead_given' }])
  })
})

it('supplies asked for come to whoever decides there, the decision to whoever asked', async () => {
  const { point, item } = await supplyFor(county, 'own')
  const wish = { point, item, quantity: 5, urgency: 'now', dueAt: inDays(1) }
  const id = await done('worker', supply.askSupply, wish)
  for (const person of ['commander', 'dispatcher', 'dispatcherA'] as const)
    expect(await seen(person), person).toMatchObject([{ kind: 'supply_asked', record: id, urgent: true }])
  expect(await seen('communityLeader')).toEqual([])
  await done('dispatcherA', supply.refuseRequest, { request: id, said: '库存不足' })
  expect(await seen('commander')).toMatchObject([{ settled: true }])
  expect(await seen('worker')).toMatchObject([{ kind: 'supply_answered', record: id }])
})

it('a measure comes to those of another agency who may sign, an objection to whoever answers, never to the proposer', async () => {
  const [order, id, person] = [newId(), newId(), newId()]
  const door = doors.grid2[0] as string
  const residents = [{ id: person, name: '测试住户' }]
  const household = { id: newId(), headCount: 1, contactName: '测试住户', residents }
  await done('dispatcher', registry.recordVisit, { door, outcome: 'registered', household })
  const proposal = {
    ...{ kind: 'home_observation', basis: 'infectious-disease-law-39', restrictions: ['stay'], help: ['food'] },
    ...{ startsAt: now(), days: 14, persons: [{ measure: id, person, door }] },
  }
  await done('policeOfficer', measure.propose, proposal, order)
  // Without evidence nobody can sign, so nobody is told.
  expect(await seen('healthOfficer')).toEqual([])
  await done('policeOfficer', measure.addEvidence, { order, evidence: { kind: 'arrival', text: '返乡' } })
  expect(await seen('healthOfficer')).toMatchObject([{ kind: 'measure_to_approve', record: order, settled: false }])
  expect(await seen('policeOfficer')).toEqual([])
  const whole = await county.as('healthOfficer').get(measure.get, { id })
  const contents = whole.order.map((one) => ({ measure: one.id, content: one.content }))
  await done('healthOfficer', measure.approve, { order, contents })
  expect(await seen('healthOfficer')).toMatchObject([{ settled: true }])
  await done('policeOfficer', measure.serve, { measure: id, how: 'paper', language: 'zh-Hans' })
  const objection = await done('communityLeader', measure.recordObjection, {
    measure: id,
    how: 'counter',
    text: '没有接触',
  })
  expect((await seen('healthOfficer'))[0]).toMatchObject({ kind: 'objection_made', record: id, urgent: true })
  expect(await seen('policeOfficer')).toEqual([])
  await county.admin.query(
    "alter table measure.objection disable trigger user; update measure.objection set due_at = now() + interval '1 hour', at = now() - interval '23 hours'; alter table measure.objection enable trigger user",
  )
  expect(await tell(tellDueObjections)).toBeGreaterThan(0)
  expect(await tell(tellDueObjections)).toBe(0)
  expect((await seen('healthOfficer'))[0]).toMatchObject({ kind: 'objection_due', urgent: true })
  await done('healthOfficer', measure.answerObjection, { objection, answer: 'kept', text: '有证据' })
  expect((await seen('healthOfficer')).every(({ settled }) => settled)).toBe(true)
})
