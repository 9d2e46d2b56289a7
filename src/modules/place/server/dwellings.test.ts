import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestClient, type TestCounty } from '#main/testing/county.ts'
import { areas, doors, pathOf } from '#main/testing/county-fixture.ts'
import { recordVisit } from '#modules/registry/contract/index.ts'
import {
  createDwellings,
  editDwelling,
  listDwellings,
  mergeDwellings,
  moveDwellings,
  orderDwellings,
  placeHistory,
  retireDwellings,
  splitDwelling,
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

const [a = '', b = '', c = '', d = '', e = '', f = ''] = doors.unit
const [g = ''] = doors.gridB

async function door(id: string) {
  const { rows } = await county.admin.query(
    `select d.number, d.address, d.path::text, d.walk_order, d.sources, d.version, d.retired_at is not null as retired,
            r.path::text as ledger, r.mismatch, r.state, r.attempts
       from place.dwelling d left join registry.door r using (county, id) where d.id = $1`,
    [id],
  )
  return rows[0]
}

test('doors come into being with an address and a line in the ledger, once', async () => {
  const [flat, house] = [newId(), newId()]
  const body = (number: string) => ({ area: areas.unit.id, dwellings: [{ id: flat, number }] })
  expect(await sendTwice(townDispatcher, createDwellings, body('401'), body('402'))).toEqual({ count: 1 })
  expect(await door(flat)).toMatchObject({
    address: '农机公司家属院1栋1单元401',
    sources: ['grid'],
    walk_order: 7,
    ledger: pathOf('unit'),
    state: 'unreached',
  })
  const inVillage = { area: areas.gridB.id, dwellings: [{ id: house, number: '12', sources: ['meter' as const] }] }
  expect(await dispatcher.command(createDwellings, inVillage)).toMatchObject({ status: 'accepted' })
  expect(await door(house)).toMatchObject({ address: '白马一组12号', mismatch: true })
  expect(refusal(await townDispatcher.command(createDwellings, inVillage))).toBe('platform.not_found')
  expect(refusal(await county.as('worker').command(createDwellings, body('501')))).toBe('platform.not_permitted')
})

test.each([
  ['place.wrong_parent', areas.townA.id, ['1']],
  ['place.number_taken', areas.unit.id, ['101']],
  ['place.number_taken', areas.unit.id, ['901', '901']],
  ['platform.not_found', newId(), ['1']],
  ['platform.invalid', areas.unit.id, ['']],
])('refuses new doors with %s', async (code, area, numbers) => {
  const dwellings = numbers.map((number) => ({ id: newId(), number }))
  expect(refusal(await dispatcher.command(createDwellings, { area, dwellings }))).toBe(code)
})

test('a number and the lists of a door are edited by whoever read it last', async () => {
  const edit = { id: a, version: 1, number: '101甲', sources: ['meter' as const, 'meter' as const] }
  expect(await sendTwice(townDispatcher, editDwelling, edit, { ...edit, number: '109' })).toEqual({ version: 2 })
  expect(await door(a)).toMatchObject({ address: '农机公司家属院1栋1单元101甲', sources: ['meter'], mismatch: true })
  expect(refusal(await dispatcher.command(editDwelling, edit))).toBe('platform.changed_meanwhile')
  expect(refusal(await dispatcher.command(editDwelling, { id: a, version: 2, number: '102' }))).toBe(
    'place.number_taken',
  )
  expect(refusal(await townDispatcher.command(editDwelling, { id: g, version: 1, number: '9' }))).toBe(
    'platform.not_found',
  )
  expect(refusal(await county.as('worker').command(editDwelling, { id: a, version: 2 }))).toBe('platform.not_permitted')
})

test('doors of one stairway are ordered without touching the rest of the walk', async () => {
  const order = { area: areas.unit.id, dwellings: [c, a] }
  expect(await sendTwice(county.as('communityLeader'), orderDwellings, order, { ...order, dwellings: [a, c] })).toEqual(
    {
      count: 2,
    },
  )
  expect([await door(c), await door(b), await door(a)].map((one) => one.walk_order)).toEqual([1, 2, 3])
  const { items } = await county.as('worker').get(listDwellings, { area: areas.grid1.id })
  expect(items.slice(0, 3).map(({ id }) => id)).toEqual([c, b, a])
  const over = { area: areas.county.id, dwellings: [a, g] }
  expect(refusal(await dispatcher.command(orderDwellings, over))).toBe('platform.invalid')
  expect(refusal(await dispatcher.command(orderDwellings, { area: areas.grid2.id, dwellings: [a] }))).toBe(
    'platform.not_found',
  )
  expect(refusal(await county.as('leaderB').command(orderDwellings, order))).toBe('platform.not_found')
  expect(refusal(await county.as('worker').command(orderDwellings, order))).toBe('platform.not_permitted')
})

test('moved doors get the address of their new place and come last in its walk', async () => {
  const move = { dwellings: [f, e], to: areas.grid2.id }
  expect(await sendTwice(townDispatcher, moveDwellings, move, { ...move, dwellings: [e] })).toEqual({ count: 2 })
  expect(await door(e)).toMatchObject({
    path: pathOf('grid2'),
    ledger: pathOf('grid2'),
    walk_order: 4,
    address: '301号',
  })
  expect(await door(f)).toMatchObject({ walk_order: 5 })
  const { items } = await dispatcher.get(placeHistory, { place: e })
  expect(items).toMatchObject([{ what: 'moved', detail: { from: pathOf('unit'), to: pathOf('grid2') } }])
  expect(refusal(await dispatcher.command(moveDwellings, { dwellings: [a], to: areas.townA.id }))).toBe(
    'place.wrong_parent',
  )
  const twin = { area: areas.building.id, dwellings: [{ id: newId(), number: '102' }] }
  await dispatcher.command(createDwellings, twin)
  expect(refusal(await dispatcher.command(moveDwellings, { dwellings: [b], to: areas.building.id }))).toBe(
    'place.number_taken',
  )
  expect(refusal(await townDispatcher.command(moveDwellings, { dwellings: [g], to: areas.grid2.id }))).toBe(
    'platform.not_found',
  )
  expect(refusal(await townDispatcher.command(moveDwellings, { dwellings: [a], to: areas.gridB.id }))).toBe(
    'platform.not_found',
  )
  expect(refusal(await county.as('worker').command(moveDwellings, move))).toBe('platform.not_permitted')
})

test('a door is split: it stays, the new ones are walked after it and are unreached', async () => {
  const { version } = await door(b)
  const [left, right] = [newId(), newId()]
  const into = [
    { id: left, number: '102左' },
    { id: right, number: '102右' },
  ]
  const split = { id: b, version, into }
  expect(await sendTwice(townDispatcher, splitDwelling, split, { ...split, into: into.slice(1) })).toEqual({ count: 2 })
  const { items } = await county.as('worker').get(listDwellings, { area: areas.grid1.id })
  const at = items.findIndex(({ id }) => id === b)
  expect(items.slice(at, at + 3).map(({ id }) => id)).toEqual([b, left, right])
  expect(await door(left)).toMatchObject({ ledger: pathOf('unit'), state: 'unreached' })
  expect(refusal(await dispatcher.command(splitDwelling, split))).toBe('platform.changed_meanwhile')
  const taken = { id: b, version: version + 1, into: [{ id: newId(), number: '102左' }] }
  expect(refusal(await dispatcher.command(splitDwelling, taken))).toBe('place.number_taken')
  expect(refusal(await townDispatcher.command(splitDwelling, { ...split, id: g }))).toBe('platform.not_found')
  expect(refusal(await county.as('worker').command(splitDwelling, split))).toBe('platform.not_permitted')
})

test('a visited door is not taken back, but merged with its visits', async () => {
  const visit = { door: d, outcome: 'nobody_home' as const }
  expect(await county.as('worker').command(recordVisit, visit)).toMatchObject({ status: 'accepted' })
  const retire = { dwellings: [d], why: '录入错误' }
  expect(refusal(await dispatcher.command(retireDwellings, retire))).toBe('place.has_visits')
  expect(await door(d)).toMatchObject({ retired: false, state: 'nobody_home' })

  const merge = { keep: a, merge: [d] }
  expect(refusal(await dispatcher.command(mergeDwellings, { keep: a, merge: [a] }))).toBe('platform.invalid')
  expect(refusal(await townDispatcher.command(mergeDwellings, { keep: a, merge: [g] }))).toBe('platform.not_found')
  expect(refusal(await county.as('worker').command(mergeDwellings, merge))).toBe('platform.not_permitted')
  expect(await sendTwice(townDispatcher, mergeDwellings, merge, { keep: d, merge: [a] })).toEqual({ count: 1 })
  expect(await door(d)).toMatchObject({ retired: true, ledger: null })
  expect(await door(a)).toMatchObject({ retired: false, state: 'nobody_home', attempts: 1, mismatch: false })
  expect((await door(a)).sources.sort()).toEqual(['grid', 'house_register', 'meter'])
  const { rows } = await county.admin.query('select door from registry.visit')
  expect(rows).toEqual([{ door: a }])
})

test('a door that was entered by mistake is taken back with its line in the ledger', async () => {
  const wrong = newId()
  await dispatcher.command(createDwellings, { area: areas.gridVillageA.id, dwellings: [{ id: wrong, number: '99' }] })
  const retire = { dwellings: [wrong], why: '录入错误' }
  expect(refusal(await county.as('leaderA').command(retireDwellings, retire))).toBe('platform.not_permitted')
  expect(refusal(await townDispatcher.command(retireDwellings, { ...retire, dwellings: [wrong, g] }))).toBe(
    'platform.not_found',
  )
  expect(refusal(await dispatcher.command(retireDwellings, { ...retire, why: '' }))).toBe('platform.invalid')
  expect(await sendTwice(townDispatcher, retireDwellings, retire, { ...retire, why: '其他' })).toEqual({ count: 1 })
  expect(await door(wrong)).toMatchObject({ retired: true, ledger: null })
  const { items } = await dispatcher.get(placeHistory, { place: wrong })
  expect(items.map(({ what }) => what)).toEqual(['retired', 'created'])
  expect(JSON.stringify(items)).not.toContain('录入错误')
})
