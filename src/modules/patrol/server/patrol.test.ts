import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, agencies, areas } from '#main/testing/county-fixture.ts'
import { hourFromNow } from '#main/testing/rows-duty.ts'
import { getOwnIncident, reportIncident } from '#modules/incident/contract/index.ts'
import type { BodyOf } from '#platform/contract/index.ts'
import * as c from '../contract/index.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of ['finding', 'taken_back', 'stop', 'run']) await county.admin.query(`delete from patrol.${table}`)
})

const planner = () => county.as('dispatcher')
const police = () => county.as('policeOfficer')
const driver = () => county.as('checkpointOfficer')
const refusal = (result: Result<unknown>) => (result.status === 'refused' ? result.problem?.code : result.status)
const fieldsOf = (result: Result<unknown>): [string, string][] =>
  (result.problem?.fields ?? []).map(({ path, code }) => [path, code])
const day = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

type Body = BodyOf<typeof c.planRun>
const stopAt = (area: keyof typeof areas, more: Partial<Body['stops'][number]> = {}) => ({
  ...{ id: newId(), place: areas[area].id, ...more },
})
const broadcast = (more: Partial<Body> = {}): Body => ({
  ...{ kind: 'broadcast', name: '公安宣传车', agency: agencies.police.id, crew: [accountOf('checkpointOfficer')] },
  ...{ vehicle: '川BI0001', startsAt: hourFromNow(-1), endsAt: hourFromNow(4), recording: '居家提示' },
  // Most tests have more than one run of one crew; overlap.test.ts is about that.
  despite: '分段接替',
  stops: [stopAt('communityA', { name: '人民路' }), stopAt('villageB')],
  ...more,
})
const patrol = (more: Partial<Body> = {}): Body => {
  const { recording: _, ...body } = broadcast()
  const stops = [stopAt('grid1', { name: '东门市场', trade: 'market' }), stopAt('grid2', { name: '惠民药店' })]
  return { ...body, kind: 'patrol', name: '城区巡查', stops, ...more }
}
/** Plans a run; its id and its stops' ids. */
async function planned(body: Body): Promise<{ id: string; stops: string[] }> {
  const id = newId()
  const result = await planner().command(c.planRun, body, { id })
  expect([result.status, result.problem?.fields]).toEqual(['accepted', undefined])
  return { id, stops: body.stops.map((stop) => stop.id) }
}
const runOf = async (id: string) => (await planner().get(c.getRun, { id })).run

test('a run is planned once, and its crew has it on the phone with stops in order', async () => {
  const body = broadcast({ cites: '第 1 号通告', texts: { 'zh-Hans': '少出门，戴口罩', en: 'Stay home' } })
  const id = newId()
  expect(await planner().command(c.planRun, body, { id })).toMatchObject({ status: 'accepted', result: { stops: 2 } })
  expect((await planner().command(c.planRun, body, { id })).status).toBe('repeated')
  const { runs } = await driver().get(c.myRuns)
  expect(runs).toMatchObject([
    { id, recording: '居家提示', cites: '第 1 号通告', texts: { en: 'Stay home' }, state: 'planned' },
  ])
  expect(runs[0]?.stops.map(({ placeName, name }) => name ?? placeName)).toEqual(['人民路', areas.villageB.name])
  expect((await county.as('worker').get(c.myRuns)).runs).toEqual([])
  expect((await planner().get(c.listRuns)).items).toMatchObject([{ id, late: true, done: 0, stops: 2 }])
  expect((await police().get(c.listOwnRuns)).items).toMatchObject([{ id }])
  const outOn = async (at: string) => (await planner().get(c.listRuns, { day: at })).items.map((run) => run.id)
  const countyDay = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
  expect(await outOn(countyDay(body.startsAt))).toEqual([id])
  expect(await outOn(countyDay(body.endsAt))).toEqual([id])
  expect(await outOn('2020-01-01')).toEqual([])
  expect((await county.as('healthOfficer').get(c.listOwnRuns)).items).toEqual([])
  await expect(county.as('worker').get(c.listRuns)).rejects.toThrow('platform.not_permitted')
})

