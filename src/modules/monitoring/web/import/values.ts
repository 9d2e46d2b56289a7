import type { outcomes, sexes, statusesOf } from '../../contract/index.ts'

type Sex = (typeof sexes)[number]
type Status = (typeof statusesOf)['case'][number]
type Outcome = (typeof outcomes)[number]

const sexWords: readonly [RegExp, Sex][] = [
  [/^(m|male|man|boy|男|男性|1)$/i, 'male'],
  [/^(f|female|woman|girl|女|女性|2)$/i, 'female'],
  [/^(unknown|other|未知|其他|0|9)$/i, 'unknown'],
]
const statusWords: readonly [RegExp, Status][] = [
  [/not[_ ]?a[_ ]?case|discard|excluded|ruled out|排除|非病例/i, 'excluded'],
  [/asymptomatic|无症状|無症狀/i, 'asymptomatic'],
  [/suspect|probable|疑似|临床诊断|臨床診斷/i, 'suspected'],
  [/confirm|确诊|確診/i, 'confirmed'],
]
const outcomeWords: readonly [RegExp, Outcome][] = [
  [/^(dead|death|died|deceased)$|死亡/i, 'died'],
  [/^recover(ed|y)?$|^discharged?$|康复|康復|治愈|治癒|出院/i, 'recovered'],
  [/^(moved|transferred)$|转出|轉出/i, 'moved'],
  [/^(alive|open|pending|active)$|在治|住院/i, 'open'],
]
const wordOf = <T>(words: readonly [RegExp, T][], text: string): T | undefined =>
  words.find(([word]) => word.test(text.trim()))?.[1]

/** Sex, classification and outcome as lists write them; undefined where nobody can tell. */
export const readSex = (text: string) => wordOf(sexWords, text)
export const readStatus = (text: string) => wordOf(statusWords, text)
export const readOutcome = (text: string) => wordOf(outcomeWords, text)

/** Whole years of an age: 35, 35岁, 0.5, 8 months; undefined over 120 and where it is no number. */
export function readAge(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,3}(?:\.\d+)?)\s*([^\d\s.].*)?$/.exec(text.trim()) ?? []
  if (count === undefined) return undefined
  const years = /^(个?月|個月|months?|mo?)$/i.test(unit) ? Number(count) / 12 : Number(count)
  const isKnown = unit === '' || /^(岁|歲|周岁|y|yrs?|years?( old)?|个?月|個月|months?|mo?)$/i.test(unit)
  return isKnown && years <= 120 ? Math.floor(years) : undefined
}

/** A year of birth, told as a year or a date. */
export function readYear(text: string): number | undefined {
  const year = Number(/(?<!\d)(1[89]\d\d|20\d\d)(?!\d)/.exec(text)?.[1] ?? /^(1[89]\d\d|20\d\d)\d{4}$/.exec(text)?.[1])
  return year >= 1880 ? year : undefined
}
