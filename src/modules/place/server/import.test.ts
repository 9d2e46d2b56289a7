import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestClient, type TestCounty } from '#main/testing/county.ts'
import { areas, doors } from '#main/testing/county-fixture.ts'
import { recordVisit } from '#modules/registry/contract/index.ts'
import { editArea, getArea, importDoors, listAreas, listDwellings, listImports, undoImport } from '../contract/index.ts'
import { refusal, sendTwice } from './testing/replay.ts'

let county: TestCounty
let dispatcher: TestClient
let townDispatcher: TestClient

beforeAll(async () => {
  county = await startTestCounty()
  dispatcher = county.as('dispatcher')
  townDispatcher = county.as('dispatcherA')
  // The same name in two townships, as real lists have it.
  await dispatcher.command(editArea, { id: areas.villageB.id, version: 1, aliases: ['汇口村村民委员会', '白马村'] })
})
afterAll(() => county.stop())

const file = { source: 'meter' as const, fileName: 'meters.xlsx', dryRun: false }
const home = { committee: '报恩寺社区居民委员会', compound: '农机公司家属院' }
const count = async () =>
  (await county.admin.query('select count(*) from place.dwelling where retired_at is null')).rows[0].count

test('every row is created, matched or rejected with its reason, and a dry run says the same', async () => {
  const rows = [
    { row: 2, ...home, building: '1栋', unit: '1单元', number: '101' },
    { row: 3, ...home, building: '１栋', unit: ' 1单元', number: '４０１' },
    { row: 4, ...home, building: '2栋', unit: '1单元', number: '101' },
    { row: 5, ...home, building: '2栋', unit: '1单元', number: '102' },
    { row: 6, ...home, building: '2栋', unit: '1单元', number: '101' },
    { row: 7, committee: '汇口村村民委员会', number: '1号' },
    { row: 8, committee: '510727213200', number: '6号' },
    { row: 9, committee: '白马村', grid: '白马一组', number: '7' },
    { row: 10, ...home, compound: '没有这个院', number: '1' },
    { row: 11, ...home, number: '  ' },
    { row: 12, committee: home.committee, number: '1' },
    { row: 13, grid: '510727100001002', building: '3栋', number: '1' },
    { row: 14, grid: '510727100001002', unit: '1单元', number: '1' },
  ]
  const before = await count()
  const body = { area: areas.county.id, ...file, rows }
  const dry = await dispatcher.command(importDoors, { ...body, dryRun: true })
  expect(await count()).toBe(before)
  const done = await sendTwice(dispatcher, importDoors, body, { ...body, fileName: 'other.xlsx' })
  expect(done).toEqual(dry.result)
  expect(done).toMatchObject({ rowsIn: 13, created: 6, matched: 1, areas: 3 })
  expect(done.rejected).toEqual([
    { row: 6, code: 'place.import_duplicate_row', column: 'number', value: '101' },
    { row: 7, code: 'place.import_ambiguous_area', column: 'committee', value: '汇口村村民委员会' },
    { row: 10, code: 'place.import_unknown_area', column: 'compound', value: '没有这个院' },
    { row: 11, code: 'place.import_no_number', column: 'number', value: '  ' },
    { row: 12, code: 'place.import_unknown_area', column: 'grid', value: '' },
    { row: 14, code: 'place.import_unknown_area', column: 'unit', value: '1单元' },
  ])
  expect(await count()).toBe(before + 6)

  const { items: buildings } = await dispatcher.get(listAreas, { parent: areas.compound.id })
  const made = buildings.find(({ name }) => name === '2栋')
  expect(made).toMatchObject({ kind: 'building', children: 1, dwellings: 2 })
  const { items } = await dispatcher.get(listDwellings, { area: made?.id ?? '' })
  expect(items).toMatchObject([
    { address: '农机公司家属院2栋1单元101', sources: ['meter'], walkOrder: 8 },
    { address: '农机公司家属院2栋1单元102', sources: ['meter'], walkOrder: 9 },
  ])
  const { rows: ledger } = await county.admin.query('select count(*) from registry.door where mismatch')
  expect(ledger[0].count).toBe(6)
})

test('a list that is imported again changes nothing; another list makes the door known to it', async () => {
  const rows = [{ row: 2, ...home, building: '2栋', unit: '1单元', number: '101' }]
  const before = await count()
  const body = { area: areas.communityA.id, ...file, rows }
  expect(await townDispatcher.command(importDoors, body)).toMatchObject({
    result: { created: 0, matched: 1, areas: 0 },
  })
  const other = { ...body, source: 'house_register' as const }
  expect(await townDispatcher.command(importDoors, other)).toMatchObject({ result: { created: 0, matched: 1 } })
  expect(await count()).toBe(before)
  const { rows: found } = await county.admin.query(
    "select sources from place.dwelling where address = '农机公司家属院2栋1单元101'",
  )
  expect(found[0].sources).toEqual(['meter', 'house_register'])
})

test('an import stays in its area and in the reach of its sender', async () => {
  const outside = { area: areas.townA.id, ...file, rows: [{ row: 2, committee: '510727213200', number: '1' }] }
  expect(await townDispatcher.command(importDoors, outside)).toMatchObject({
    result: { rejected: [{ code: 'place.import_unknown_area', column: 'committee' }] },
  })
  const elsewhere = { ...outside, area: areas.villageB.id }
  expect(refusal(await townDispatcher.command(importDoors, elsewhere))).toBe('platform.not_found')
  expect(refusal(await county.as('communityLeader').command(importDoors, outside))).toBe('platform.not_permitted')
  expect(refusal(await dispatcher.command(importDoors, { ...outside, rows: [] }))).toBe('platform.invalid')
})