test('what does not fit together is refused at its field, and nothing is half written', async () => {
  const at = async (body: Body) => fieldsOf(await planner().command(c.planRun, body))
  const { recording: _, ...silent } = broadcast()
  expect(await at(silent)).toEqual([['/body/recording', 'patrol.nothing_to_play']])
  expect(await at(broadcast({ endsAt: hourFromNow(-1) }))).toEqual([['/body/endsAt', 'patrol.wrong_end']])
  expect(await at(broadcast({ endsAt: hourFromNow(30) }))).toEqual([['/body/endsAt', 'patrol.wrong_end']])
  const gone = { startsAt: hourFromNow(-9), endsAt: hourFromNow(-2) }
  expect(await at(broadcast(gone))).toEqual([['/body/endsAt', 'patrol.past']])
  expect(await at(broadcast({ crew: [accountOf('worker')] }))).toEqual([['/body/crew/0', 'patrol.not_of_agency']])
  const twice = accountOf('checkpointOfficer')
  expect(await at(broadcast({ crew: [twice, twice] }))).toEqual([['/body/crew/1', 'patrol.twice']])
  expect(await at(broadcast({ agency: newId() }))).toEqual([['/body/agency', 'platform.field_choice']])
  expect(await at(broadcast({ stops: [stopAt('townA')] }))).toEqual([['/body/stops/0/place', 'patrol.too_wide']])
  expect(await at(broadcast({ stops: [stopAt('grid1', { trade: 'market' })] }))).toEqual([
    ['/body/stops/0/trade', 'platform.field_choice'],
  ])
  expect(await at(patrol({ stops: [stopAt('grid1')] }))).toEqual([['/body/stops/0/name', 'patrol.needs_premises']])
  const phone = broadcast({ stops: [stopAt('grid1', { name: '找13800000000' })] })
  expect((await at(phone)).map(([path]) => path)).toEqual(['/body/stops/0/name'])
  expect((await county.admin.query('select 1 from patrol.run union all select 1 from patrol.stop')).rows).toEqual([])
})

test('whoever leads a town plans within it; an agency plans its own runs and no others', async () => {
  const outside = broadcast({ stops: [stopAt('communityA'), stopAt('villageB')] })
  expect(refusal(await county.as('leaderA').command(c.planRun, outside))).toBe('platform.not_found')
  const { agency: _, ...own } = broadcast()
  const id = newId()
  expect((await police().command(c.planOwnRun, own, { id })).status).toBe('accepted')
  const mate = { ...own, stops: [stopAt('grid1')], crew: [accountOf('healthOfficer')] }
  expect(fieldsOf(await police().command(c.planOwnRun, mate))).toEqual([['/body/crew/0', 'patrol.not_of_agency']])
  expect(refusal(await police().command(c.planRun, broadcast()))).toBe('platform.not_permitted')
  expect(refusal(await county.as('healthOfficer').command(c.cancelOwnRun, { run: id, why: '雪' }))).toBe(
    'platform.not_found',
  )
  expect((await police().get(c.listOwnPeople)).items.map((one) => one.id)).toContain(accountOf('checkpointOfficer'))
  const { items } = await planner().get(c.listPeople, { agency: agencies.health.id })
  expect(items.map((one) => one.id)).toEqual([accountOf('healthOfficer')])
  // Where the two towns meet is the county: neither town's leader reads the run.
  expect((await county.as('leaderA').get(c.listRuns)).items).toEqual([])
  await expect(county.as('leaderA').get(c.getRun, { id })).rejects.toThrow('platform.not_found')
})

