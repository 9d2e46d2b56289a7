import { isDay } from '#platform/contract/types.ts'

/** Which part of a date such as 04/05/20 is which. */
export const dayOrders = ['ymd', 'dmy', 'mdy'] as const
export type DayOrder = (typeof dayOrders)[number]
/** What a bare number counts: days as Excel does (1900-01-01 is 1), or days since 1970-01-01. */
export const serials = ['excel', 'unix'] as const
export type Serial = (typeof serials)[number]
/** How the dates of a sheet are written. */
export interface DateStyle {
  order: DayOrder
  serial: Serial
}

const dayMs = 86_400_000
const countyMs = 8 * 3_600_000
/** Days from Excel's day 0 to 1970-01-01. */
const excelEpoch = 25_569
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** What people write where they know nothing; no date, and nothing to be told of. */
const nothing = /^(na|n\/a|nan|null|none|nil|unknown|-+|—+|无|無|不详|不詳|未知|空)?$/i

/** Whether a cell says that there is nothing to say. */
export const isBlank = (text: string): boolean => nothing.test(text.trim())

/**
 * The county's day of a cell, however it was written: ISO, an instant (its day in the county), YYYYMMDD, 2020年1月4日, a day with an
 * English month, three numbers in the sheet's order, a count of days. Undefined where no such day is in the calendar.
 */
export function readDay(text: string, { order, serial }: DateStyle): string | undefined {
  const cell = text.trim()
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(cell)) return dayOf(Date.parse(cell) + countyMs)
  const whole = /^(\d{4})(\d\d)(\d\d)$/.exec(cell)
  if (whole) return made(whole[1], whole[2], whole[3])
  const count = /^(\d{5})(\.\d+)?$/.exec(cell)
  if (count) return dayOf((Number(count[1]) - (serial === 'excel' ? excelEpoch : 0)) * dayMs)
  // A time of day behind the date says nothing about the day.
  const plain = cell.replace(/[\sT]+\d{1,2}:\d\d(:\d\d)?(\.\d+)?(\s*[ap]m)?$/i, '')
  const named = byName(plain)
  if (named) return named
  const parts = /^(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})\s*[日号號]?$/.exec(plain)
  if (!parts) return undefined
  const [, a = '', b = '', c = ''] = parts
  if (a.length === 4) return made(a, b, c)
  const [year, month, day] = order === 'ymd' && c.length <= 2 ? [a, b, c] : order === 'mdy' ? [c, a, b] : [c, b, a]
  return made(year, month, day)
}

/** 23 Jun 2015, Jun 23, 2015. */
function byName(text: string): string | undefined {
  const [, dayFirst, nameAfter, yearA] = /^(\d{1,2})[\s-]*([a-z]{3,9})\.?[\s,-]*(\d{2,4})$/i.exec(text) ?? []
  const [, nameFirst, dayAfter, yearB] = /^([a-z]{3,9})\.?[\s-]*(\d{1,2})[\s,-]+(\d{2,4})$/i.exec(text) ?? []
  const month = months.indexOf((nameAfter ?? nameFirst ?? '').slice(0, 3).toLowerCase()) + 1
  return month === 0 ? undefined : made(yearA ?? yearB, String(month), dayFirst ?? dayAfter)
}

/** Two digits of a year are of this century: no list of an outbreak is from the first half of the last. */
function made(year = '', month = '', day = ''): string | undefined {
  const full = year.length === 2 ? `${Number(year) >= 70 ? '19' : '20'}${year}` : year
  const read = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(read) && full.length === 4 ? read : undefined
}

const dayOf = (ms: number): string | undefined =>
  Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : undefined

/** How the dates of a sheet are written, and whether the cells alone leave it open which number is the day. */
export interface Detected extends DateStyle {
  isOpen: boolean
}

/** Reads the style off the cells: the order in which most are days of the calendar, ISO's where none is at stake. */
export function detectStyle(cells: readonly string[]): Detected {
  const told = cells.map((cell) => cell.trim()).filter((cell) => /\d/.test(cell))
  const atStake = told.filter((cell) => /^\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(\d{2}|\d{4})(\s.*)?$/.test(cell))
  const fits = dayOrders.map((order) => {
    const days = atStake.map((cell) => readDay(cell, { order, serial: 'excel' }))
    return { order, days, count: days.filter(Boolean).length, span: spanOf(days) }
  })
  const most = Math.max(...fits.map(({ count }) => count))
  // Where several fit, the dates of one outbreak lie close together; the day first before the month first, as most of the world writes.
  const best = fits
    .filter(({ count }) => count === most)
    .sort((a, b) => a.span - b.span || preferred.indexOf(a.order) - preferred.indexOf(b.order))
  const counts = told.filter((cell) => /^\d{5}(\.\d+)?$/.test(cell)).map(Number)
  const low = counts.filter((count) => count < excelEpoch).length
  // A day before 1970 in Excel's count is a day since 1970 in the other: those are the likelier dates of a list of cases.
  const serial = low * 2 > counts.length ? 'unix' : 'excel'
  const [first, ...others] = best
  if (!first || atStake.length === 0) return { order: 'ymd', serial, isOpen: false }
  const isOpen = others.some(({ days }) => days.some((day, at) => day !== first.days[at]))
  return { order: first.order, serial, isOpen }
}

const preferred: readonly DayOrder[] = ['dmy', 'mdy', 'ymd']
/** Days from the first to the last. */
function spanOf(days: readonly (string | undefined)[]): number {
  const known = days.flatMap((day) => (day ? [Date.parse(day)] : [])).sort((a, b) => a - b)
  return ((known.at(-1) ?? 0) - (known[0] ?? 0)) / dayMs
}
