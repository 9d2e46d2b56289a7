import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseRows } from './csv.ts'
import {
  committeeKind,
  listCities,
  listCounties,
  listProvinces,
  placeName,
  readCounty,
  UnknownDivisionError,
} from './divisions.ts'

const official = process.env.LIANFANG_DATA ?? '../shared/data'

describe('the upper levels', () => {
  it('has 31 provinces in the order of their codes', async () => {
    const provinces = await listProvinces()
    expect(provinces).toHaveLength(31)
    expect(provinces[0]).toEqual({ code: '11', name: '北京市' })
    expect(provinces.find((row) => row.code === '51')?.name).toBe('四川省')
  })

  it('finds Mianyang in Sichuan and Pingwu in Mianyang', async () => {
    expect(await listCities('51')).toContainEqual({ code: '5107', name: '绵阳市', placeholder: false })
    expect(await listCounties('5107')).toContainEqual({ code: '510727', name: '平武县' })
  })

  it('gives every row of the package a code of its level', async () => {
    const cities = (await Promise.all((await listProvinces()).map((row) => listCities(row.code)))).flat()
    const counties = (await Promise.all(cities.map((row) => listCounties(row.code)))).flat()
    expect(cities.every((row) => /^\d{4}$/.test(row.code) && row.name !== '')).toBe(true)
    expect(counties.every((row) => /^\d{6}$/.test(row.code) && row.name !== '')).toBe(true)
    expect([cities.length, counties.length]).toEqual([342, 2978])
  })

  it('marks the city rows that are no city', async () => {
    expect((await listCities('50')).map((row) => [row.name, row.placeholder])).toEqual([
      ['市辖区', true],
      ['县', true],
    ])
  })
})

describe('a county', () => {
  it('Pingwu has 20 towns and 178 committees, six of them the communities of Longan', async () => {
    const { province, city, county, towns } = await readCounty('510727')
    expect([province.name, city.name, county.name]).toEqual(['四川省', '绵阳市', '平武县'])
    expect(towns).toHaveLength(20)
    const committees = towns.flatMap((town) => town.committees)
    expect(committees).toHaveLength(178)
    expect(committees.filter((row) => row.kind === 'village')).toHaveLength(162)
    const longan = towns.find((town) => town.code === '510727100')
    expect(longan?.committees.filter((row) => row.kind === 'community').map((row) => row.code)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `51072710000${n}`),
    )
  })

  it('keeps the last row of the file', async () => {
    const { towns } = await readCounty('659012')
    expect(towns.flatMap((town) => town.committees).at(-1)?.code).toMatch(/^659012\d{6}$/)
    expect(towns.flatMap((town) => town.committees).some((row) => row.code === '659012505508')).toBe(true)
  })

  it.each([
    ['110101', '北京市', '市辖区', '东城区'],
    ['441900', '广东省', '东莞市', '东莞市'],
    ['460400', '海南省', '儋州市', '儋州市'],
    ['429004', '湖北省', '省直辖县级行政区划', '仙桃市'],
  ])(
    '%s is directly administered or without counties, and is read all the same',
    async (code, province, city, name) => {
      const found = await readCounty(code)
      expect([found.province.name, found.city.name, found.county.name]).toEqual([province, city, name])
      expect(found.towns.length).toBeGreaterThan(0)
      expect(found.towns.every((town) => town.committees.length > 0)).toBe(true)
    },
  )

  it.each(['', '51', '5107', '510799', '510727100', '51072x', '\n51072'])('%j is no county', async (code) => {
    await expect(readCounty(code)).rejects.toThrow(UnknownDivisionError)
  })

  it('refuses an unknown province and city with the level in the error', async () => {
    await expect(listCities('99')).rejects.toMatchObject({ level: 'province', code: '99' })
    await expect(listCounties('9999')).rejects.toMatchObject({ level: 'city', code: '9999' })
  })
})

describe.skipIf(!existsSync(`${official}/admin/pingwu-villages.csv`))(
  'the official lists beside the repository',
  () => {
    it('are the same as the package', async () => {
      const { towns } = await readCounty('510727')
      const read = (file: string) =>
        parseRows(readFileSync(`${official}/admin/${file}`, 'utf8')).map(([code, name]) => `${code} ${name}`)
      expect(towns.map((row) => `${row.code} ${row.name}`)).toEqual(read('pingwu-townships.csv'))
      expect(towns.flatMap((town) => town.committees).map((row) => `${row.code} ${row.name}`)).toEqual(
        read('pingwu-villages.csv'),
      )
    })
  },
)

it.each([
  ['510727100001', 'community'],
  ['510727100101', 'community'],
  ['510727100202', 'village'],
  ['510727100301', 'village'],
  ['659012505408', 'community'],
  ['659012505508', 'village'],
])('%s is a %s by its last three digits', (code, kind) => {
  expect(committeeKind(code)).toBe(kind)
})

it.each([
  ['报恩寺社区居民委员会', '报恩寺社区'],
  ['汇口村村民委员会', '汇口村'],
  ['多福巷社区居委会', '多福巷社区'],
  ['八连生活区', '八连生活区'],
])('%s is the place %s', (committee, place) => {
  expect(placeName(committee)).toBe(place)
})