test('a stop is checked in with one tap; the first stands, and with the last the run is done', async () => {
  const { id, stops } = await planned(broadcast())
  const [first = '', second = ''] = stops
  const check = newId()
  const at = new Date(Date.now() - 600_000).toISOString()
  const body = { stop: first, position: { lat: 32.412345, lon: 104.551234 } }
  expect(await driver().command(c.checkInStop, body, { id: check, occurredAt: at })).toMatchObject({
    ...{ status: 'accepted', result: { state: 'running' } },
  })
  expect((await driver().command(c.checkInStop, body, { id: check, occurredAt: at })).status).toBe('repeated')
  expect(await driver().command(c.checkInStop, { stop: first })).toMatchObject({ status: 'accepted' })
  const [stop] = (await planner().get(c.getRun, { id })).stops
  expect(stop).toMatchObject({ state: 'done', at, isMeasured: true, lat: 32.4123, lon: 104.5512 })
  expect(refusal(await driver().command(c.skipStop, { stop: first, why: '关门' }))).toBe('patrol.settled')
  expect(refusal(await county.as('worker').command(c.checkInStop, { stop: second }))).toBe('platform.not_found')
  expect(refusal(await police().command(c.checkInStop, { stop: second }))).toBe('platform.not_found')
  expect(refusal(await county.as('auditor').command(c.checkInStop, { stop: second }))).toBe('platform.not_permitted')
  expect((await driver().command(c.checkInStop, { stop: second })).result).toEqual({ state: 'done' })
  expect(await runOf(id)).toMatchObject({ state: 'done', done: 2, skipped: 0, late: false })
  expect((await planner().get(c.listRuns)).items).toEqual([])
  expect((await planner().get(c.listRuns, { show: 'over', kind: 'broadcast' })).items).toMatchObject([{ id }])
})

test('a stop that is skipped says why, and can still be reached', async () => {
  const { id, stops } = await planned(broadcast())
  const [first = '', second = ''] = stops
  const skip = newId()
  const body = { stop: first, why: '道路不通' }
  expect((await driver().command(c.skipStop, body, { id: skip })).result).toEqual({ state: 'running' })
  expect((await driver().command(c.skipStop, body, { id: skip })).status).toBe('repeated')
  expect((await driver().command(c.skipStop, { stop: first, why: '塌方' })).status).toBe('accepted')
  expect((await driver().command(c.skipStop, { stop: second, why: '时间不够' })).result).toEqual({ state: 'done' })
  expect(await runOf(id)).toMatchObject({ done: 0, skipped: 2 })
  expect((await driver().command(c.checkInStop, { stop: first })).result).toEqual({ state: 'done' })
  expect(await runOf(id)).toMatchObject({ done: 1, skipped: 1, state: 'done' })
  expect((await planner().get(c.getRun, { id })).stops[0]).toMatchObject({ state: 'done', why: null })
})

test('stops can be planned anew until the crew has begun; those that stay keep their ids', async () => {
  const { id, stops } = await planned(broadcast())
  const [stays = ''] = stops
  const { name, vehicle = '', crew, startsAt, endsAt } = broadcast()
  const anew = [stopAt('villageB'), { id: stays, place: areas.communityA.id, name: '人民路东段' }, stopAt('grid1')]
  const body = { run: id, version: 1, name, vehicle, crew, startsAt, endsAt, stops: anew }
  const change = newId()
  expect((await planner().command(c.changeRun, body, { id: change })).result).toEqual({ version: 2 })
  expect((await planner().command(c.changeRun, body, { id: change })).status).toBe('repeated')
  const whole = await planner().get(c.getRun, { id })
  expect(whole.run).toMatchObject({ stops: 3, done: 0, version: 2 })
  expect(whole.stops.map((stop) => stop.id)).toEqual(anew.map((stop) => stop.id))
  const wide = { ...body, version: 2, stops: [stopAt('townA')] }
  expect(fieldsOf(await planner().command(c.changeRun, wide))).toEqual([['/body/stops/0/place', 'patrol.too_wide']])
  expect(refusal(await county.as('healthOfficer').command(c.changeOwnRun, { ...body, version: 2 }))).toBe(
    'platform.not_found',
  )
  expect(refusal(await driver().command(c.checkInStop, { stop: stops[1] ?? '' }))).toBe('platform.not_found')
  expect((await driver().command(c.checkInStop, { stop: stays })).status).toBe('accepted')
  const late = await planner().command(c.changeRun, { ...body, version: whole.run.version })
  expect(refusal(late)).toBe('patrol.begun')
  await planner().command(c.cancelRun, { run: id, why: '雪' })
})

