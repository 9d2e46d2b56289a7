import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas } from '#main/testing/county-fixture.ts'
import { hourFromNow } from '#main/testing/rows-duty.ts'
import * as c from '../contract/index.ts'
import { runBody } from './testing/run.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of ['finding', 'taken_back', 'stop', 'run']) await county.admin.query(`delete from patrol.${table}`)
})

const planner = () => county.as('dispatcher')
const driver = () => county.as('checkpointOfficer')
const mate = () => county.as('policeOfficer')
const refusal = (result: Result<unknown>) => (result.status === 'refused' ? result.problem?.code : result.status)
const day = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

/** A run under way with two stops and a crew of two. */
async function planned(more: Parameters<typeof runBody>[2] = {}) {
  const id = newId()
  const stops = [newId(), newId()].map((stop) => ({ id: stop, place: areas.grid1.id }))
  const crew = [accountOf('checkpointOfficer'), accountOf('policeOfficer')]
  const body = runBody(-1, 4, { stops, crew, ...more })
  expect((await planner().command(c.planRun, body, { id })).status).toBe('accepted')
  const [first = '', second = ''] = body.stops.map((stop) => stop.id)
  return { id, first, second, body }
}
const whole = (id: string) => planner().get(c.getRun, { id })
const back = (stop: string, why = '误点') => ({ stop, why })

test('a check-in that was a slip is taken back once: the stop is open, counts nowhere, and both stay on record', async () => {
  const { id, first } = await planned()
  const at = ago(20)
  await driver().command(c.checkInStop, { stop: first, position: { lat: 32.41, lon: 104.55 } }, { occurredAt: at })
  expect(await planner().get(c.getReach, { from: day(), to: day() })).toMatchObject({ reached: 1 })
  const undo = { id: newId(), occurredAt: ago(10) }
  expect((await driver().command(c.takeBackCheckIn, back(first), undo)).result).toEqual({ state: 'planned' })
  expect((await driver().command(c.takeBackCheckIn, back(first), undo)).status).toBe('repeated')
  const seen = await whole(id)
  expect(seen.run).toMatchObject({ state: 'planned', done: 0 })
  expect(seen.begunAt).toBeNull()
  expect(seen.stops[0]).toMatchObject({ state: 'open', at: null, by: null, isMeasured: false })
  expect(seen.stops[0]?.takenBack).toMatchObject([{ checkedAt: at, at: undo.occurredAt, why: '误点' }])
  expect(await planner().get(c.getReach, { from: day(), to: day() })).toMatchObject({ reached: 0, runs: 0 })
  const { rows } = await county.admin.query('select checked_by, taken_by from patrol.taken_back')
  expect(rows).toEqual([{ checked_by: accountOf('checkpointOfficer'), taken_by: accountOf('checkpointOfficer') }])
  // Reached after all: it counts again, and what was taken back stays on record.
  expect((await mate().command(c.checkInStop, { stop: first })).result).toEqual({ state: 'running' })
  expect((await whole(id)).stops[0]).toMatchObject({ state: 'done', takenBack: [{ why: '误点' }] })
})

test('the last stop of a run that is done can be taken back until it is over, and no longer', async () => {
  const { id, first, second } = await planned()
  await driver().command(c.skipStop, { stop: first, why: '道路不通' }, { occurredAt: ago(9) })
  expect((await driver().command(c.checkInStop, { stop: second })).result).toEqual({ state: 'done' })
  expect((await mate().command(c.takeBackCheckIn, back(second, '点错站了'))).result).toEqual({ state: 'running' })
  expect(await whole(id)).toMatchObject({ run: { state: 'running', done: 0, skipped: 1 }, endedAt: null })
  // A skipped stop was never checked in: nothing changes.
  expect((await driver().command(c.takeBackCheckIn, back(first))).result).toEqual({ state: 'running' })
  expect((await whole(id)).stops[0]).toMatchObject({ state: 'skipped', takenBack: [] })
  await driver().command(c.checkInStop, { stop: second })
  const hours = { starts: hourFromNow(-9), ends: hourFromNow(-3), ended: hourFromNow(-4) }
  const late = 'update patrol.run set starts_at = $2, ends_at = $3, ended_at = $4 where id = $1'
  await county.admin.query(late, [id, hours.starts, hours.ends, hours.ended])
  expect(refusal(await driver().command(c.takeBackCheckIn, back(second)))).toBe('patrol.over')
  expect((await whole(id)).run).toMatchObject({ state: 'done', done: 1 })
})

test('nobody but the crew takes a check-in back, and not without saying why', async () => {
  const { first } = await planned({ crew: [accountOf('checkpointOfficer')] })
  await driver().command(c.checkInStop, { stop: first })
  expect(refusal(await mate().command(c.takeBackCheckIn, back(first)))).toBe('platform.not_found')
  expect(refusal(await planner().command(c.takeBackCheckIn, back(first)))).toBe('platform.not_found')
  expect(refusal(await county.as('auditor').command(c.takeBackCheckIn, back(first)))).toBe('platform.not_permitted')
  const silent = await driver().command(c.takeBackCheckIn, back(first, ' '))
  expect(silent.problem?.fields?.map(({ path }) => path)).toEqual(['/body/why'])
  expect((await county.admin.query('select 1 from patrol.taken_back')).rows).toEqual([])
})

test('what phones without signal tell in another order than it happened ends the same', async () => {
  const { id, first } = await planned()
  await driver().command(c.checkInStop, { stop: first }, { occurredAt: ago(30) })
  await driver().command(c.takeBackCheckIn, back(first), { occurredAt: ago(20) })
  // The mate tapped too, before it was taken back, and is heard only now.
  const early = await mate().command(c.checkInStop, { stop: first }, { occurredAt: ago(25) })
  expect(refusal(early)).toBe('patrol.taken_back')
  expect((await mate().command(c.checkInStop, { stop: first }, { occurredAt: ago(5) })).status).toBe('accepted')
  // A taking back of before the check-in that stands is about another one.
  expect((await driver().command(c.takeBackCheckIn, back(first), { occurredAt: ago(10) })).status).toBe('accepted')
  expect((await whole(id)).stops[0]).toMatchObject({ state: 'done', takenBack: [{ why: '误点' }] })
})

test('a run whose only check-in was taken back keeps its stops, and who comes to its crew reads what was taken back', async () => {
  const { id, first, body } = await planned()
  await driver().command(c.checkInStop, { stop: first })
  await driver().command(c.takeBackCheckIn, back(first))
  const { version } = (await whole(id)).run
  const { name, startsAt, endsAt, stops } = body
  const change = { run: id, version, name, startsAt, endsAt, crew: [accountOf('policeOfficer')] }
  expect(refusal(await planner().command(c.changeRun, { ...change, stops }))).toBe('patrol.begun')
  expect((await planner().command(c.changeRun, change)).status).toBe('accepted')
  const { rows } = await county.admin.query('select crew from patrol.taken_back')
  expect(rows).toEqual([{ crew: [accountOf('policeOfficer')] }])
})
