import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestClient, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, doors, pathOf } from '#main/testing/county-fixture.ts'
import {
  createAreas,
  createDwellings,
  editArea,
  getArea,
  moveArea,
  placeHistory,
  retireArea,
} from '../contract/index.ts'
import { refusal, sendTwice } from './testing/replay.ts'

let county: TestCounty
let dispatcher: TestClient
let townDispatcher: TestClient

beforeAll(async () => {
  county = await startTestCounty()
  dispatcher = county.as('dispatcher')
  townDispatcher = county.as('dispatcherA')
})
afterAll(() => county.stop())

const area = async (id: string) => (await dispatcher.get(getArea, { id })).area
const addressOf = async (door: string | undefined) =>
  (await county.admin.query('select address, path::text from place.dwelling where id = $1', [door])).rows[0]

test('areas come into being below one parent, once', async () => {
  const [grid, other] = [newId(), newId()]
  const body = (name: string) => ({
    parent: areas.communityA.id,
    areas: [
      { id: grid, kind: 'grid' as const, code: '510727100001003', name },
      { id: other, kind: 'compound' as const, name: '粮站家属院', class: 3 },
    ],
  })
  expect(await sendTwice(townDispatcher, createAreas, body('第三网格'), body('另一网格'))).toEqual({ count: 2 })
  expect(await area(grid)).toMatchObject({ path: `${pathOf('communityA')}.510727100001003`, version: 1, children: 0 })
  expect(await area(other)).toMatchObject({ code: `x${other.slice(-12)}`, class: 3 })
  const { items } = await dispatcher.get(placeHistory, { place: grid })
  expect(items).toMatchObject([{ what: 'created', detail: { kind: 'grid' }, actor: accountOf('dispatcherA') }])
})

test.each([
  ['place.wrong_parent', areas.compound.id, { kind: 'grid' as const, code: '510727100001009' }],
  ['place.wrong_parent', areas.communityA.id, { kind: 'unit' as const }],
  ['place.wrong_parent', areas.county.id, { kind: 'county' as const, code: '510727' }],
  ['place.class_missing', areas.grid1.id, { kind: 'compound' as const }],
  ['place.code_wrong', areas.communityA.id, { kind: 'grid' as const, code: '510727100009001' }],
  ['place.code_wrong', areas.communityA.id, { kind: 'grid' as const, code: '510727100001' }],
  ['place.code_taken', areas.communityA.id, { kind: 'grid' as const, code: '510727100001001' }],
  ['platform.invalid', areas.communityA.id, { kind: 'grid' as const }],
  ['platform.invalid', areas.townA.id, { kind: 'village' as const, code: '51072710020' }],
  ['platform.invalid', areas.building.id, { kind: 'unit' as const, class: 1 }],
  ['platform.not_found', newId(), { kind: 'unit' as const }],
])('refuses with %s', async (code, parent, one) => {
  const body = { parent, areas: [{ id: newId(), name: '试', ...one }] }
  expect(refusal(await dispatcher.command(createAreas, body))).toBe(code)
})

test('nobody draws areas outside the own reach, and most roles none at all', async () => {
  const body = { parent: areas.gridB.id, areas: [{ id: newId(), kind: 'building' as const, name: '1栋' }] }
  expect(refusal(await townDispatcher.command(createAreas, body))).toBe('platform.not_found')
  expect(refusal(await county.as('worker').command(createAreas, body))).toBe('platform.not_permitted')
  expect(refusal(await county.as('expired').command(createAreas, body))).toBe('platform.not_permitted')
})

test('a new name is in every address below it; the contact is sealed and shown to editors only', async () => {
  const contact = { name: '测试甲', phone: '00000000' }
  const edit = { id: areas.compound.id, version: 1, name: '农机院', aliases: ['农机公司家属院', '农机院'], contact }
  expect(await sendTwice(townDispatcher, editArea, edit, { ...edit, name: '别名' })).toEqual({ version: 2 })
  expect(await addressOf(doors.unit[0])).toMatchObject({ address: '农机院1栋1单元101' })
  expect(await area(areas.compound.id)).toMatchObject({ name: '农机院', contact })
  const seenByWorker = await county.as('worker').get(getArea, { id: areas.compound.id })
  expect(seenByWorker.area).not.toHaveProperty('contact')
  const { rows } = await county.admin.query('select contact from place.area where id = $1', [areas.compound.id])
  expect(rows[0].contact.toString('utf8')).not.toContain('测试甲')
  const history = await dispatcher.get(placeHistory, { place: areas.compound.id })
  expect(JSON.stringify(history)).not.toContain('测试甲')

  expect(refusal(await dispatcher.command(editArea, { ...edit, name: '迟到' }))).toBe('platform.changed_meanwhile')
  expect(refusal(await dispatcher.command(editArea, { id: areas.grid1.id, version: 1, class: 2 }))).toBe(
    'platform.invalid',
  )
  const foreign = { id: areas.gridB.id, version: 1, name: '外' }
  expect(refusal(await townDispatcher.command(editArea, foreign))).toBe('platform.not_found')
  expect(refusal(await county.as('communityLeader').command(editArea, foreign))).toBe('platform.not_permitted')
  const cleared = { id: areas.compound.id, version: 2, contact: { name: '', phone: '' }, responsible: '' }
  expect(await dispatcher.command(editArea, cleared)).toMatchObject({ status: 'accepted' })
  expect(await area(areas.compound.id)).not.toHaveProperty('contact')
})

