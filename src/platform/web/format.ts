import { useMemo } from 'react'
import type { Language } from '#platform/contract/index.ts'
import { countyNow } from './clock.ts'
import { useLanguage } from './i18n.ts'

/** Time zone of every county of the product; a phone set to another one still shows county time. */
export const countyZone = 'Asia/Shanghai'

const locales: Readonly<Record<Language, string>> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-Hant-TW', en: 'en-GB' }

export interface Format {
  /** 50,318 */
  number: (value: number) => string
  /** +2,204, −3, 0 */
  change: (value: number) => string
  /** Share of a whole, one decimal; 100 only when complete, 0 only when empty, a dash when there is no whole. */
  share: (part: number, whole: number) => string
  /** 24 January 2020 */
  day: (at: string | Date) => string
  /** 24 Jan */
  shortDay: (at: string | Date) => string
  /** 09:41 */
  time: (at: string | Date) => string
  /** 24 Jan, 09:41; with the year where it is not this one. */
  moment: (at: string | Date) => string
  /** 5 minutes ago, in 2 hours, yesterday. */
  relative: (at: string | Date, now?: Date) => string
  /** A span in words, e.g. 3 h 20 min. */
  span: (seconds: number) => string
}

const made = new Map<Language, Format>()

/** Formats of one language, made once. */
export function formatFor(language: Language): Format {
  let format = made.get(language)
  if (!format) {
    format = make(language)
    made.set(language, format)
  }
  return format
}

/** Formats of the language now spoken. */
export function useFormat(): Format {
  const language = useLanguage()
  return useMemo(() => formatFor(language), [language])
}

/** Percent with one decimal that never rounds up to a completeness that is not there, nor down to nothing done. */
export function honestPercent(part: number, whole: number): number {
  if (whole <= 0) return 0
  if (part >= whole) return 100
  if (part <= 0) return 0
  return Math.min(99.9, Math.max(0.1, Math.floor((part / whole) * 1000) / 10))
}

/** An instant with the offset of this device, e.g. 2020-01-24T09:30:00.123+08:00, as commands carry it. */
export function localInstant(at: Date): string {
  const offset = -at.getTimezoneOffset()
  const local = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, -1)
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${pad(Math.abs(offset) / 60)}:${pad(Math.abs(offset) % 60)}`
}

/** Today in the county, as YYYY-MM-DD. */
export function today(now = countyNow()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: countyZone }).format(now)
}

function make(language: Language): Format {
  const locale = locales[language]
  const number = new Intl.NumberFormat(locale)
  const change = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })
  const percent = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const zone = { timeZone: countyZone } as const
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const day = new Intl.DateTimeFormat(locale, { ...zone, year: 'numeric', month: 'long', day: 'numeric' })
  const shortDay = new Intl.DateTimeFormat(locale, { ...zone, month: 'short', day: 'numeric' })
  const time = new Intl.DateTimeFormat(locale, { ...zone, ...clock })
  const moment = new Intl.DateTimeFormat(locale, { ...zone, month: 'short', day: 'numeric', ...clock })
  const past = new Intl.DateTimeFormat(locale, { ...zone, year: 'numeric', month: 'short', day: 'numeric', ...clock })
  const year = new Intl.DateTimeFormat('en', { ...zone, year: 'numeric' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const unit = (name: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: language === 'en' ? 'short' : 'long' })
  const [hours, minutes, seconds] = [unit('hour'), unit('minute'), unit('second')]

  return {
    number: (value) => number.format(value),
    change: (value) => change.format(value).replace('-', '−'),
    share: (part, whole) => {
      if (whole <= 0) return '–'
      if (part > 0 && part / whole < 0.001) return `<${percent.format(0.1)}%`
      const value = honestPercent(part, whole)
      return value === 100 || value === 0 ? `${value}%` : `${percent.format(value)}%`
    },
    day: (at) => day.format(toDate(at)),
    shortDay: (at) => shortDay.format(toDate(at)),
    time: (at) => time.format(toDate(at)),
    moment: (at) => (year.format(toDate(at)) === year.format(countyNow()) ? moment : past).format(toDate(at)),
    relative: (at, now = countyNow()) => {
      const apart = (toDate(at).getTime() - now.getTime()) / 1000
      const size = Math.abs(apart)
      if (size < 45) return relative.format(0, 'second')
      if (size < 3600) return relative.format(Math.round(apart / 60), 'minute')
      if (size < 86_400) return relative.format(Math.round(apart / 3600), 'hour')
      return relative.format(Math.round(apart / 86_400), 'day')
    },
    span: (value) => {
      const whole = Math.max(0, Math.round(value))
      if (whole < 60) return seconds.format(whole)
      if (whole < 3600) return minutes.format(Math.floor(whole / 60))
      const rest = Math.floor((whole % 3600) / 60)
      const head = hours.format(Math.floor(whole / 3600))
      return rest === 0 ? head : `${head} ${minutes.format(rest)}`
    },
  }
}

/** A bare day is that day in the county, not midnight in London. */
function toDate(at: string | Date): Date {
  if (at instanceof Date) return at
  return new Date(/^\d{4}-\d\d-\d\d$/.test(at) ? `${at}T00:00:00+08:00` : at)
}
