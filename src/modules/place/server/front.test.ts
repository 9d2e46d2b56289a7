import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas, doors } from '#main/testing/county-fixture.ts'
import {
  editArea,
  editDwelling,
  getArea,
  listDwellings,
  mergeDwellings,
  moveArea,
  moveDwellings,
} from '../contract/index.ts'

let county: TestCounty
const front = '龙安镇报恩寺社区飞龙路12号'
const dispatcher = () => county.as('dispatcher')

beforeAll(async () => {
  county = await startTestCounty()
  for (const [ids, names] of [
    [doors.unit, '农机公司家属院1栋1单元'],
    [doors.grid2, ''],
  ])
    await county.admin.query(
      'update place.dwelling set front = $1, address = $1 || $2 || number where id = any ($3::uuid[])',
      [front, names, ids],
    )
})
afterAll(() => county.stop())

const addresses = async (grid: 'grid1' | 'grid2') => {
  const { items } = await dispatcher().get(listDwellings, { area: areas[grid].id })
  return new Map(items.map(({ id, address }) => [id, address]))
}
const version = async (area: keyof typeof areas) =>
  (await dispatcher().get(getArea, { id: areas[area].id })).area.version
const done = async (sent: Promise<{ status: string }>) => expect((await sent).status).toBe('accepted')
const rename = async (area: keyof typeof areas, name: string) =>
  done(dispatcher().command(editArea, { id: areas[area].id, version: await version(area), name }))

test('a new name goes into the address behind what the plate says, and undone everything reads as before', async () => {
  for (const [area, name, part] of [
    ['compound', '农机新院', '农机新院1栋1单元101'],
    ['building', '2号楼', '农机公司家属院2号楼1单元101'],
    ['unit', '东单元', '农机公司家属院1栋东单元101'],
  ] as const) {
    const before = await addresses('grid1')
    await rename(area, name)
    expect((await addresses('grid1')).get(doors.unit[0] as string)).toBe(`${front}${part}`)
    await rename(area, areas[area].name)
    expect(await addresses('grid1')).toEqual(before)
  }
  const before = await addresses('grid2')
  await rename('grid2', '河堤片')
  expect((await addresses('grid2')).get(doors.grid2[0] as string)).toMatch(new RegExp(`^${front}河堤片`))
  await rename('grid2', areas.grid2.name)
  expect(await addresses('grid2')).toEqual(before)
})

test('an area that is moved and moved back reads as before, and so does a single door', async () => {
  const before = await addresses('grid1')
  const move = async (to: 'grid2' | 'grid1') =>
    done(
      dispatcher().command(moveArea, { id: areas.compound.id, to: areas[to].id, version: await version('compound') }),
    )
  await move('grid2')
  expect(await addresses('grid1')).toEqual(new Map())
  await move('grid1')
  expect(await addresses('grid1')).toEqual(before)
  const [id = ''] = doors.unit
  await done(dispatcher().command(moveDwellings, { dwellings: [id], to: areas.compound.id }))
  expect((await addresses('grid1')).get(id)).toBe(`${front}农机公司家属院101号`)
  await done(dispatcher().command(moveDwellings, { dwellings: [id], to: areas.unit.id }))
  expect(await addresses('grid1')).toEqual(before)
})

test('a door that gets another number keeps what its plate says before it', async () => {
  const [, id = '', other = ''] = doors.unit
  const read = async () =>
    (await county.admin.query('select address, number, version from place.dwelling where id = $1', [id])).rows[0]
  const before = await read()
  await done(dispatcher().command(editDwelling, { id, version: before.version, number: '901' }))
  expect((await read()).address).toBe(`${front}农机公司家属院1栋1单元901`)
  await done(dispatcher().command(editDwelling, { id, version: before.version + 1, number: before.number }))
  expect((await read()).address).toBe(before.address)
  await done(dispatcher().command(mergeDwellings, { keep: id, merge: [other] }))
  expect((await read()).address).toBe(before.address)
})
