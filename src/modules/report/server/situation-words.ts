import type { Text } from '#platform/contract/index.ts'
import type { figureCodes, SituationFigure, Texts } from '../contract/index.ts'

type Code = (typeof figureCodes)[number]
const text = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })

/** Names of the figures, for the file. */
export const figureNames: Readonly<Record<Code, Text>> = {
  doors: text('住户（门牌）', '住戶（門牌）', 'Doors'),
  reached: text('已走访有结果', '已走訪有結果', 'Reached'),
  nobody_home: text('无人', '無人', 'Nobody home'),
  unreached: text('未到', '未到', 'Not reached'),
  persons: text('已登记人数', '已登記人數', 'Persons registered'),
  visits_today: text('当日走访', '當日走訪', 'Visits of the day'),
  passes_in: text('24 小时进入（车次）', '24 小時進入（車次）', 'In, 24 h (passes)'),
  passes_out: text('24 小时离开（车次）', '24 小時離開（車次）', 'Out, 24 h (passes)'),
  leads_open: text('线索在办', '線索在辦', 'Leads open'),
  leads_returned: text('线索已反馈', '線索已反饋', 'Leads sent back'),
  measures_running: text('管控措施执行中', '管控措施執行中', 'Measures running'),
  measures_of: text('其中依据', '其中依據', 'By ground'),
  followed_up: text('随访中', '隨訪中', 'Followed up'),
  cases: text('病例', '病例', 'Cases'),
  incidents_open: text('事件在办', '事件在辦', 'Incidents open'),
  incidents_late: text('事件逾期', '事件逾期', 'Incidents late'),
  duty_holes: text('24 小时内缺口', '24 小時內缺口', 'Holes within 24 h'),
  supply_short: text('短少未查清', '短少未查清', 'Short, not settled'),
  supply_low: text('告急（品种·点）', '告急（品種·點）', 'Low (item and point)'),
  requests_waiting: text('申领待批', '申領待批', 'Requests waiting'),
  directives_open: text('要求未销号', '要求未銷號', 'Demands not signed off'),
  directives_late: text('要求逾期', '要求逾期', 'Demands late'),
  directives_unreceived: text('要求未签收', '要求未簽收', 'Demands not signed for'),
}

/** Names of the sources, for the file. */
export const sourceNames: Readonly<Record<SituationFigure['source'], Text>> = {
  registry: text('覆盖台账', '覆蓋臺賬', 'Coverage ledger'),
  checkpoint: text('卡口通行登记', '卡口通行登記', 'Checkpoint register'),
  lead: text('线索台账', '線索臺賬', 'Leads'),
  measure: text('管控措施', '管控措施', 'Measures'),
  monitoring: text('监测随访', '監測隨訪', 'Monitoring'),
  incident: text('事件', '事件', 'Incidents'),
  duty: text('值守排班', '值守排班', 'Rosters'),
  supply: text('物资台账', '物資臺賬', 'Supplies'),
  directive: text('通知要求', '通知要求', 'Directives'),
}

/** Headings of the file. */
export const fileWords = {
  title: text('情况报告', '情況報告', 'Situation report'),
  no: text('期号', '期號', 'No.'),
  period: text('时段', '時段', 'Period'),
  signed: text('签发', '簽發', 'Signed'),
  draft: text('草稿，未签发', '草稿，未簽發', 'Draft, not signed'),
  hash: text('校验值', '校驗值', 'Hash'),
  figure: text('数据', '數據', 'Figure'),
  files: text('附件', '附件', 'Files'),
  size: text('字节', '位元組', 'Bytes'),
  part: text('分项', '分項', 'Part'),
  value: text('数值', '數值', 'Value'),
  change: text('较上期', '較上期', 'Change'),
  source: text('来源', '來源', 'Source'),
  at: text('截至', '截至', 'As of'),
  note: text('备注', '備註', 'Note'),
  small: text('1–10 不列出', '1–10 不列出', '1–10 not shown'),
} as const

/** A moment as the county's papers write it, by its own clock: 1月24日18时30分. */
function moment(at: Date): string {
  const local = new Date(at.getTime() + 8 * 3_600_000)
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日${local.getUTCHours()}时${local.getUTCMinutes()}分`
}

/** The first words of a draft, in the language of the county's papers: what the figures say, and nothing that they do not. */
export function firstTexts(figures: readonly SituationFigure[], at: Date): Texts {
  const sum = (code: Code) =>
    figures.filter((one) => one.code === code).reduce((total, { value }) => total + (value ?? 0), 0)
  const some = (code: Code) => {
    const value = figures.find((one) => one.code === code)?.value
    return value === null ? '10以内' : String(value ?? 0)
  }
  const problems = [
    ['duty_holes', '值守缺口', '个'],
    ['directives_late', '通知要求逾期', '项'],
    ['incidents_late', '事件逾期', '件'],
    ['supply_low', '物资告急', '处'],
  ] as const
  const open = problems.filter(([code]) => sum(code) > 0).map(([code, name, unit]) => `${name}${sum(code)}${unit}`)
  return {
    summary: [
      `截至${moment(at)}，全县${sum('doors')}户，已走访有结果${sum('reached')}户，无人${sum('nobody_home')}户，未到${sum('unreached')}户；当日走访${sum('visits_today')}次。`,
      `卡口24小时进入${sum('passes_in')}车次、离开${sum('passes_out')}车次。`,
      `病例${some('cases')}例，随访中${some('followed_up')}人，执行中的管控措施${some('measures_running')}件。`,
      `线索在办${some('leads_open')}条，事件在办${sum('incidents_open')}件。`,
    ].join(''),
    done: '',
    problems: open.length > 0 ? `${open.join('，')}。` : '',
    next: '',
  }
}
