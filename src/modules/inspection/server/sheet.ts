import type { Language, Text } from '#platform/contract/index.ts'
import { answer } from '#platform/server/commands/module.ts'
import type { Cell } from '#platform/server/csv.ts'
import { sheetFile } from '#platform/server/http/sheet-file.ts'
import { type FindingKind, type FindingState, reportSheet } from '../contract/index.ts'
import { reportOf } from './report.ts'

const text = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })
const title = text('督查通报', '督查通報', 'Inspections')
const columns: readonly Text[] = [
  text('发现时间', '發現時間', 'Found at'),
  text('值守点', '值守點', 'Post'),
  text('责任单位', '責任單位', 'Agency'),
  text('问题', '問題', 'Finding'),
  text('人员', '人員', 'Person'),
  text('情况', '情況', 'Details'),
  text('14 天内重复', '14 天內重複', 'Repeated in 14 days'),
  text('状态', '狀態', 'State'),
  text('逾期', '逾期', 'Late'),
  text('答复', '答覆', 'Answer'),
  text('销号时间', '銷號時間', 'Closed at'),
]
/** Kinds as a sheet names them; the screens' words say the same. */
export const kindNames: Readonly<Record<FindingKind, Text>> = {
  empty: text('空岗（排班也无人）', '空崗（排班也無人）', 'Empty, nobody rostered'),
  absent: text('人不在岗', '人不在崗', 'Absent'),
  replaced: text('他人顶替', '他人頂替', 'Somebody else there'),
  equipment: text('器材', '器材', 'Equipment'),
  disinfection: text('消毒', '消毒', 'Disinfection'),
  records: text('登记台账', '登記台賬', 'Records'),
  signs: text('标识告示', '標識告示', 'Signs'),
  supplies: text('物资短缺', '物資短缺', 'Supplies short'),
  relief: text('人手不够', '人手不夠', 'Too few people'),
  shelter: text('取暖避雨', '取暖避雨', 'Shelter and heating'),
  meals: text('就餐', '就餐', 'Meals'),
  traffic: text('交通秩序', '交通秩序', 'Traffic'),
  other: text('其他困难', '其他困難', 'Other difficulty'),
}
const stateNames: Readonly<Record<FindingState, Text>> = {
  open: text('待答复', '待答覆', 'To answer'),
  answered: text('已答复', '已答覆', 'Answered'),
  returned: text('退回重办', '退回重辦', 'Returned'),
  closed: text('已销号', '已銷號', 'Closed'),
}
const yes = text('是', '是', 'yes')
const mostRows = 20_000

/** County time to the minute. */
const moment = (at: string | null): string =>
  at ? new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : ''

/** Every finding of a period, row for row. */
export const sheetAnswer = answer(reportSheet, async (work, { from, to, format, language: asked }) => {
  const language: Language = asked ?? work.language
  const { findings } = await reportOf(work, from, to, mostRows)
  const rows = findings.map((one): Cell[] => [
    ...[moment(one.foundAt), one.postName, one.agencyName ?? '', kindNames[one.kind][language], one.person ?? ''],
    ...[one.said ?? '', one.repeats, stateNames[one.state][language], one.late ? yes[language] : ''],
    ...[one.answer ?? '', moment(one.closedAt)],
  ])
  const sheet = [columns.map((one) => one[language]), ...rows]
  const name = `${title[language]}-${from}-${to}.${format}`
  return sheetFile(name, format, sheet, 0, title[language])
})
