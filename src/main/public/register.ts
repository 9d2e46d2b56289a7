/**
 * The field register as residents read it: every field that the roll may hold, with what it is for. Which of them are asked
 * comes from the playbook; a field that the registry knows and this register does not is a mistake that the types find.
 */
import type { RollField } from '#modules/emergency/server/index.ts'
import { registryCommands, registryQueries } from '#modules/registry/contract/index.ts'
import { type Role, roles, type Text } from '#platform/contract/index.ts'

/** A field as it is explained. */
export interface Entry {
  name: Text
  why: Text
  /** How it is kept: `masked` ones are shown after a reason only, `sealed` ones are encrypted, `open` ones are counts. */
  kept: 'masked' | 'sealed' | 'open'
}

/** Fields of the roll. */
export const rollRegister: Record<RollField, Entry> = {
  headCount: {
    name: { 'zh-Hans': '住户人数', 'zh-Hant': '住戶人數', en: 'How many live there' },
    why: {
      'zh-Hans': '知道有没有漏掉的人，安排口罩、食物等供应。',
      'zh-Hant': '知道有沒有漏掉的人，安排口罩、食物等供應。',
      en: 'To know that nobody was missed, and to plan masks, food and other supplies.',
    },
    kept: 'open',
  },
  contactName: {
    name: { 'zh-Hans': '一位联系人的姓名', 'zh-Hant': '一位聯絡人的姓名', en: 'Name of one contact' },
    why: {
      'zh-Hans': '需要时知道该找谁。',
      'zh-Hant': '需要時知道該找誰。',
      en: 'To know whom to ask for.',
    },
    kept: 'sealed',
  },
  contactPhone: {
    name: { 'zh-Hans': '联系人的电话', 'zh-Hant': '聯絡人的電話', en: 'Telephone of the contact' },
    why: {
      'zh-Hans': '少上门，遇事先打电话。',
      'zh-Hant': '少上門，遇事先打電話。',
      en: 'To call first instead of knocking again.',
    },
    kept: 'masked',
  },
  name: {
    name: { 'zh-Hans': '成员姓名', 'zh-Hant': '成員姓名', en: 'Names of those who live there' },
    why: {
      'zh-Hans': '确认每个人都在册、没有重复。',
      'zh-Hant': '確認每個人都在冊、沒有重複。',
      en: 'To be sure that each person is on the roll once.',
    },
    kept: 'sealed',
  },
  sex: {
    name: { 'zh-Hans': '性别', 'zh-Hant': '性別', en: 'Sex' },
    why: {
      'zh-Hans': '核对成员，安排物资和服务。',
      'zh-Hant': '核對成員，安排物資和服務。',
      en: 'To tell members apart, and to plan supplies and services.',
    },
    kept: 'open',
  },
  birthYear: {
    name: { 'zh-Hans': '出生年份', 'zh-Hant': '出生年份', en: 'Year of birth' },
    why: {
      'zh-Hans': '照顾老人和儿童；不登记出生日期。',
      'zh-Hant': '照顧老人和兒童；不登記出生日期。',
      en: 'To look after the old and the very young; the day of birth is not asked.',
    },
    kept: 'open',
  },
  idNumber: {
    name: { 'zh-Hans': '证件号码', 'zh-Hant': '證件號碼', en: 'Identity number' },
    why: {
      'zh-Hans': '同名或证件办理等无法用其他方式核实时。',
      'zh-Hant': '同名或證件辦理等無法用其他方式核實時。',
      en: 'Where a person cannot be told from another in any other way.',
    },
    kept: 'masked',
  },
  phone: {
    name: { 'zh-Hans': '成员的电话', 'zh-Hant': '成員的電話', en: 'Telephone of a member' },
    why: {
      'zh-Hans': '联系人不便代为联系时。',
      'zh-Hant': '聯絡人不便代為聯絡時。',
      en: 'Where the contact cannot pass a call on.',
    },
    kept: 'masked',
  },
  arrivedOn: {
    name: { 'zh-Hans': '住进来的日期', 'zh-Hant': '住進來的日期', en: 'Day of moving in' },
    why: {
      'zh-Hans': '名册建立后才住进来的人。',
      'zh-Hant': '名冊建立後才住進來的人。',
      en: 'For those who came after the roll was made.',
    },
    kept: 'open',
  },
}

