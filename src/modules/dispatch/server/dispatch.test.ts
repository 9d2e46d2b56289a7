import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, countyCode, doors, emergencyId } from '#main/testing/county-fixture.ts'
import { recordVisit } from '#modules/registry/contract/index.ts'
import { accept, assign, listTasks, myDoors, myTasks, reassign, withdraw } from '../contract/index.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(() => county.admin.query('delete from dispatch.task'))

const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString()
const order = (place: string, change: object = {}) => ({
  assignee: accountOf('worker'),
  dueAt: hours(8),
  places: [{ task: newId(), place }],
  ...change,
})
const dispatcher = () => county.as('dispatcher')
const give = async (place: string = areas.grid1.id) => {
  const body = order(place)
  expect(await dispatcher().command(assign, body)).toMatchObject({ status: 'accepted' })
  return body.places[0]?.task as string
}
const visit = (door: string | undefined, outcome: 'refused' | 'nobody_home', nextAt?: string) =>
  county.as('worker').command(recordVisit, { door: door as string, outcome, ...(nextAt ? { nextAt } : {}) })

describe('assign', () => {
  test('gives a place once; given again it is replaced and the old task stays as history', async () => {
    const id = newId()
    const body = { ...order(areas.building.id), note: '先走顶楼' }
    const first = await dispatcher().command(assign, body, { id })
    expect(first).toMatchObject({ status: 'accepted', result: { assigned: 1, replaced: 0 } })
    expect(await dispatcher().command(assign, body, { id })).toMatchObject({ status: 'repeated', result: first.result })
    const { items, totals } = await dispatcher().get(listTasks)
    expect(items).toMatchObject([
      {
        placeName: '报恩寺社区居民委员会 农机公司家属院 1栋',
        stage: 'assigned',
        doors: 6,
        open: 6,
        note: '先走顶楼',
        isDwelling: false,
      },
    ])
    expect(totals).toEqual({ assigned: 1, accepted: 0, under_way: 0, done: 0, late: 0 })
    const again = await dispatcher().command(assign, order(areas.building.id))
    expect(again).toMatchObject({ status: 'accepted', result: { assigned: 1, replaced: 1 } })
    const { rows } = await county.admin.query(
      'select count(*)::int as n, count(withdrawn_at)::int as ended from dispatch.task',
    )
    expect(rows).toEqual([{ n: 2, ended: 1 }])
  })

  test.each([
    ['dispatch.due_in_past', () => order(areas.grid1.id, { dueAt: hours(-1) })],
    ['dispatch.out_of_reach', () => order(areas.grid2.id)],
    ['dispatch.out_of_reach', () => order(areas.grid1.id, { assignee: accountOf('expired') })],
    ['dispatch.out_of_reach', () => order(areas.grid1.id, { assignee: accountOf('future') })],
    ['dispatch.out_of_reach', () => order(areas.grid1.id, { assignee: accountOf('commander') })],
    ['platform.not_found', () => order(newId())],
    ['platform.invalid', () => order(areas.grid1.id, { places: [] })],
    [
      'platform.invalid',
      () => order('', { places: [areas.unit.id, areas.unit.id].map((place) => ({ task: newId(), place })) }),
    ],
  ])('refuses as %s', async (code, body) => {
    expect((await dispatcher().command(assign, body())).problem?.code).toBe(code)
  })

  test('is for dispatchers and leaders, each within the own place', async () => {
    const body = order(areas.gridB.id, { assignee: accountOf('workerB') })
    expect((await county.as('worker').command(assign, body)).problem?.code).toBe('platform.not_permitted')
    expect((await county.as('dispatcherA').command(assign, body)).problem?.code).toBe('platform.not_found')
    expect((await county.as('communityLeader').command(assign, order(areas.unit.id))).status).toBe('accepted')
    await expect(county.as('agencyStaff').get(listTasks)).rejects.toThrow('platform.not_permitted')
    expect((await county.as('leaderB').get(listTasks)).items).toEqual([])
  })
})