test('hour, vehicle and crew can be changed until a run is over; who is new has it, who is out has it no more', async () => {
  const { id, stops } = await planned(broadcast())
  const body = {
    ...{ run: id, version: 1, name: '公安宣传车二', vehicle: '川BI0002', crew: [accountOf('policeOfficer')] },
    ...{ startsAt: hourFromNow(1), endsAt: hourFromNow(5) },
  }
  const change = newId()
  expect((await planner().command(c.changeRun, body, { id: change })).result).toEqual({ version: 2 })
  expect((await planner().command(c.changeRun, body, { id: change })).status).toBe('repeated')
  expect(refusal(await planner().command(c.changeRun, body))).toBe('platform.changed_meanwhile')
  expect(await runOf(id)).toMatchObject({ name: '公安宣传车二', vehicle: '川BI0002', version: 2, late: false })
  expect((await driver().get(c.myRuns)).runs).toEqual([])
  expect((await police().get(c.myRuns)).runs).toMatchObject([{ id }])
  expect(refusal(await driver().command(c.checkInStop, { stop: stops[0] ?? '' }))).toBe('platform.not_found')
  const wrong = { ...body, version: 2, crew: [accountOf('worker')] }
  expect(fieldsOf(await planner().command(c.changeRun, wrong))).toEqual([['/body/crew/0', 'patrol.not_of_agency']])
  const never = { ...body, version: 2, endsAt: hourFromNow(1) }
  expect(fieldsOf(await police().command(c.changeOwnRun, never))).toEqual([['/body/endsAt', 'patrol.wrong_end']])
  const own = { ...body, version: 2, crew: [accountOf('checkpointOfficer')] }
  expect(refusal(await county.as('healthOfficer').command(c.changeOwnRun, own))).toBe('platform.not_found')
  expect((await police().command(c.changeOwnRun, own)).result).toEqual({ version: 3 })
  await planner().command(c.cancelRun, { run: id, why: '雪' })
  expect(refusal(await planner().command(c.changeRun, { ...body, version: 3 }))).toBe('patrol.over')
})

test('what was checked in before a run was called off counts, what comes after does not', async () => {
  const { id, stops } = await planned(broadcast())
  const [first = '', second = ''] = stops
  const before = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 20))
  const cancel = newId()
  const body = { run: id, why: '下雪封路' }
  expect((await planner().command(c.cancelRun, body, { id: cancel })).result).toEqual({ state: 'cancelled' })
  expect((await planner().command(c.cancelRun, body, { id: cancel })).status).toBe('repeated')
  expect(refusal(await planner().command(c.cancelRun, body))).toBe('patrol.over')
  expect(refusal(await driver().command(c.checkInStop, { stop: first }))).toBe('patrol.over')
  expect((await driver().command(c.checkInStop, { stop: second }, { occurredAt: before })).result).toEqual({
    state: 'cancelled',
  })
  const whole = await planner().get(c.getRun, { id })
  expect(whole).toMatchObject({ run: { state: 'cancelled', done: 1 }, cancelledWhy: '下雪封路' })
  expect((await driver().get(c.myRuns)).runs).toEqual([])
  const early = await planned(broadcast({ startsAt: hourFromNow(20), endsAt: hourFromNow(22) }))
  expect(refusal(await driver().command(c.checkInStop, { stop: early.stops[0] ?? '' }))).toBe('patrol.not_yet')
})

