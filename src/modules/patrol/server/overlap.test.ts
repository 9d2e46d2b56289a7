import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, agencies, areas, countyCode, pathOf } from '#main/testing/county-fixture.ts'
import { insertRows } from '#main/testing/rows.ts'
import { hourFromNow } from '#main/testing/rows-duty.ts'
import { patrolRows } from '#main/testing/rows-patrol.ts'
import * as c from '../contract/index.ts'
import { type RunBody, runBody as run } from './testing/run.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of ['finding', 'taken_back', 'stop', 'run']) await county.admin.query(`delete from patrol.${table}`)
})

const planner = () => county.as('dispatcher')
const fieldsOf = (result: Result<unknown>): [string, string][] =>
  (result.problem?.fields ?? []).map(({ path, code }) => [path, code])
async function planned(body: RunBody): Promise<string> {
  const id = newId()
  expect((await planner().command(c.planRun, body, { id })).status).toBe('accepted')
  return id
}
const crewTaken = ['/body/crew/0', 'patrol.crew_busy']
const vehicleTaken = ['/body/vehicle', 'patrol.vehicle_busy']

test('one crew in two runs at once is refused at its field with the title and the hours of the other', async () => {
  const first = run(1, 3, { name: '城区线' })
  await planned(first)
  const second = run(2, 4)
  const refused = await planner().command(c.planRun, second)
  expect(fieldsOf(refused)).toEqual([crewTaken])
  const clock = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
  const [from, to] = [clock(first.startsAt), clock(first.endsAt)]
  const until = to.slice(0, 5) === from.slice(0, 5) ? to.slice(6) : to
  expect(refused.problem?.fields?.[0]?.text).toContain(`“城区线”（${from} – ${until}）`)
  // One after the other is none at once; neither is another crew.
  await planned(run(3, 4))
  await planned(run(1, 3, { crew: [accountOf('policeOfficer')] }))
})

test('a reason lets it be, is kept on the run and shown with what it overlaps; where nothing overlaps none is kept', async () => {
  await planned(run(1, 3, { name: '城区线', vehicle: '川BI0001' }))
  const id = await planned(run(2, 4, { vehicle: '川BI0001', despite: '上半程坐车、下半程步行' }))
  const whole = await planner().get(c.getRun, { id })
  expect(whole.despite).toBe('上半程坐车、下半程步行')
  expect(whole.overlaps.map(({ who, name }) => [who === null, name])).toEqual([
    [false, '城区线'],
    [true, '城区线'],
  ])
  const alone = await planned(run(7, 8, { despite: '怕有冲突' }))
  expect(await planner().get(c.getRun, { id: alone })).toMatchObject({ despite: null, overlaps: [] })
})

test('a plate is one vehicle in the whole county however it is written, words are one within an agency', async () => {
  await planned(run(1, 3, { vehicle: '川BI0001' }))
  const other = { agency: agencies.health.id, crew: [accountOf('healthOfficer')] }
  const plate = await planner().command(c.planRun, run(1, 3, { ...other, vehicle: '川b·I0001' }))
  expect(fieldsOf(plate)).toEqual([vehicleTaken])
  const mate = [accountOf('policeOfficer')]
  await planned(run(1, 3, { crew: mate, vehicle: '宣传车' }))
  await planned(run(1, 3, { ...other, vehicle: '宣传车' }))
  const both = await planner().command(c.planRun, run(2, 3, { crew: mate, vehicle: '宣传车' }))
  expect(fieldsOf(both).sort()).toEqual([crewTaken, vehicleTaken])
})

test('a change is held to the same, against others and not against itself; what was called off is in nobody’s way', async () => {
  const first = await planned(run(1, 3))
  const second = await planned(run(5, 6))
  const body = { run: second, version: 1, name: '公安宣传车', crew: [accountOf('checkpointOfficer')] }
  const early = { ...body, startsAt: hourFromNow(2), endsAt: hourFromNow(4) }
  expect(fieldsOf(await planner().command(c.changeRun, early))).toEqual([crewTaken])
  expect(fieldsOf(await county.as('policeOfficer').command(c.changeOwnRun, early))).toEqual([crewTaken])
  const why = { ...early, despite: '接着上一趟' }
  expect((await planner().command(c.changeRun, why)).result).toEqual({ version: 2 })
  expect((await planner().get(c.getRun, { id: second })).despite).toBe('接着上一趟')
  await planner().command(c.cancelRun, { run: first, why: '雪' })
  expect((await planner().command(c.changeRun, { ...early, version: 2 })).result).toEqual({ version: 3 })
  expect((await planner().get(c.getRun, { id: second })).despite).toBeNull()
})

test('whoever plans waits for one who is planning, and sees what came of it', async () => {
  const crew = [accountOf('checkpointOfficer')]
  const place = { county: countyCode, path: pathOf('grid1'), place: areas.grid1.id }
  await county.admin.query('begin')
  await county.admin.query('select pg_advisory_xact_lock(510712, $1)', [countyCode])
  await insertRows(county.admin, patrolRows(place, { crew, agency: agencies.police.id }))
  const second = planner().command(c.planRun, run(2, 3))
  const waits = `select 1 from pg_locks where locktype = 'advisory' and classid = 510712 and objid = ${countyCode} and not granted`
  await expect.poll(async () => (await county.admin.query(waits)).rows.length).toBe(1)
  await county.admin.query('commit')
  expect(fieldsOf(await second)).toEqual([crewTaken])
})

test('of several planners at once who give away one crew only one succeeds', async () => {
  const { agency: _, ...own } = run(1, 3)
  const tries = await Promise.all([
    planner().command(c.planRun, run(1, 3)),
    county.as('policeOfficer').command(c.planOwnRun, own),
    planner().command(c.planRun, run(2, 4)),
    county.as('commander').command(c.planRun, run(2, 3)),
  ])
  expect(tries.map(({ status }) => status).sort()).toEqual(['accepted', 'refused', 'refused', 'refused'])
  for (const one of tries) if (one.status === 'refused') expect(fieldsOf(one)).toEqual([crewTaken])
  expect((await planner().get(c.countRuns)).live).toBe(1)
})
