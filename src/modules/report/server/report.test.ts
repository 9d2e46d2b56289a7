import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas, doors } from '#main/testing/county-fixture.ts'
import { recordVisit } from '#modules/registry/contract/index.ts'
import { statistics, statisticsSheet } from '../contract/index.ts'
import { dayOf } from './days.ts'

let county: TestCounty
const today = dayOf(new Date())
beforeAll(async () => {
  county = await startTestCounty()
  const worker = county.as('worker')
  const visit = (door: string | undefined, outcome: string, more: object = {}) =>
    worker.command(recordVisit, { door: door as string, outcome: outcome as 'refused', ...more })
  await visit(doors.unit[0], 'registered', { household: { id: newId(), headCount: 3 } })
  await visit(doors.unit[1], 'refused')
  await visit(doors.unit[2], 'nobody_home')
  // An area whose name a spreadsheet would run.
  await county.admin.query("update place.area set name = '=1+1' where id = $1", [areas.grid2.id])
})
afterAll(() => county.stop())

const fetch = (params: string, person: 'dispatcher' | 'worker' | 'dispatcherA' = 'dispatcher') =>
  county.as(person).raw('GET', `${statisticsSheet.path}?${params}`)

describe('statistics', () => {
  test('of an area add up, before and after the differences are folded', async () => {
    const { area, rows } = await county.as('dispatcher').get(statistics, { area: areas.communityA.id })
    expect(area.id).toBe(areas.communityA.id)
    expect(
      rows.map((row) => [
        row.area,
        row.doors,
        row.reached,
        row.registered,
        row.refused,
        row.nobodyHome,
        row.unreached,
        row.persons,
        row.visits,
      ]),
    ).toEqual([
      [areas.grid1.id, 6, 2, 1, 1, 1, 3, 3, 3],
      [areas.grid2.id, 3, 0, 0, 0, 0, 3, 0, 0],
    ])
    const { rows: counties } = await county.as('dispatcher').get(statistics)
    expect(counties.reduce((sum, row) => sum + row.doors, 0)).toBe(18)
  })

  test('by class sum compounds, the rest lies in none', async () => {
    const { rows } = await county.as('dispatcher').get(statistics, { by: 'class', area: areas.townA.id })
    expect(rows.map((row) => [row.class, row.doors, row.visits])).toEqual([
      [1, 6, 3],
      [2, 0, 0],
      [3, 0, 0],
      [null, 7, 0],
    ])
    const inside = await county.as('dispatcher').get(statistics, { by: 'class', area: areas.unit.id })
    expect(inside.rows.map((row) => [row.class, row.doors])).toEqual([
      [1, 6],
      [2, 0],
      [3, 0],
      [null, 0],
    ])
  })

  test('by day stand at the end of each, counted back from now', async () => {
    const { rows } = await county.as('dispatcher').get(statistics, { by: 'day', area: areas.unit.id })
    expect(rows).toHaveLength(14)
    expect(rows.at(-1)).toMatchObject({ day: today, registered: 1, persons: 3, visits: 3, unreached: 3 })
    expect(rows.at(-2)).toMatchObject({ registered: 0, persons: 0, visits: 0, unreached: 6 })
    const before = await county
      .as('dispatcher')
      .get(statistics, { area: areas.unit.id, to: rows.at(-2)?.day as string })
    expect(before.rows).toMatchObject([{ area: areas.unit.id, doors: 6, unreached: 6, visits: 0 }])
  })

  test('are for those in reach', async () => {
    await expect(county.as('worker').get(statistics)).rejects.toThrow('platform.not_permitted')
    await expect(county.stranger().get(statistics)).rejects.toThrow('platform.not_signed_in')
    await expect(county.as('dispatcherA').get(statistics, { area: areas.townB.id })).rejects.toThrow(
      'platform.not_found',
    )
    expect((await county.as('dispatcherA').get(statistics)).area.id).toBe(areas.townA.id)
  })

  test.each([
    { from: '2020-02-30' },
    { from: '2026-01-02', to: '2026-01-01' },
    { from: '2001-01-01', by: 'day' as const },
    { by: 'name' as 'day' },
  ])('refuse what is no period: %j', async (params) => {
    await expect(county.as('dispatcher').get(statistics, params)).rejects.toThrow('platform.invalid')
  })
})

describe('the sheet', () => {
  test('says what it is, and holds no formula', async () => {
    const { status, body, headers } = await fetch(`format=csv&area=${areas.communityA.id}&language=en`)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/)
    const lines = (body as Buffer).toString('utf8').split('\r\n')
    expect(lines[0]).toBe('\ufeffRegistration coverage statistics')
    expect(lines[1]).toBe('Area,报恩寺社区居民委员会')
    expect(lines[2]).toContain(today)
    expect(lines[4]).toBe('Made by (role),Dispatcher')
    expect(lines[7]).toMatch(/^Area,Doors,Reached/)
    expect(lines[9]).toBe("'=1+1,3,0,0,0,0,0,3,0,0,0")
    expect(lines[10]).toBe('Total,9,2,1,1,0,0,6,1,3,3')
  })

  test('for use outside hides small counts', async () => {
    const { body } = await fetch('format=csv&outside=yes&language=zh-Hant')
    const text = (body as Buffer).toString('utf8')
    expect(text).toContain('可供縣外使用')
    const cells = text
      .split('\r\n')
      .slice(8)
      .flatMap((line) => line.split(',').slice(1))
      .filter((cell) => cell !== '')
    expect(cells).toContain('*')
    for (const cell of cells) expect(cell === '*' || cell === '0' || Number(cell) > 10).toBe(true)
  })

  test('is a workbook with texts and numbers', async () => {
    const { body, headers } = await fetch(`format=xlsx&area=${areas.communityA.id}`)
    expect(headers['content-type']).toContain('spreadsheetml')
    const [sheet] = await readXlsx(body as Buffer)
    const rows = sheet?.data ?? []
    expect(rows[0]?.[0]).toBe('登记覆盖统计')
    expect(rows.some((row) => row[0] === '=1+1' && row[1] === 3)).toBe(true)
  })

  test('is refused like the statistics', async () => {
    expect((await fetch('format=csv', 'worker')).status).toBe(403)
    expect((await fetch(`format=csv&area=${areas.townB.id}`, 'dispatcherA')).status).toBe(404)
    expect((await fetch('format=pdf')).status).toBe(400)
  })
})
