import { namesOf } from '#modules/agency/server/index.ts'
import { type Language, type ParamsOf, Problem, problems, type Text } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import type { Cell } from '#platform/server/csv.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import { searchPatterns } from '#platform/server/db/search.ts'
import type { FileAnswer } from '#platform/server/http/queries-route.ts'
import { sheetFile } from '#platform/server/http/sheet-file.ts'
import {
  type FindingKind,
  findingsSheet,
  listFindings,
  listOwnFindings,
  ownFindingsSheet,
  type Trade,
} from '../contract/index.ts'
import { instantsOf } from './period.ts'
import { presentFinding } from './present.ts'
import { type FindingFilter, findingPage, type Reach } from './queries-read.ts'

const last = { at: '9999-12-31T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
type Filter = Pick<ParamsOf<typeof listFindings>, 'kind' | 'from' | 'to' | 'q'>

function filterOf({ kind, from, to, q }: Filter): Pick<FindingFilter, 'kind' | 'period' | 'words'> {
  if ((from === undefined) !== (to === undefined))
    throw new Problem(problems.invalid, undefined, [
      { path: from === undefined ? '/from' : '/to', definition: problems.field_required },
    ])
  const period = from && to ? instantsOf(from, to) : ([new Date(0), new Date(last.at)] as const)
  return { kind: kind ?? null, period, words: searchPatterns(q ?? '') }
}

async function listed(work: Work, who: Reach, { after, limit = 50, ...filter }: ParamsOf<typeof listFindings>) {
  const [at = last.at, id = last.id] = readCursor(after, ['instant', 'uuid']) ?? []
  const rows = await findingPage(work.db, work.county, who, { ...filterOf(filter), at, id, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const names = await namesOf(work, [...new Set(items.map(({ found_by }) => found_by))])
  const end = items.at(-1)
  return {
    items: items.map((row) => presentFinding(row, names.get(row.found_by)?.name ?? '')),
    ...(rows.length > limit && end ? { next: writeCursor([end.found_at.toISOString(), end.id]) } : {}),
  }
}

const text = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })
const title = text('巡查发现的问题', '巡查發現的問題', 'Findings of patrols')
const columns: readonly Text[] = [
  text('时间', '時間', 'Found at'),
  text('问题', '問題', 'Finding'),
  text('场所', '場所', 'Premises'),
  text('行业', '行業', 'Trade'),
  text('所在地', '所在地', 'Place'),
  text('情况', '情況', 'What was seen'),
  text('任务', '任務', 'Run'),
  text('单位', '單位', 'Agency'),
  text('事件编号', '事件編號', 'Incident'),
  text('事件状态', '事件狀態', 'State of the incident'),
]
/** Kinds and trades as a sheet names them; the screens' words say the same. */
const kindNames: Readonly<Record<FindingKind, Text>> = {
  open_despite_closure: text('应停业仍营业', '應停業仍營業', 'Open despite closure'),
  crowding: text('人员聚集', '人員聚集', 'Crowding'),
  no_screening: text('未测温登记', '未測溫登記', 'No temperature check or register'),
  disinfection: text('消毒通风不到位', '消毒通風不到位', 'Disinfection or airing wanting'),
  price: text('哄抬价格', '哄抬價格', 'Price gouging'),
  hazard: text('安全隐患', '安全隱患', 'Hazard'),
  other: text('其他', '其他', 'Other'),
}
const tradeNames: Readonly<Record<Trade, Text>> = {
  market: text('农贸市场', '農貿市場', 'Food market'),
  supermarket: text('超市商店', '超市商店', 'Shop'),
  restaurant: text('餐馆', '餐館', 'Restaurant'),
  pharmacy: text('药店', '藥店', 'Pharmacy'),
  hotel: text('宾馆旅店', '賓館旅店', 'Hotel'),
  entertainment: text('娱乐场所', '娛樂場所', 'Entertainment'),
  transport: text('车站客运', '車站客運', 'Transport'),
  other: text('其他场所', '其他場所', 'Other premises'),
}
const stateNames: Readonly<Record<string, Text>> = {
  open: text('待派', '待派', 'To assign'),
  assigned: text('在办', '在辦', 'Assigned'),
  solved: text('已解决', '已解決', 'Solved'),
  closed: text('已办结', '已辦結', 'Closed'),
  joined: text('已并入', '已併入', 'Joined'),
}
const mostRows = 20_000

/** County time to the minute. */
const moment = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** What the list shows, row for row; nobody is named. */
async function sheetOf(work: Work, who: Reach, params: ParamsOf<typeof findingsSheet>): Promise<FileAnswer> {
  const { format, language: asked, from, to } = params
  const language: Language = asked ?? work.language
  const rows = await findingPage(work.db, work.county, who, { ...filterOf(params), ...last, limit: mostRows })
  const lines = rows.map((row): Cell[] => [
    ...[moment(row.found_at), kindNames[row.kind][language], row.stop_name ?? ''],
    ...[row.trade ? tradeNames[row.trade][language] : '', row.place_name ?? '', row.said, row.run_name],
    ...[row.agency_name ?? '', row.link_year && row.link_no ? `${row.link_year}-${row.link_no}` : ''],
    row.link_state ? (stateNames[row.link_state]?.[language] ?? '') : '',
  ])
  const sheet = [columns.map((one) => one[language]), ...lines]
  const name = `${[title[language], from, to].filter(Boolean).join('-')}.${format}`
  return sheetFile(name, format, sheet, 0, title[language])
}

/** Answers about what patrols found: page by page, and as a file. */
export const findingAnswers = [
  answer(listFindings, (work, params) => listed(work, 'all', params)),
  answer(listOwnFindings, (work, params) => listed(work, 'own', params)),
  answer(findingsSheet, (work, params) => sheetOf(work, 'all', params)),
  answer(ownFindingsSheet, (work, params) => sheetOf(work, 'own', params)),
]