/** What the work itself leaves behind. */
export const workRegister: readonly Entry[] = [
  {
    name: { 'zh-Hans': '走访记录', 'zh-Hant': '走訪記錄', en: 'Visits' },
    why: {
      'zh-Hans': '哪一户、什么时候、谁去的、结果和下次时间：证明没有漏掉哪一户。',
      'zh-Hant': '哪一戶、什麼時候、誰去的、結果和下次時間：證明沒有漏掉哪一戶。',
      en: 'Which door, when, who went, what came of it and when next: the proof that no door was missed.',
    },
    kept: 'open',
  },
  {
    name: { 'zh-Hans': '走访备注', 'zh-Hant': '走訪備註', en: 'Notes of a visit' },
    why: {
      'zh-Hans': '约定的时间、怎样进门等，供下次走访。',
      'zh-Hant': '約定的時間、怎樣進門等，供下次走訪。',
      en: 'What was agreed, how to get in: for the next visit.',
    },
    kept: 'sealed',
  },
  {
    name: { 'zh-Hans': '离开的日期和去向', 'zh-Hant': '離開的日期和去向', en: 'Day of leaving and where to' },
    why: {
      'zh-Hans': '成员搬走或去世后不再计入人数；去向只分本县、外地、去世、不详。',
      'zh-Hant': '成員搬走或去世後不再計入人數；去向只分本縣、外地、去世、不詳。',
      en: 'So that nobody is counted who moved away or died; only this county, elsewhere, died or unknown.',
    },
    kept: 'open',
  },
  {
    name: { 'zh-Hans': '更改记录', 'zh-Hant': '更改記錄', en: 'Changes' },
    why: {
      'zh-Hans': '谁改了哪一项、改前改后：错误能找到并改回来。',
      'zh-Hant': '誰改了哪一項、改前改後：錯誤能找到並改回來。',
      en: 'Who changed which field from what to what, so that a mistake can be found and mended.',
    },
    kept: 'sealed',
  },
  {
    name: { 'zh-Hans': '查看记录', 'zh-Hant': '查看記錄', en: 'Looks' },
    why: {
      'zh-Hans': '谁在什么时候看了哪一户，看遮盖项目时的理由：滥用能被发现。',
      'zh-Hant': '誰在什麼時候看了哪一戶，看遮蓋項目時的理由：濫用能被發現。',
      en: 'Who looked at which household, when, and for which reason at masked fields: so that misuse is found.',
    },
    kept: 'open',
  },
]

/** Fields of somebody who is followed up for health reasons: a case, a contact, or who came from an affected area. Nobody else has them. */
export const monitoringRegister: readonly Entry[] = [
  {
    name: {
      'zh-Hans': '姓名、电话、证件号码',
      'zh-Hant': '姓名、電話、證件號碼',
      en: 'Name, telephone, identity number',
    },
    why: {
      'zh-Hans': '找得到本人，及时随访和就医。',
      'zh-Hant': '找得到本人，及時隨訪和就醫。',
      en: 'To find the person, for follow-up and timely care.',
    },
    kept: 'masked',
  },
  {
    name: { 'zh-Hans': '接触和发病的日期', 'zh-Hant': '接觸和發病的日期', en: 'Days of exposure and of falling ill' },
    why: {
      'zh-Hans': '弄清在哪里、什么时候接触，算出随访到哪一天结束。',
      'zh-Hant': '弄清在哪裡、什麼時候接觸，算出隨訪到哪一天結束。',
      en: 'To know where and when somebody was exposed, and on which day follow-up ends.',
    },
    kept: 'open',
  },
  {
    name: { 'zh-Hans': '体温和症状', 'zh-Hant': '體溫和症狀', en: 'Temperature and symptoms' },
    why: {
      'zh-Hans': '上门、电话或您凭编码自己报告的；不舒服时及时联系医生。',
      'zh-Hant': '上門、電話或您憑編碼自己報告的；不舒服時及時聯繫醫生。',
      en: 'As told at a visit, by telephone or by yourself with a code; so that a doctor is called in time.',
    },
    kept: 'sealed',
  },
  {
    name: { 'zh-Hans': '采样和结果', 'zh-Hant': '採樣和結果', en: 'Samples and results' },
    why: {
      'zh-Hans': '确定是不是病例，能不能解除。',
      'zh-Hant': '確定是不是病例，能不能解除。',
      en: 'To tell whether somebody is a case, and when somebody is free.',
    },
    kept: 'open',
  },
  {
    name: { 'zh-Hans': '去过的地方', 'zh-Hant': '去過的地方', en: 'Places visited' },
    why: {
      'zh-Hans': '只在调查时询问，用来告知同时在场的人。',
      'zh-Hant': '只在調查時詢問，用來告知同時在場的人。',
      en: 'Asked in an investigation alone, so that others who were there can be told.',
    },
    kept: 'masked',
  },
]

/** Roles that can read a household, as the contracts of the registry declare them. */
export function readers(): Role[] {
  const opens = [...registryCommands, ...registryQueries].filter(({ classes }) =>
    (classes as readonly string[]).includes('person.read'),
  )
  return roles.filter((role) => opens.some((one) => Array.isArray(one.roles) && one.roles.includes(role)))
}
