import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, agencies, areas } from '#main/testing/county-fixture.ts'
import { madePost } from '#modules/duty/server/testing/duty.ts'
import * as c from '../contract/index.ts'
import { clear, drawn, fieldsOf, inspected, refusal, thisHour } from './testing/inspected.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(() => clear(county))
const inspector = () => county.as('inspector')
const planner = () => county.as('dispatcher')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const tomorrow = () => new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)

test('a draw can be made again by anybody from its seed and list, and is the same', async () => {
  for (const leader of ['communityLeader', 'worker2', 'leaderB'] as const)
    await madePost(planner(), { leader: accountOf(leader), need: Array.from({ length: 24 }, (_, hour) => hour % 2) })
  const night = { fromDay: tomorrow(), days: 2, hourFrom: 22, hourTo: 6 }
  const { id, body, result } = await drawn(county, 5, night)
  expect(result).toMatchObject({ status: 'accepted', result: { cells: 3 * 4 * 2 } })
  expect(await inspector().command(c.drawChecks, body, { id })).toMatchObject({ status: 'repeated' })
  const whole = await inspector().get(c.getDraw, { id })
  const cells = c.cellsOf({ ...night, posts: whole.pool, notBefore: Date.parse(whole.draw.drawnAt) })
  expect(cells).toHaveLength(whole.draw.cells)
  expect(await c.commitmentOf(cells, sha256)).toBe(whole.commitment)
  // Before the draw and after it as many posts are named: those that can be drawn, not those that need nobody at night.
  await madePost(planner(), { need: Array.from({ length: 24 }, (_, hour) => Number(hour === 12)) })
  const { id: wider, body: wide } = await drawn(county, 2, night)
  const { checks: _, agencies: __, ...scope } = wide
  const counted = await inspector().get(c.countPool, scope)
  const after = await inspector().get(c.getDraw, { id: wider })
  const named = c.cellsByPost(c.cellsOf({ ...night, posts: after.pool, notBefore: Date.parse(after.draw.drawnAt) }))
  expect(counted).toEqual({ posts: named.size, cells: after.draw.cells })
  expect([named.size, after.pool.length]).toEqual([3, 4])
  const again = await c.drawFrom(cells, whole.seed, 5, sha256)
  const keys = again.map(({ cell }) => c.cellKey(cell)).sort()
  expect(whole.checks.map(({ post, hourAt }) => c.cellKey({ post, at: Date.parse(hourAt) })).sort()).toEqual(keys)
  const other = await drawn(county, 5, night)
  expect(other.result.result?.seed).not.toBe(whole.seed)
})

test('posts that need nobody in the hours, of other agencies or of other places are not drawn from', async () => {
  await madePost(planner(), { leader: accountOf('policeOfficer') })
  await madePost(planner(), { leader: accountOf('healthOfficer') })
  await madePost(planner(), { leader: accountOf('policeOfficer'), need: Array(24).fill(0), starts: [0] })
  await madePost(planner(), { leader: accountOf('policeOfficer'), place: areas.gridB.id })
  const count = async (more: object) => (await inspector().get(c.countPool, { ...scope, ...more })).cells
  const scope = { place: areas.county.id, ...thisHour() }
  expect(await count({})).toBe(3)
  expect(await count({ agencies: agencies.police.id })).toBe(2)
  expect(await count({ place: areas.townA.id, agencies: agencies.police.id })).toBe(1)
  expect(fieldsOf((await drawn(county, 4)).result)).toEqual([['/body/checks', 'inspection.too_many']])
  expect(fieldsOf((await drawn(county, 1, { place: areas.villageA.id })).result)).toEqual([
    ['/body/hourFrom', 'inspection.nothing_to_draw'],
  ])
  expect(fieldsOf((await drawn(county, 1, { agencies: [newId()] })).result)).toEqual([
    ['/body/agencies', 'platform.field_choice'],
  ])
  expect(refusal((await drawn(county, 1, { place: newId() })).result)).toBe('platform.not_found')
  expect((await county.admin.query('select 1 from inspection.draw')).rows).toEqual([])
})

test('nobody else draws, and those inspected see nothing of it', async () => {
  const { id, body } = await inspected(county)
  for (const person of ['commander', 'dispatcher', 'communityLeader', 'auditor'] as const)
    expect(refusal(await county.as(person).command(c.drawChecks, { ...body, checks: [newId()] }))).toBe(
      'platform.not_permitted',
    )
  expect((await county.as('auditor').get(c.listDraws)).items).toMatchObject([{ id, drawn: 1, done: 0, missed: 0 }])
  for (const person of ['commander', 'communityLeader', 'worker'] as const) {
    await expect(county.as(person).get(c.listDraws)).rejects.toThrow('platform.not_permitted')
    await expect(county.as(person).get(c.getDraw, { id })).rejects.toThrow('platform.not_permitted')
  }
  expect((await county.as('communityLeader').get(c.ownFindings)).items).toEqual([])
  // What is still to come is no figure of the report.
  const day = thisHour().fromDay
  const report = await county.as('commander').get(c.inspectionReport, { from: day, to: day })
  expect(report).toMatchObject({ draws: 1, checks: 0, missed: 0, findings: [] })
})

test('a draw that is taken back stays on record with its reason, and its checks are gone from the phone', async () => {
  const { id } = await inspected(county)
  expect((await inspector().get(c.myChecks)).checks).toHaveLength(1)
  const why = '日期选错'
  const withdraw = newId()
  const back = { draw: id, why }
  expect(refusal(await county.as('commander').command(c.withdrawDraw, back))).toBe('platform.not_permitted')
  expect(fieldsOf(await inspector().command(c.withdrawDraw, { draw: id, why: ' ' }))).toMatchObject([
    ['/body/why', /./],
  ])
  expect(await inspector().command(c.withdrawDraw, back, { id: withdraw })).toMatchObject({ result: { undone: 1 } })
  expect(await inspector().command(c.withdrawDraw, back, { id: withdraw })).toMatchObject({ status: 'repeated' })
  expect(refusal(await inspector().command(c.withdrawDraw, back))).toBe('inspection.withdrawn_already')
  expect((await inspector().get(c.myChecks)).checks).toEqual([])
  const { draw, checks } = await inspector().get(c.getDraw, { id })
  expect(draw).toMatchObject({ withdrawnWhy: why, missed: 0 })
  expect(checks.map(({ state }) => state)).toEqual(['withdrawn'])
  expect((await county.as('auditor').get(c.listDraws)).items).toHaveLength(1)
})
