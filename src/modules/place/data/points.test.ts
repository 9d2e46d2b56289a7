import { describe, expect, it } from 'vitest'
import { aliasesWithin, listAliases } from './aliases.ts'
import { readCounty } from './divisions.ts'
import { outline, type Position } from './outline.ts'
import { listTownPoints } from './townPoints.ts'

describe('town points', () => {
  it('has one for each town of Pingwu, by its official name', async () => {
    const points = await listTownPoints('510727')
    const { towns } = await readCounty('510727')
    expect(points.map((row) => `${row.code} ${row.name}`)).toEqual(towns.map((row) => `${row.code} ${row.name}`))
    expect(points.every((row) => row.lon > 103 && row.lon < 105.5 && row.lat > 31.5 && row.lat < 33.5)).toBe(true)
  })

  it('has none for a county nobody has placed', async () => {
    expect(await listTownPoints('510726')).toEqual([])
  })
})

describe('aliases', () => {
  it('know the former names that people still use', async () => {
    const aliases = await aliasesWithin('510727')
    expect(aliases.get('510727109')).toEqual(['南坝镇'])
    expect(aliases.get('510727206')).toEqual(['大印镇'])
    expect(await aliasesWithin('110101')).toEqual(new Map())
  })

  it('point at codes that exist, are no official name, and give a basis', async () => {
    const { towns } = await readCounty('510727')
    for (const row of await listAliases()) {
      expect(towns.map((town) => town.code)).toContain(row.code)
      expect(towns.map((town) => town.name)).not.toContain(row.alias)
      expect(row.basis).not.toBe('')
    }
  })
})

describe('the outline', () => {
  it('goes round every town with room to spare and says that it is schematic', async () => {
    const points = await listTownPoints('510727')
    const shape = outline(points)
    expect(shape.schematic).toBe(true)
    for (const point of points) expect(isInside(shape.ring, [point.lon, point.lat])).toBe(true)
    expect(isInside(shape.ring, [100, 30])).toBe(false)
    expect(shape.ring.length).toBeLessThan(300)
  })

  it('copes with no point and with one', () => {
    expect(outline([]).ring).toEqual([])
    expect(outline([{ lon: 104, lat: 32 }]).ring.length).toBeGreaterThan(10)
  })
})

function isInside(ring: Position[], [lon, lat]: Position): boolean {
  let inside = false
  ring.forEach(([x, y], index) => {
    const [px, py] = ring.at(index - 1) ?? [x, y]
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside
  })
  return inside
}
