import type { Text } from '#platform/contract/index.ts'
import type { CountColumn } from './counts.ts'

/** Headings of the counts. */
export const columnNames: Readonly<Record<CountColumn, Text>> = {
  doors: { 'zh-Hans': '门户', 'zh-Hant': '門戶', en: 'Doors' },
  reached: { 'zh-Hans': '已到访有结果', 'zh-Hant': '已到訪有結果', en: 'Reached' },
  registered: { 'zh-Hans': '已登记', 'zh-Hant': '已登記', en: 'Registered' },
  refused: { 'zh-Hans': '拒访', 'zh-Hant': '拒訪', en: 'Refused' },
  vacant: { 'zh-Hans': '空置', 'zh-Hant': '空置', en: 'Vacant' },
  other: { 'zh-Hans': '已拆除或非住宅', 'zh-Hant': '已拆除或非住宅', en: 'Demolished or no dwelling' },
  unreached: { 'zh-Hans': '未到', 'zh-Hant': '未到', en: 'Unreached' },
  nobodyHome: { 'zh-Hans': '无人在家', 'zh-Hant': '無人在家', en: 'Nobody home' },
  persons: { 'zh-Hans': '人数', 'zh-Hant': '人數', en: 'Persons' },
  visits: { 'zh-Hans': '期间走访次数', 'zh-Hant': '期間走訪次數', en: 'Visits in the period' },
}

/** Other words of a sheet. */
export const words = {
  title: { 'zh-Hans': '登记覆盖统计', 'zh-Hant': '登記覆蓋統計', en: 'Registration coverage statistics' },
  area: { 'zh-Hans': '区域', 'zh-Hant': '區域', en: 'Area' },
  period: { 'zh-Hans': '期间', 'zh-Hant': '期間', en: 'Period' },
  upTo: { 'zh-Hans': '{{from}} 至 {{to}}', 'zh-Hant': '{{from}} 至 {{to}}', en: '{{from}} to {{to}}' },
  standing: {
    'zh-Hans': '除走访次数外，各数为当日结束时的状况。',
    'zh-Hant': '除走訪次數外，各數為當日結束時的狀況。',
    en: 'All figures but the visits are as of the end of the day.',
  },
  made: { 'zh-Hans': '制表时间', 'zh-Hant': '製表時間', en: 'Made' },
  madeBy: { 'zh-Hans': '制表角色', 'zh-Hant': '製表角色', en: 'Made by (role)' },
  use: { 'zh-Hans': '用途', 'zh-Hant': '用途', en: 'For use' },
  inside: { 'zh-Hans': '县内使用，不得外传', 'zh-Hant': '縣內使用，不得外傳', en: 'inside the county only' },
  outside: {
    'zh-Hans': '可供县外使用：1 至 10 的数及可推算它们的数以 * 代替',
    'zh-Hant': '可供縣外使用：1 至 10 的數及可推算它們的數以 * 代替',
    en: 'outside the county: counts of 1 to 10, and those from which they could be worked out, are shown as *',
  },
  day: { 'zh-Hans': '日期', 'zh-Hant': '日期', en: 'Day' },
  class: { 'zh-Hans': '小区类别', 'zh-Hant': '小區類別', en: 'Class of compound' },
  total: { 'zh-Hans': '合计', 'zh-Hant': '合計', en: 'Total' },
} as const satisfies Record<string, Text>

/** The classes of compounds, and none. */
export const classNames: readonly Text[] = [
  { 'zh-Hans': '不在小区内', 'zh-Hant': '不在小區內', en: 'In no compound' },
  { 'zh-Hans': '一类（有原单位）', 'zh-Hant': '一類（有原單位）', en: 'Class 1 (original work unit)' },
  { 'zh-Hans': '二类（有物业公司）', 'zh-Hant': '二類（有物業公司）', en: 'Class 2 (property company)' },
  { 'zh-Hans': '三类（无单位、无物业）', 'zh-Hant': '三類（無單位、無物業）', en: 'Class 3 (neither)' },
]