describe('hand on, take back, accept', () => {
  test('a task goes to another worker with place, note and deadline', async () => {
    await county.admin.query(
      `insert into app.role_held (county, id, account, role, place, path, valid_from, given_by)
       select county, $2, $3, role, place, path, valid_from, given_by from app.role_held where county = $1 and account = $4`,
      [countyCode, newId(), accountOf('worker2'), accountOf('worker')],
    )
    const task = await give()
    const body = { tasks: [{ task, next: newId() }], assignee: accountOf('worker2') }
    expect((await county.as('worker').command(reassign, body)).problem?.code).toBe('platform.not_permitted')
    expect((await county.as('leaderB').command(reassign, body)).problem?.code).toBe('platform.not_found')
    expect((await dispatcher().command(reassign, { ...body, assignee: accountOf('workerB') })).problem?.code).toBe(
      'dispatch.out_of_reach',
    )
    expect((await dispatcher().command(reassign, { ...body, dueAt: hours(-1) })).problem?.code).toBe(
      'dispatch.due_in_past',
    )
    expect((await dispatcher().command(reassign, { ...body, tasks: [] })).problem?.code).toBe('platform.invalid')
    const id = newId()
    expect(await dispatcher().command(reassign, body, { id })).toMatchObject({
      status: 'accepted',
      result: { count: 1 },
    })
    expect(await dispatcher().command(reassign, body, { id })).toMatchObject({
      status: 'repeated',
      result: { count: 1 },
    })
    expect((await dispatcher().command(reassign, body)).problem?.code).toBe('dispatch.not_live')
    const { items } = await dispatcher().get(listTasks, { assignee: accountOf('worker2') })
    expect(items).toMatchObject([{ id: body.tasks[0]?.next, place: areas.grid1.id }])
    expect((await county.as('worker').get(myTasks)).items).toEqual([])
  })

  test('a task is withdrawn once', async () => {
    const tasks = [await give()]
    expect((await county.as('worker').command(withdraw, { tasks })).problem?.code).toBe('platform.not_permitted')
    expect((await county.as('leaderB').command(withdraw, { tasks })).problem?.code).toBe('platform.not_found')
    expect((await dispatcher().command(withdraw, { tasks: ['x'] })).problem?.code).toBe('platform.invalid')
    const id = newId()
    expect(await dispatcher().command(withdraw, { tasks }, { id })).toMatchObject({
      status: 'accepted',
      result: { count: 1 },
    })
    expect(await dispatcher().command(withdraw, { tasks }, { id })).toMatchObject({ status: 'repeated' })
    expect((await dispatcher().command(withdraw, { tasks })).problem?.code).toBe('dispatch.not_live')
    expect((await county.as('worker').command(accept, { tasks })).problem?.code).toBe('dispatch.not_live')
  })

  test('the worker accepts own tasks only, even when one was withdrawn meanwhile', async () => {
    const [kept, gone] = [await give(), await give(areas.compound.id)]
    await dispatcher().command(withdraw, { tasks: [gone] })
    const body = { tasks: [kept, gone] }
    expect((await county.as('workerB').command(accept, body)).problem?.code).toBe('platform.not_found')
    expect((await dispatcher().command(accept, body)).problem?.code).toBe('platform.not_permitted')
    expect((await county.as('worker').command(accept, { tasks: [] })).problem?.code).toBe('platform.invalid')
    const id = newId()
    expect(await county.as('worker').command(accept, body, { id })).toMatchObject({
      status: 'accepted',
      result: { count: 1 },
    })
    expect(await county.as('worker').command(accept, body, { id })).toMatchObject({ status: 'repeated' })
    expect((await county.as('worker').get(myTasks)).items).toMatchObject([{ id: kept, stage: 'accepted' }])
  })
})

