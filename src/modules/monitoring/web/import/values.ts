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

/** Where the follow-up of a contact ended, as far as it says something of the person. */
const contactOutcomes: readonly [RegExp, Outcome | 'none'][] = [
  [/died|dead|死亡/i, 'died'],
  [/moved|transfer|转出|轉出|迁出|遷出/i, 'moved'],
  [/under|lost|complete|refus|active|non?[_ ]?show|随访|隨訪|观察|觀察|失访|失訪|完成|解除|拒/i, 'none'],
]
export const readContactOutcome = (text: string) => wordOf(contactOutcomes, text)

/** What a day of follow-up came to: seen and well, seen and unwell, not found; `undone`: nobody tried. */
export const dayResults = ['well', 'unwell', 'missed', 'undone'] as const
const dayWords: readonly [RegExp, (typeof dayResults)[number]][] = [
  [/not[_ ]?(attempted|performed|done)|未随访|未隨訪|未开展|未開展/i, 'undone'],
  [/seen[_ ]?not[_ ]?ok|unwell|symptom|ill|异常|異常|有症状|有症狀|发热|發熱/i, 'unwell'],
  [/missed|not[_ ]?(seen|found|reached)|未见|未見|失访|失訪|未联系|未聯繫|^(false|no|否|0)$/i, 'missed'],
  [/seen|ok|well|正常|无异常|無異常|^(true|yes|是|1)$/i, 'well'],
]
export const readDayResult = (text: string) =>
  /无异常|無異常|无症状|無症狀/.test(text) ? ('well' as const) : wordOf(dayWords, text)