test('a finding is about premises and becomes an incident in the same go; each leads to the other', async () => {
  const { id, stops } = await planned(patrol())
  const [market = ''] = stops
  const [finding, incident] = [newId(), newId()]
  const body = { stop: market, kind: 'price' as const, said: '口罩卖二十元一只', incident }
  const found = await driver().command(c.recordFinding, body, { id: finding })
  expect(found).toMatchObject({ status: 'accepted', result: { findings: 1 } })
  expect((await driver().command(c.recordFinding, body, { id: finding })).status).toBe('repeated')
  const told = { place: areas.grid1.id, kind: c.incidentKindOf('price'), what: body.said, source: 'patrol' as const }
  expect((await driver().command(reportIncident, { ...told, finding }, { id: incident })).status).toBe('accepted')
  const whole = await planner().get(c.getRun, { id: finding })
  expect(whole.run.id).toBe(id)
  expect(whole.findings).toMatchObject([
    { id: finding, stopName: '东门市场', incident: { id: incident, state: 'open' } },
  ])
  expect((await driver().get(getOwnIncident, { id: incident })).incident).toMatchObject({ finding, source: 'patrol' })
  expect((await planner().get(c.listFindings, { kind: 'price' })).items).toMatchObject([{ id: finding, run: id }])
  expect((await planner().get(c.listFindings, { kind: 'hazard' })).items).toEqual([])
  expect((await police().get(c.listOwnFindings)).items).toMatchObject([{ id: finding }])
  expect((await county.as('healthOfficer').get(c.listOwnFindings)).items).toEqual([])
  expect((await county.as('leaderB').get(c.listFindings)).items).toEqual([])
  const named = await driver().command(c.recordFinding, { ...body, said: '店主电话13800000000' })
  expect(fieldsOf(named).map(([path]) => path)).toEqual(['/body/said'])
  const car = await planned(broadcast())
  expect(fieldsOf(await driver().command(c.recordFinding, { ...body, stop: car.stops[0] ?? '' }))).toEqual([
    ['/body/stop', 'platform.field_choice'],
  ])
  expect(refusal(await county.as('worker').command(c.recordFinding, body))).toBe('platform.not_found')
})

test('findings are searched by words and by days of the county, and go out as a sheet that names nobody', async () => {
  const { stops } = await planned(patrol())
  const [market = '', shop = ''] = stops
  const find = async (stop: string, said: string, kind: c.FindingKind) => {
    const id = newId()
    expect((await driver().command(c.recordFinding, { stop, kind, said }, { id })).status).toBe('accepted')
    return id
  }
  const price = await find(market, '口罩卖二十元一只，涨幅 100%', 'price')
  const crowd = await find(shop, '排队过密', 'crowding')
  const days = { from: day(), to: day() }
  const ids = async (params: object) => (await planner().get(c.listFindings, params)).items.map(({ id }) => id)
  expect(await ids(days)).toEqual([crowd, price])
  expect(await ids({ from: '2020-01-24', to: '2020-01-31' })).toEqual([])
  expect(await ids({ ...days, q: '东门 口罩' })).toEqual([price])
  expect(await ids({ q: '公安局，密' })).toEqual([crowd])
  expect(await ids({ q: '100%' })).toEqual([price])
  expect(await ids({ q: '%' })).toEqual([price])
  expect(await ids({ ...days, q: '东门', kind: 'crowding' })).toEqual([])
  expect((await police().get(c.listOwnFindings, { ...days, q: '排队' })).items).toMatchObject([{ id: crowd }])
  const wrong = { from: day(), to: '2020-01-01' }
  await expect(planner().get(c.listFindings, wrong)).rejects.toThrow('platform.invalid')
  await expect(planner().get(c.listFindings, { from: day() })).rejects.toThrow('platform.invalid')
  const sheet = async (who: ReturnType<typeof planner>, { path }: { path: string }, more = '') =>
    who.raw('GET', `${path}?from=${day()}&to=${day()}&format=csv&language=zh-Hans${more}`)
  const lines = String((await sheet(county.as('auditor'), c.findingsSheet)).body)
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(3)
  const cells = `哄抬价格,东门市场,农贸市场,${areas.grid1.name},口罩卖二十元一只，涨幅 100%,城区巡查,县公安局`
  expect(lines[2]).toContain(cells)
  const found = String((await sheet(police(), c.ownFindingsSheet, `&q=${encodeURIComponent('排队')}`)).body)
  expect(found.trim().split('\r\n')).toHaveLength(2)
  expect(await sheet(police(), c.findingsSheet)).toMatchObject({ status: 403 })
  expect((await sheet(county.as('leaderB'), c.findingsSheet)).body).not.toContain('口罩')
})