describe('stages and doors', () => {
  test('follow the visits: under way, late, done, and the closed door comes back', async () => {
    await give(areas.unit.id)
    const single = await give(doors.unit[5])
    const worker = county.as('worker')
    const all = await worker.get(myDoors)
    expect(all).toMatchObject({ total: 6, due: 6, done: 0 })
    expect(all.items.map(({ number }) => number)).toEqual(['101', '102', '201', '202', '301', '302'])
    await visit(doors.unit[0], 'refused')
    await visit(doors.unit[1], 'nobody_home', hours(20))
    expect(await worker.get(myDoors)).toMatchObject({ total: 6, due: 4, done: 1 })
    const stagesOf = async () =>
      (await worker.get(myTasks)).items.map(({ isDwelling, stage, open }) => [isDwelling, stage, open])
    expect((await stagesOf()).sort()).toEqual([
      [false, 'under_way', 5],
      [true, 'assigned', 1],
    ])
    await visit(doors.unit[5], 'refused')
    expect((await worker.get(myDoors, { task: single })).done).toBe(1)
    await county.admin.query("update dispatch.task set due_at = now() - interval '1 minute'")
    expect((await stagesOf()).sort()).toEqual([
      [false, 'late', 4],
      [true, 'done', 0],
    ])
    expect((await dispatcher().get(listTasks, { stage: 'late' })).items).toHaveLength(1)
    await county.admin.query('update registry.door set next_at = now() where id = $1', [doors.unit[1]])
    const due = await worker.get(myDoors, { show: 'due' })
    expect(due.items.map(({ number }) => number)).toContain('102')
    expect((await worker.get(myDoors, { show: 'done' })).items.map(({ number }) => number)).toEqual(['101', '302'])
  })

  test("are the role's own without a task, page by key, and are searched", async () => {
    const worker = county.as('worker2')
    const first = await worker.get(myDoors, { show: 'all', limit: 2 })
    expect(first.items).toHaveLength(2)
    const seen = [...first.items]
    for (let next = first.next; next; ) {
      const page = await worker.get(myDoors, { show: 'all', limit: 2, after: next })
      seen.push(...page.items)
      next = page.next
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    expect(seen.length).toBe(first.total)
    const found = await worker.get(myDoors, { show: 'all', q: '第二网格2' })
    expect(found.items.map(({ id }) => id)).toEqual([doors.grid2[1]])
    await expect(worker.get(myDoors, { after: 'nonsense' })).rejects.toThrow('platform.invalid')
    const foreign = Buffer.from(JSON.stringify(['a b', 1, 'x'])).toString('base64url')
    await expect(worker.get(myDoors, { after: foreign })).rejects.toThrow('platform.invalid')
    await expect(worker.get(myDoors, { task: newId() })).rejects.toThrow('platform.not_found')
    await expect(dispatcher().get(myDoors)).rejects.toThrow('platform.not_permitted')
    await expect(dispatcher().get(myTasks)).rejects.toThrow('platform.not_permitted')
    await expect(dispatcher().get(listTasks, { area: newId() })).rejects.toThrow('platform.not_found')
  })

  test('pages of tasks hold each once', async () => {
    const places = [areas.grid1.id, areas.compound.id, areas.building.id, areas.unit.id, ...doors.unit]
    await dispatcher().command(assign, order('', { places: places.map((place) => ({ task: newId(), place })) }))
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await dispatcher().get(listTasks, { area: areas.townA.id, limit: 3, ...(after ? { after } : {}) })
      seen.push(...page.items.map(({ place }) => place))
      after = page.next
    } while (after)
    expect(seen.toSorted()).toEqual(places.toSorted())
  })
})

test('tasks follow an area and a door that are put elsewhere', async () => {
  await give(areas.unit.id)
  await give(doors.unit[0])
  const from = '510727.510727100.510727100001.510727100001001.x000000000011'
  const to = '510727.510727100.510727100001.x000000000011'
  await county.admin.query('begin')
  // As any definer function would be called: inside a sealed context with place.write.
  await county.admin.query(`select app.seal_context($1)`, [
    [accountOf('dispatcher'), countyCode, 'place.moveArea', 'place.write', emergencyId, '510727'].join('|'),
  ])
  await county.admin.query('select dispatch.follow_area($1, $2::ltree, $3::ltree)', [countyCode, from, to])
  await county.admin.query('select dispatch.follow_doors($1, $2::uuid[], $3::ltree[])', [
    countyCode,
    [doors.unit[0]],
    ['510727.510727213'],
  ])
  await county.admin.query('commit')
  const { rows } = await county.admin.query('select is_dwelling, path::text as path from dispatch.task order by 1')
  expect(rows).toEqual([
    { is_dwelling: false, path: `${to}.x000000000012.x000000000013` },
    { is_dwelling: true, path: '510727.510727213' },
  ])
})
