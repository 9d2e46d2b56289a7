import { type ColumnsOf, guessColumns, type HeadingWords } from '#platform/web/columns.ts'

/** What a column of a line list can be; `from` and `to` those of a list of links. */
export const caseFields = ['code', 'onset', 'reported', 'sex', 'age', 'birthYear', 'status', 'outcome'] as const
export const contactFields = ['code', 'starts', 'ends', 'reported', 'sex', 'age', 'birthYear', 'contactStatus'] as const
export const followUpFields = ['code', 'day', 'told'] as const
export const linkFields = ['from', 'to'] as const
export type CaseField = (typeof caseFields)[number]
export type LinkField = (typeof linkFields)[number]
export type ContactField = (typeof contactFields)[number]
export type FollowUpField = (typeof followUpFields)[number]
export type Field = CaseField | ContactField | FollowUpField | LinkField
export type Mapping = ColumnsOf<Field>

const caseWords: HeadingWords<CaseField> = {
  code: [
    /^(case[_ ]?(id|no)|id|case|patient[_ ]?(id|no))$/i,
    /^(病例|患者|个案|個案)?(编号|編號|编码|編碼|号|號)$/,
    /(visual[_ ]?id|case[_ ]?(number|code))$/i,
    /^(序号|序號|no\.?)$/i,
  ],
  onset: [
    /^(dt|date)[_ ]?(of[_ ])?(symptom[_ ]?)?onset$/i,
    /(发病|發病|起病)(日期|时间|時間|日)/,
    /onset([_ ]?date)?$/i,
    /^(onset|发病|發病)/i,
  ],
  reported: [
    /^(dt|date)[_ ]?(of[_ ])?report(ing|ed)?$/i,
    /(报告|報告|上报|上報)(日期|时间|時間|日)/,
    /(确诊|確診|诊断|診斷)(日期|时间|時間|日)/,
    /^(dt|date)[_ ]?(of[_ ])?(confirm(ation|ed)?|diag(nosis)?|notification)$/i,
    /(report|confirm|confirmation|diagnosis)[_ ]?(date|day)$/i,
  ],
  sex: [/^(sex|gender|性别|性別)$/i],
  age: [/^(age|age[_ ]?(years|in years)|年龄|年齡)([(（].*)?$/i],
  birthYear: [/^(出生年份?|出生日期|生日|birth[_ ]?(year|date)|date[_ ]?of[_ ]?birth|year[_ ]?of[_ ]?birth|dob)$/i],
  status: [
    /^(classification|case[_ ]?(status|classification)|病例分类|病例分類|诊断分类|判定)$/i,
    /^(status|状态|狀態)$/i,
  ],
  outcome: [/^(outcome(_id)?|转归|轉歸|结局|結局)$/i],
}
const contactCode: HeadingWords<'code'>['code'] = [
  /^contact[_ ]?(id|no|code)$/i,
  /^(密接|密切接触者|密切接觸者|接触者|接觸者)(编号|編號|编码|編碼)$/,
  ...caseWords.code,
]
const contactWords: HeadingWords<ContactField> = {
  code: contactCode,
  starts: [/follow[_ -]?up[_ ]?(start|begin)/i, /(随访|隨訪|观察|觀察)(开始|開始|起始)(日期|日)?$/],
  ends: [/follow[_ -]?up[_ ]?end/i, /(随访|隨訪|观察|觀察)(结束|結束|截止)(日期|日)?$/],
  reported: caseWords.reported,
  sex: caseWords.sex,
  age: caseWords.age,
  birthYear: caseWords.birthYear,
  contactStatus: [
    /^(contact|follow[_ -]?up)[_ ]?status$/i,
    /^(随访|隨訪|观察|觀察)(状态|狀態|结果|結果)$/,
    /^(status|状态|狀態)$/i,
  ],
}
const followUpWords: HeadingWords<FollowUpField> = {
  code: contactCode,
  day: [
    /^(dt|date)[_ ]?(of[_ ])?follow[_ -]?up$/i,
    /^follow[_ -]?up[_ ]?(date|day)$/i,
    /^(随访|隨訪)(日期|时间|時間|日)$/,
  ],
  told: [/^follow[_ -]?up[_ ]?(status|result)$/i, /^(随访|隨訪)(结果|結果|情况|情況|状态|狀態)$/, /^seen$/i],
}
const linkWords: HeadingWords<LinkField> = {
  from: [
    /^(from|infector)$/i,
    /^source.*visual/i,
    /^source([_ ]?(id|case|case[_ ]?id|uuid))?$/i,
    /^(感染来源|感染來源|上线|上線|来源病例|來源病例|传染源|傳染源|来源)(编号|編號)?$/,
  ],
  to: [
    /^(to|infectee)$/i,
    /^target.*visual/i,
    /^target([_ ]?(id|case|case[_ ]?id|uuid))?$/i,
    /^(下线|下線|密接|密切接触者|密切接觸者|续发病例|續發病例|被感染者)(编号|編號)?$/,
    /^(case[_ ]?id|病例编号|病例編號|患者编号)$/i,
  ],
}

/** What a sheet is: cases, contacts with the days of their follow-up, what was told of them day by day, links, or nothing of it. */
export const sheetKinds = ['cases', 'contacts', 'followUps', 'links', 'none'] as const
export type SheetKind = (typeof sheetKinds)[number]

/** Fields of a kind of sheet. */
export const fieldsOf = (kind: SheetKind): readonly Field[] =>
  ({ cases: caseFields, contacts: contactFields, followUps: followUpFields, links: linkFields, none: [] })[kind]

/** Columns of a sheet of that kind by their headings. */
export function guessMapping(
  kind: SheetKind,
  headings: readonly string[],
  remembered: Partial<Record<Field, string>> = {},
): Mapping {
  if (kind === 'cases') return guessColumns(caseWords, headings, remembered)
  if (kind === 'contacts') return guessColumns(contactWords, headings, remembered)
  if (kind === 'followUps') return guessColumns(followUpWords, headings, remembered)
  return kind === 'links' ? guessColumns(linkWords, headings, remembered) : {}
}

const [infector] = linkWords.from
/**
 * A sheet that names the first day of follow-ups is a list of contacts, one with a day and a result of each the follow-ups themselves; one
 * with two columns of codes is a list of links, any other a list of cases. A list of cases may name a source beside the case;
 * only one whose heading says that somebody infected makes a link of it.
 */
export function guessKind(headings: readonly string[]): SheetKind {
  const told = guessMapping('followUps', headings)
  if (told.code !== undefined && told.day !== undefined && told.told !== undefined) return 'followUps'
  const contact = guessMapping('contacts', headings)
  if (contact.code !== undefined && contact.starts !== undefined) return 'contacts'
  const { from, to } = guessMapping('links', headings)
  if (from === undefined || to === undefined) return 'cases'
  const isTarget = linkWords.to.slice(0, -1).some((word) => word.test(headings[to]?.trim() ?? ''))
  return isTarget || infector?.test(headings[from]?.trim() ?? '') ? 'links' : 'cases'
}

/** The row of headings among the first ten: the one whose words fit most fields, the first of those. */
export function headingRow(rows: readonly (readonly string[])[]): number {
  const scores = rows.slice(0, 10).map((row) => Object.keys(guessMapping(guessKind(row), row)).length)
  return Math.max(0, scores.indexOf(Math.max(1, ...scores)))
}
