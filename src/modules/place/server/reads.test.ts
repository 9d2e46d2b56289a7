import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas, doors, type PersonName } from '#main/testing/county-fixture.ts'
import { editArea, getArea, listAreas, listDwellings, placeHistory, searchPlaces } from '../contract/index.ts'
import { initialsOf } from './area-names.ts'

let county: TestCounty

beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())

test('the tree begins at the tops of the own reach', async () => {
  const whole = await county.as('dispatcher').get(listAreas)
  expect(whole.items).toMatchObject([{ kind: 'county', children: 2, dwellings: 18 }])
  const own = await county.as('worker').get(listAreas)
  expect(own.items).toMatchObject([{ id: areas.grid1.id, dwellings: 6 }])
  await expect(county.as('expired').get(listAreas)).rejects.toThrow('platform.not_permitted')
  await expect(county.stranger().get(listAreas)).rejects.toThrow('platform.not_signed_in')
})

test('children come in their order with the doors that the reader may see', async () => {
  const towns = await county.as('dispatcher').get(listAreas, { parent: areas.county.id })
  expect(towns.items).toMatchObject([
    { name: '龙安镇', children: 2, dwellings: 13, lon: 104.55 },
    { name: '白马藏族乡', children: 1, dwellings: 5 },
  ])
  const seenByTownA = await county.as('dispatcherA').get(listAreas, { parent: areas.county.id })
  expect(seenByTownA.items.map(({ dwellings }) => dwellings)).toEqual([13, undefined])
  await expect(county.as('worker').get(listAreas, { parent: newId() })).rejects.toThrow('platform.not_found')
  expect((await county.as('worker').get(listAreas, { parent: areas.unit.id })).items).toEqual([])
})

test('names are known to the whole county; who answers for an area and its figures only within reach', async () => {
  const edit = {
    id: areas.compound.id,
    version: 1,
    responsible: '县农机公司',
    contact: { name: '扎西', phone: '00000000001' },
  }
  expect((await county.as('dispatcher').command(editArea, edit)).status).toBe('accepted')
  const seen = async (person: PersonName) => (await county.as(person).get(getArea, { id: areas.compound.id })).area
  const named = { name: '农机公司家属院', kind: 'compound', class: 1, children: 1 }
  const known = { ...named, responsible: '县农机公司', dwellings: 6 }
  expect(await seen('dispatcherA')).toMatchObject({ ...known, contact: edit.contact })
  expect(await seen('worker')).toMatchObject(known)
  for (const [person, figures] of [
    ['dispatcher', 3],
    ['worker', 2],
    ['worker2', 0],
    ['workerB', 0],
  ] as const) {
    const area = await seen(person)
    expect(area).toMatchObject(named)
    expect(['responsible', 'contact', 'dwellings'].filter((field) => field in area).length, person).toBe(figures)
  }
  // Above the own place only a part could be counted.
  const above = await county.as('worker').get(getArea, { id: areas.communityA.id })
  expect(above.area).not.toHaveProperty('dwellings')
  const found = await county.as('workerB').get(searchPlaces, { q: '家属院' })
  expect(found.areas[0]).toMatchObject(named)
  expect(found.areas[0]).not.toHaveProperty('responsible')
})

test('an area comes with the chain above it', async () => {
  const { area, above } = await county.as('worker').get(getArea, { id: areas.building.id })
  expect(area).toMatchObject({ kind: 'building', dwellings: 6 })
  expect(above.map(({ name }) => name)).toEqual([
    '平武县',
    '龙安镇',
    '报恩寺社区居民委员会',
    '报恩寺第一网格',
    '农机公司家属院',
  ])
  await expect(county.as('worker').get(getArea, { id: newId() })).rejects.toThrow('platform.not_found')
  await expect(county.as('worker').get(getArea, { id: 'x' })).rejects.toThrow('platform.invalid')
})

test('doors are paged by key, in reach only, and none is missed or shown twice', async () => {
  const client = county.as('dispatcher')
  const seen: string[] = []
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: { items: { id: string }[]; next?: string } = await client.get(listDwellings, {
      area: areas.county.id,
      limit: 4,
      ...(after ? { after } : {}),
    })
    seen.push(...page.items.map(({ id }) => id))
    after = page.next
  }
  expect(seen.length).toBe(18)
  expect(new Set(seen)).toEqual(new Set(Object.values(doors).flat()))
  const grid = await county.as('worker').get(listDwellings, { area: areas.grid1.id, limit: 3 })
  expect(grid.items.map(({ walkOrder }) => walkOrder)).toEqual([1, 2, 3])
  const elsewhere = county.as('worker').get(listDwellings, { area: areas.gridB.id })
  await expect(elsewhere).rejects.toThrow('platform.not_found')
  for (const after of ['nonsense', Buffer.from('[1]').toString('base64url')])
    await expect(client.get(listDwellings, { area: areas.county.id, after })).rejects.toThrow('platform.invalid')
  await expect(county.as('auditor').get(listDwellings, { area: areas.county.id })).rejects.toThrow(
    'platform.not_permitted',
  )
})

test.each([
  ['龙安', areas.townA.id],
  ['510727213', areas.townB.id],
  ['bmzzx', areas.townB.id],
  ['LAZ', areas.townA.id],
  ['家属院', areas.compound.id],
])('finds an area by %s', async (q, id) => {
  const { areas: found } = await county.as('worker').get(searchPlaces, { q })
  expect(found[0]?.id).toBe(id)
})

test('a new name is found at once, and the former one too', async () => {
  const edit = { id: areas.villageB.id, version: 1, name: '新白马村', aliases: ['老寨'] }
  const before = await county.as('dispatcher').get(searchPlaces, { q: '老寨' })
  expect(before.areas).toEqual([])
  await county.as('dispatcher').command(editArea, edit)
  for (const q of ['老寨', '新白马村', 'xbmc']) {
    const { areas: found } = await county.as('dispatcher').get(searchPlaces, { q })
    expect(found[0]?.id).toBe(areas.villageB.id)
  }
})

test('doors are found by pieces of their address, in reach only; wildcards are plain letters', async () => {
  const worker = county.as('worker')
  const { dwellings } = await worker.get(searchPlaces, { q: '1单元 301' })
  expect(dwellings.map(({ id }) => id)).toEqual([doors.unit[4]])
  expect((await worker.get(searchPlaces, { q: '白马' })).dwellings).toEqual([])
  expect((await worker.get(searchPlaces, { q: '%' })).dwellings).toEqual([])
  expect((await worker.get(searchPlaces, { q: '\\_' })).dwellings).toEqual([])
  expect(await worker.get(searchPlaces, { q: ' ' })).toEqual({ areas: [], dwellings: [] })
  await expect(county.as('auditor').get(searchPlaces, { q: '1' })).rejects.toThrow('platform.not_permitted')
})

test('history is for those within reach', async () => {
  for (const place of [areas.villageB.id, doors.gridB[0] as string, newId()])
    await expect(county.as('dispatcherA').get(placeHistory, { place })).rejects.toThrow('platform.not_found')
  expect((await county.as('dispatcherA').get(placeHistory, { place: areas.villageA.id })).items).toEqual([])
  expect((await county.as('dispatcher').get(placeHistory, { place: areas.villageB.id })).items).toHaveLength(1)
  await expect(county.as('auditor').get(placeHistory, { place: newId() })).rejects.toThrow('platform.not_permitted')
})

test('initials are those of the syllables', () => {
  expect(initialsOf('平武县')).toBe('pwx')
  expect(initialsOf('2号楼')).toBe('2hl')
  expect(initialsOf('𠮷村')).toMatch(/c$/)
})