test('a moved compound takes areas, doors, ledger, history and held roles with it', async () => {
  const held = newId()
  const role = [510727, held, accountOf('worker2'), areas.building.id, pathOf('building')]
  await county.admin.query(
    "insert into app.role_held (county, id, account, role, place, path, valid_from, given_by) values ($1, $2, $3, 'grid_worker', $4, $5, now(), $3)",
    role,
  )
  const { version } = await area(areas.compound.id)
  const move = { id: areas.compound.id, to: areas.grid2.id, version }
  const to = `${pathOf('grid2')}.${areas.compound.code}`
  const moved = await sendTwice(townDispatcher, moveArea, move, { ...move, to: areas.grid1.id })
  expect(moved).toEqual({ path: to, doors: 6 })
  const { rows } = await county.admin.query(
    `select (select count(*) from place.area where path <@ $1::ltree) as areas, (select count(*) from place.dwelling where path <@ $1::ltree) as doors,
            (select count(*) from registry.door where path <@ $1::ltree) as ledger, (select count(*) from place.history where path <@ $1::ltree) as history,
            (select path::text from app.role_held where id = $2) as role`,
    [to, held],
  )
  expect(rows[0]).toMatchObject({ areas: 3, doors: 6, ledger: 6, role: `${to}.${areas.building.code}` })
  expect(rows[0].history).toBeGreaterThanOrEqual(3)
  const walk = await county.admin.query(
    'select d.walk_order, r.walk_order as ledger from place.dwelling d join registry.door r using (county, id) where d.path <@ $1::ltree order by d.walk_order',
    [pathOf('grid2')],
  )
  expect(walk.rows.map((row) => row.walk_order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(walk.rows.every((row) => row.walk_order === row.ledger)).toBe(true)
})

test('an area does not move below itself, below a wrong kind, or out of reach', async () => {
  const { version } = await area(areas.compound.id)
  const move = (to: string, one = areas.compound.id, at = version) => ({ id: one, to, version: at })
  expect(refusal(await dispatcher.command(moveArea, move(areas.unit.id)))).toBe('place.into_itself')
  expect(refusal(await dispatcher.command(moveArea, move(areas.townB.id)))).toBe('place.wrong_parent')
  expect(refusal(await dispatcher.command(moveArea, move(areas.villageA.id, areas.grid1.id, 1)))).toBe(
    'place.code_wrong',
  )
  expect(refusal(await dispatcher.command(moveArea, move(areas.gridB.id, areas.compound.id, version + 1)))).toBe(
    'platform.changed_meanwhile',
  )
  expect(refusal(await townDispatcher.command(moveArea, move(areas.gridB.id)))).toBe('platform.not_found')
  expect(refusal(await county.as('worker').command(moveArea, move(areas.grid1.id)))).toBe('platform.not_permitted')
})

test('only an empty area is taken away, and its code is free again', async () => {
  expect(await dispatcher.command(retireArea, { id: areas.villageA.id, version: 1 })).toMatchObject({
    problem: { code: 'place.not_empty', detail: { count: 1 } },
  })
  const grid = { id: newId(), kind: 'grid' as const, code: '510727100202009', name: '空网格' }
  await dispatcher.command(createAreas, { parent: areas.villageA.id, areas: [grid] })
  const retire = { id: grid.id, version: 1 }
  expect(refusal(await county.as('communityLeader').command(retireArea, retire))).toBe('platform.not_permitted')
  expect(refusal(await county.as('dispatcherA').command(retireArea, { ...retire, version: 7 }))).toBe(
    'platform.changed_meanwhile',
  )
  await sendTwice(townDispatcher, retireArea, retire, { ...retire, version: 2 })
  await expect(dispatcher.get(getArea, { id: grid.id })).rejects.toThrow('platform.not_found')
  const inside = { area: grid.id, dwellings: [{ id: newId(), number: '1' }] }
  expect(refusal(await dispatcher.command(createDwellings, inside))).toBe('platform.not_found')
  const again = { parent: areas.villageA.id, areas: [{ ...grid, id: newId() }] }
  expect(await dispatcher.command(createAreas, again)).toMatchObject({ status: 'accepted' })
})