test('two thousand rows in one go; imports are listed newest first, by key, within reach', async () => {
  const rows = Array.from({ length: 2000 }, (_, n) => ({
    row: n + 2,
    ...home,
    building: `${10 + Math.floor(n / 200)}栋`,
    unit: `${1 + (Math.floor(n / 50) % 4)}单元`,
    number: `${n % 50}`,
  }))
  const big = { area: areas.grid1.id, ...file, fileName: 'big.csv', rows }
  const done = await townDispatcher.command(importDoors, big)
  expect(done.result).toMatchObject({ created: 2000, matched: 0, areas: 50, rejected: [] })
  const { area } = await dispatcher.get(getArea, { id: areas.grid1.id })
  expect(area.dwellings).toBe(doors.unit.length + 3 + 2000)

  const first = await dispatcher.get(listImports, { limit: 1 })
  expect(first.items).toMatchObject([{ fileName: 'big.csv', rowsIn: 2000, created: 2000, rejected: 0 }])
  const second = await dispatcher.get(listImports, { limit: 50, after: first.next ?? '' })
  expect(second.items.map(({ rowsIn, created, matched, rejected }) => rowsIn - created - matched - rejected)).toEqual(
    second.items.map(() => 0),
  )
  const inTown = await townDispatcher.get(listImports)
  expect(inTown.items.some(({ fileName }) => fileName === 'big.csv')).toBe(true)
  expect(inTown.items.length).toBeLessThan(first.items.length + second.items.length)
  await expect(dispatcher.get(listImports, { after: 'nonsense' })).rejects.toThrow('platform.invalid')
  await expect(county.as('worker').get(listImports)).rejects.toThrow('platform.not_permitted')
})

test('an import is taken back as a whole: doors, lists and empty areas, the latest of its list first', async () => {
  const door = (building: string, number: string) => ({ ...home, building, unit: '1单元', number })
  const lists = async (number: string) =>
    (await county.admin.query('select sources from place.dwelling where address = $1 and retired_at is null', [number]))
      .rows[0]?.sources
  const before = await count()
  const send = async (source: 'grid' | 'meter', ...rows: ReturnType<typeof door>[]) => {
    const body = { ...file, source, area: areas.communityA.id, rows: rows.map((row, n) => ({ row: n + 2, ...row })) }
    const id = newId()
    expect(await townDispatcher.command(importDoors, body, { id })).toMatchObject({ status: 'accepted' })
    return id
  }
  const first = await send('grid', door('71栋', '1'), door('71栋', '2'))
  const second = await send('grid', door('71栋', '2'), door('71栋', '3'), door('72栋', '1'))
  const other = await send('meter', door('71栋', '1'))
  expect(await lists('农机公司家属院71栋1单元1')).toEqual(['grid', 'meter'])

  expect(refusal(await townDispatcher.command(undoImport, { import: first }))).toBe('place.import_later')
  const done = await sendTwice(townDispatcher, undoImport, { import: second }, { import: first })
  expect(done).toEqual({ doors: 2, listed: 0, areas: 2 })
  expect(refusal(await townDispatcher.command(undoImport, { import: second }))).toBe('place.import_undone')
  expect(await townDispatcher.command(undoImport, { import: other })).toMatchObject({
    result: { doors: 0, listed: 1, areas: 0 },
  })
  expect(await lists('农机公司家属院71栋1单元1')).toEqual(['grid'])
  expect(await townDispatcher.command(undoImport, { import: first })).toMatchObject({
    result: { doors: 2, listed: 0, areas: 2 },
  })
  expect(await count()).toBe(before)
  const { items } = await townDispatcher.get(listImports, { limit: 3 })
  expect(items.map(({ undoneAt }) => undoneAt !== null)).toEqual([true, true, true])
})

test('an import with a visited door stays whole; others neither reach it nor may', async () => {
  const id = newId()
  const rows = ['1', '2'].map((number, n) => ({ row: n + 2, ...home, building: '73栋', unit: '1单元', number }))
  await townDispatcher.command(importDoors, { area: areas.communityA.id, ...file, rows }, { id })
  const elsewhere = newId()
  const there = { area: areas.villageB.id, ...file, rows: [{ row: 2, number: '73号' }] }
  expect(await dispatcher.command(importDoors, there, { id: elsewhere })).toMatchObject({ status: 'accepted' })
  expect(refusal(await townDispatcher.command(undoImport, { import: elsewhere }))).toBe('platform.not_found')
  expect(refusal(await county.as('communityLeader').command(undoImport, { import: id }))).toBe('platform.not_permitted')
  const { rows: made } = await county.admin.query(
    "select id from place.dwelling where address = '农机公司家属院73栋1单元1'",
  )
  const visit = { door: made[0].id, outcome: 'nobody_home' as const }
  expect(await county.as('communityLeader').command(recordVisit, visit)).toMatchObject({ status: 'accepted' })
  const standing = await count()
  expect(refusal(await townDispatcher.command(undoImport, { import: id }))).toBe('place.has_visits')
  expect(await count()).toBe(standing)
})