test('areas reached: a stop at a community reaches its grids, each run counts once, a patrol never', async () => {
  const today = { from: day(), to: day() }
  const none = await planner().get(c.getReach, today)
  expect(none).toMatchObject({ grids: 4, reached: 0, runs: 0 })
  const car = await planned(broadcast({ stops: [stopAt('communityA'), stopAt('grid1'), stopAt('villageB')] }))
  for (const stop of car.stops.slice(0, 2)) await driver().command(c.checkInStop, { stop })
  const walk = await planned(patrol({ stops: [stopAt('gridVillageA', { name: '村口小店' })] }))
  await driver().command(c.checkInStop, { stop: walk.stops[0] ?? '' })
  const again = await planned(broadcast({ stops: [stopAt('unit')] }))
  await driver().command(c.checkInStop, { stop: again.stops[0] ?? '' })
  const reach = await planner().get(c.getReach, today)
  expect(reach).toMatchObject({ grids: 4, reached: 2, runs: 2, stops: 3 })
  const times = Object.fromEntries(reach.rows.map((row) => [row.id, row.times]))
  expect(times).toEqual({
    ...{ [areas.grid1.id]: 2, [areas.grid2.id]: 1 },
    ...{ [areas.gridVillageA.id]: 0, [areas.gridB.id]: 0 },
  })
  expect(reach.rows.find(({ id }) => id === areas.gridB.id)).toMatchObject({
    ...{ lastAt: null, townName: areas.townB.name, communityName: areas.villageB.name },
  })
  expect(reach.towns).toMatchObject([
    { name: areas.townA.name, grids: 3, reached: 2 },
    { name: areas.townB.name, grids: 1, reached: 0 },
  ])
  // Whoever plans broadcasts sees what others reached, within the own place.
  expect(await county.as('healthOfficer').get(c.getReach, today)).toMatchObject({ reached: 2 })
  expect(await county.as('leaderB').get(c.getReach, today)).toMatchObject({ grids: 1, reached: 0 })
  await expect(county.as('leaderB').get(c.getReach, { ...today, area: areas.grid1.id })).rejects.toThrow(
    'platform.not_found',
  )
  await expect(planner().get(c.getReach, { from: day(), to: '2020-01-01' })).rejects.toThrow('platform.invalid')
  await expect(county.as('worker').get(c.getReach, today)).rejects.toThrow('platform.not_permitted')
  const url = `${c.reachSheet.path}?from=${day()}&to=${day()}&format=csv&language=zh-Hans`
  const file = String((await county.as('auditor').raw('GET', url)).body)
  expect(file.trim().split('\r\n')).toHaveLength(5)
  expect(file).toContain(`${areas.townB.name},${areas.villageB.name},${areas.gridB.name},0,未到`)
})

test('late is read off the clock and counted for whoever leads the place', async () => {
  await planned(patrol())
  await planned(patrol({ startsAt: hourFromNow(2), endsAt: hourFromNow(3) }))
  expect(await planner().get(c.countRuns)).toEqual({ late: 1, live: 2 })
  expect((await planner().get(c.listRuns, { show: 'late' })).items).toMatchObject([{ late: true, state: 'planned' }])
  expect(await county.as('leaderB').get(c.countRuns)).toEqual({ late: 0, live: 0 })
  await expect(county.as('worker').get(c.countRuns)).rejects.toThrow('platform.not_permitted')
})
